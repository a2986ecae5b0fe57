// opc/writer.hpp: a zip package written into one buffer; members that did not change are copied as compressed bytes.
// Shapes:  add / copy members in order, finish() -> the package's bytes.
// Units:   level is libdeflate's 0 (stored) to 12.
// Errors:  too_large when a member or the archive passes 4 GiB (no zip64 is written).
// Owns:    copies what it is given at once. Same members in, same bytes out: times are pinned (1980-01-01).
// Source:  PKWARE APPNOTE 6.3.3.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::opc {

// A libdeflate compressor that is kept between documents; one for each thread.
class Deflater {
public:
  explicit Deflater(int level = 6);
  ~Deflater();
  Deflater(Deflater&&) noexcept;
  Deflater& operator=(Deflater&&) noexcept;
  // Appends the raw deflate stream of `bytes` to `out`.
  void deflate(std::string_view bytes, std::string& out);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

class Writer {
public:
  // `out` is cleared and filled; its capacity is used again.
  Writer(std::string& out, Deflater& deflater);
  void add(std::string_view name, std::string_view bytes);
  void add_stored(std::string_view name, std::string_view bytes);
  void copy(const Member& member);
  Result<void> finish();

private:
  struct Record {
    std::string name;
    std::uint16_t method;
    std::uint32_t crc;
    std::uint64_t packed, inflated, offset;
  };
  void begin(std::string_view name, std::uint16_t method, std::uint32_t crc, std::uint64_t packed,
             std::uint64_t inflated);
  std::string& out_;
  Deflater& deflater_;
  std::vector<Record> records_;
};

std::uint32_t crc32(std::string_view bytes);

}  // namespace marshrut::opc
