// store/folder.hpp: the service's folder: its lock and the node's name; private to this module.
// Shapes:  folder -> a lock held as long as it lives; folder -> the node's id, made once.
// Errors:  unavailable (another service runs on it), io, not_found.
// Owns:    the lock's descriptor.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace marshrut::store {

class FolderLock {
public:
  FolderLock() = default;
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;

  static Result<FolderLock> take(const std::filesystem::path& folder);

private:
  int file_ = -1;
};

Result<void> make_folder(const std::filesystem::path& folder);
Result<std::string> node_of(const std::filesystem::path& folder);

}  // namespace marshrut::store
