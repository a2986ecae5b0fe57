#include "sandbox/scratch.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <utility>

#include "base/temporary.hpp"

namespace marshrut::sandbox {

namespace {

namespace fs = std::filesystem;

constexpr int kTries = 10;

// A folder of this user that is locked from now on; -1 when somebody holds it, or it is none.
int lock_folder(const fs::path& path) {
  const int folder = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (folder < 0) return -1;
  struct stat facts {};
  if (::fstat(folder, &facts) == 0 && facts.st_uid == ::geteuid() && ::flock(folder, LOCK_EX | LOCK_NB) == 0) {
    return folder;
  }
  ::close(folder);
  return -1;
}

// Between its making and its locking a sweep of another process can take it for one that is left over.
bool is_still_there(int folder) {
  struct stat facts {};
  return ::fstat(folder, &facts) == 0 && facts.st_nlink > 0;
}

}  // namespace

Result<Scratch> Scratch::make(const std::string& prefix) {
  for (int i = 0; i < kTries; ++i) {
    std::string pattern = temporary_pattern(prefix);
    if (::mkdtemp(pattern.data()) == nullptr) break;
    const int lock = lock_folder(pattern);
    if (lock >= 0 && is_still_there(lock)) return Scratch(pattern, lock);
    if (lock >= 0) ::close(lock);
  }
  return Error{Code::io, "no folder for temporary files", {}};
}

void Scratch::sweep(const std::string& prefix) {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(temporary_place(), ignored)) {
    if (entry.path().filename().string().rfind(prefix, 0) != 0) continue;
    const int lock = lock_folder(entry.path());
    if (lock < 0) continue;
    fs::remove_all(entry.path(), ignored);
    ::close(lock);
  }
}

Scratch::Scratch(Scratch&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

Scratch::~Scratch() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

}  // namespace marshrut::sandbox
