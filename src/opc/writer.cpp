#include "opc/writer.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <new>

#include "opc/bytes.hpp"

namespace marshrut::opc {

namespace {

constexpr std::uint16_t kStored = 0;
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kVersion = 20;   // 2.0, deflate
constexpr std::uint16_t kUtf8 = 0x0800;  // general purpose bit 11
constexpr std::uint16_t kMidnight = 0;
constexpr std::uint16_t kFirstDay = 0x0021;   // 1980-01-01
constexpr std::uint64_t kMax32 = 0xFFFFFFFF;  // stands for "see zip64", so it is no value either
constexpr std::uint64_t kMax16 = 0xFFFF;
constexpr std::size_t kMethodAt = 8;  // in the local header
constexpr std::size_t kPackedAt = 18;

std::uint32_t low32(std::uint64_t value) { return static_cast<std::uint32_t>(value & kMax32); }
std::uint16_t low16(std::uint64_t value) { return static_cast<std::uint16_t>(value & kMax16); }

std::uint16_t flags_for(std::string_view name) {
  const bool ascii = std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return ascii ? std::uint16_t{0} : kUtf8;
}

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};

}  // namespace

struct Deflater::Impl {
  std::unique_ptr<libdeflate_compressor, FreeCompressor> compressor;
  // Compressed here first: growing a std::string to the bound would fill it with zeros each time.
  std::unique_ptr<char[]> scratch;
  std::size_t capacity = 0;
};

Deflater::Deflater(int level) : impl_(std::make_unique<Impl>()) {
  impl_->compressor.reset(libdeflate_alloc_compressor(std::clamp(level, 0, 12)));
  if (!impl_->compressor) throw std::bad_alloc();
}
Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;

void Deflater::deflate(std::string_view bytes, std::string& out) {
  libdeflate_compressor* tool = impl_->compressor.get();
  const std::size_t bound = libdeflate_deflate_compress_bound(tool, bytes.size());
  if (impl_->capacity < bound) {
    impl_->scratch.reset(new char[bound]);
    impl_->capacity = bound;
  }
  // Never 0: the bound is enough.
  out.append(impl_->scratch.get(),
             libdeflate_deflate_compress(tool, bytes.data(), bytes.size(), impl_->scratch.get(), bound));
}

Writer::Writer(std::string& out, Deflater& deflater) : out_(out), deflater_(deflater) { out_.clear(); }

void Writer::begin(std::string_view name, std::uint16_t method, std::uint32_t crc, std::uint64_t packed,
                   std::uint64_t inflated) {
  records_.push_back({std::string(name), method, crc, packed, inflated, out_.size()});
  out_ += "PK\3\4";
  for (const std::uint16_t field : {kVersion, flags_for(name), method, kMidnight, kFirstDay}) put16(out_, field);
  for (const std::uint32_t field : {crc, low32(packed), low32(inflated)}) put32(out_, field);
  put16(out_, low16(name.size()));
  put16(out_, 0);
  out_ += name;
}

void Writer::add(std::string_view name, std::string_view bytes) {
  begin(name, kDeflated, crc32(bytes), 0, bytes.size());
  Record& record = records_.back();
  const std::size_t data = out_.size();
  deflater_.deflate(bytes, out_);
  record.packed = out_.size() - data;
  if (record.packed >= bytes.size()) {
    out_.resize(data);
    out_ += bytes;
    record.packed = bytes.size();
    record.method = kStored;
  }
  std::string patch;
  put16(patch, record.method);
  put32(patch, low32(record.packed));
  out_.replace(static_cast<std::size_t>(record.offset) + kMethodAt, 2, patch, 0, 2);
  out_.replace(static_cast<std::size_t>(record.offset) + kPackedAt, 4, patch, 2, 4);
}

void Writer::add_stored(std::string_view name, std::string_view bytes) {
  begin(name, kStored, crc32(bytes), bytes.size(), bytes.size());
  out_ += bytes;
}

void Writer::copy(const Member& member) {
  begin(member.name, member.method, member.crc32, member.compressed.size(), member.inflated);
  out_ += member.compressed;
}

Result<void> Writer::finish() {
  const std::uint64_t directory = out_.size();
  for (const Record& record : records_) {
    const bool fits = record.packed < kMax32 && record.inflated < kMax32 && record.offset < kMax32;
    if (!fits || record.name.size() > kMax16) return Error{Code::too_large, "too large for a zip", record.name};
    out_ += "PK\1\2";
    for (const std::uint16_t field :
         {kVersion, kVersion, flags_for(record.name), record.method, kMidnight, kFirstDay}) {
      put16(out_, field);
    }
    for (const std::uint32_t field : {record.crc, low32(record.packed), low32(record.inflated)}) put32(out_, field);
    put16(out_, low16(record.name.size()));
    out_.append(12, '\0');  // no extra field, comment, disk, attributes
    put32(out_, low32(record.offset));
    out_ += record.name;
  }
  if (out_.size() >= kMax32 || records_.size() >= kMax16) return Error{Code::too_large, "too large for a zip", {}};
  const std::uint64_t directory_bytes = out_.size() - directory;
  out_ += "PK\5\6";
  put32(out_, 0);  // one disk
  put16(out_, low16(records_.size()));
  put16(out_, low16(records_.size()));
  put32(out_, low32(directory_bytes));
  put32(out_, low32(directory));
  put16(out_, 0);
  return {};
}

std::uint32_t crc32(std::string_view bytes) { return libdeflate_crc32(0, bytes.data(), bytes.size()); }

}  // namespace marshrut::opc
