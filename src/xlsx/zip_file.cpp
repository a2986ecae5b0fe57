#include "xlsx/zip_file.hpp"

#include <minizip/zip.h>
#include <unistd.h>
#include <zlib.h>

#include <atomic>
#include <cerrno>
#include <cstring>

namespace marshrut::xlsx {

namespace {

// Deflating is most of the work. At this level a sorted sheet is still smaller than libxlsxwriter makes an unsorted one
// at zlib's usual level: bench/README.md.
constexpr int kLevel = 3;
constexpr std::uint64_t kZip64From = 0xF0000000U;

zip_fileinfo pinned_times() {
  zip_fileinfo info{};
  info.tmz_date.tm_mday = 1;
  info.tmz_date.tm_year = 1980;
  return info;
}

std::filesystem::path part_of(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter{0};
  return path.parent_path() / (".marshrut-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".part");
}

}  // namespace

Result<void> ZipFile::create(const std::filesystem::path& path, ZipFile& out) {
  out.path_ = path;
  out.part_ = part_of(path);
  errno = 0;
  out.zip_ = zipOpen64(out.part_.c_str(), APPEND_STATUS_CREATE);
  if (out.zip_ != nullptr) return {};
  const int number = errno;
  return Error{number == ENOENT || number == ENOTDIR ? Code::not_found : Code::io, std::strerror(number),
               path.string()};
}

ZipFile::~ZipFile() {
  if (zip_ == nullptr) return;
  zipClose(zip_, nullptr);
  ::unlink(part_.c_str());
}

Result<void> ZipFile::check(int status) const {
  if (status == ZIP_OK) return {};
  return Error{Code::io, errno == 0 ? "can't be written" : std::strerror(errno), path_.string()};
}

Result<void> ZipFile::copy(const opc::Member& member) {
  const zip_fileinfo info = pinned_times();
  constexpr int kRaw = 1;
  auto opened = check(zipOpenNewFileInZip2_64(zip_, member.name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                                              member.method, kLevel, kRaw, member.inflated >= kZip64From));
  if (!opened) return opened;
  if (auto done = write(member.compressed); !done) return done;
  return check(zipCloseFileInZipRaw64(zip_, member.inflated, member.crc32));
}

Result<void> ZipFile::begin(const std::string& name, std::uint64_t most) {
  const zip_fileinfo info = pinned_times();
  return check(zipOpenNewFileInZip64(zip_, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, kLevel,
                                     most >= kZip64From));
}

Result<void> ZipFile::write(std::string_view bytes) {
  return check(zipWriteInFileInZip(zip_, bytes.data(), static_cast<unsigned>(bytes.size())));
}

Result<void> ZipFile::end() { return check(zipCloseFileInZip(zip_)); }

Result<void> ZipFile::finish() {
  void* zip = zip_;
  zip_ = nullptr;
  Result<void> done = check(zipClose(zip, nullptr));
  if (done && ::rename(part_.c_str(), path_.c_str()) != 0) done = check(ZIP_ERRNO);
  if (!done) ::unlink(part_.c_str());
  return done;
}

}  // namespace marshrut::xlsx
