// xlsx/zip_file.hpp: a zip written straight to a file, however large its members; private to the module.
// Shapes:  members by name, deflated here or copied as they are -> a file.
// Units:   bytes.
// Errors:  io (no room, no such folder); too_large is never: zip64 is used where a member says that it may need it.
// Owns:    the file until it is finished: one that isn't is removed. Times are pinned: same members, same bytes.
// Source:  PKWARE APPNOTE 6.3.3, through minizip.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::xlsx {

class ZipFile {
public:
  // Written beside `path`, which it becomes in finish().
  static Result<void> create(const std::filesystem::path& path, ZipFile& out);
  ZipFile() = default;
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;
  ~ZipFile();

  Result<void> copy(const opc::Member& member);
  // One member at a time: begin, write …, end. `most` is an upper bound of its bytes.
  Result<void> begin(const std::string& name, std::uint64_t most);
  Result<void> write(std::string_view bytes);
  Result<void> end();
  Result<void> finish();

private:
  [[nodiscard]] Result<void> check(int status) const;

  void* zip_ = nullptr;
  std::filesystem::path path_, part_;
};

}  // namespace marshrut::xlsx
