// xlsx/spill_file.hpp: bytes that don't fit into memory for a while; private to the module.
// Shapes:  append bytes; read them back from any place.
// Errors:  io (no room, no folder for temporary files).
// Owns:    a file without a name, for this user only: it is gone with the process, however that ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::xlsx {

// What mkstemp makes a name of, in the folder for such files.
std::string scratch_pattern();

class SpillFile {
public:
  SpillFile() = default;
  SpillFile(const SpillFile&) = delete;
  SpillFile& operator=(const SpillFile&) = delete;
  ~SpillFile();

  Result<void> append(std::string_view bytes);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Reads up to `room` bytes at `offset` behind what `out` holds.
  Result<void> read(std::uint64_t offset, std::size_t room, std::string& out) const;

private:
  Result<void> open();
  int fd_ = -1;
  std::uint64_t size_ = 0;
};

}  // namespace marshrut::xlsx
