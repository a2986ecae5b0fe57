#include "store/folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/digest.hpp"
#include "base/files.hpp"

namespace marshrut::store {

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

// flock goes with the process, however it ends: no stale lock is ever left behind.
Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  FolderLock lock;
  lock.file_ = ::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock.file_ < 0) return Error{Code::io, std::strerror(errno), "lock"};
  if (::flock(lock.file_, LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) return Error{Code::io, std::strerror(errno), "lock"};
  return Error{Code::unavailable, "another service works on this folder", "lock"};
}

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  if (std::filesystem::is_directory(folder, failed)) return {};
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), failed);
  // Personal data: for its owner alone.
  if (::mkdir(folder.c_str(), 0700) == 0 || errno == EEXIST) return {};
  return Error{Code::io, std::strerror(errno), "data folder"};
}

Result<std::string> node_of(const std::filesystem::path& folder) {
  constexpr std::size_t kIdBytes = 8;
  const auto path = folder / "node";
  auto known = read_file(path, kIdBytes * 4);
  if (known) return known;
  if (known.error().code != Code::not_found) return known.error();
  const auto written = write_file_atomic(path, random_hex(kIdBytes), Overwrite::refuse);
  // Somebody else may have been first; on a read-only disk a name for this run is enough.
  if (!written && written.error().code != Code::exists) return random_hex(kIdBytes);
  return read_file(path, kIdBytes * 4);
}

}  // namespace marshrut::store
