#include "xlsx/spill_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/temporary.hpp"

namespace marshrut::xlsx {

namespace {
Error io_error() { return {Code::io, std::strerror(errno), "temporary file"}; }
}  // namespace

std::string scratch_pattern() { return temporary_pattern("marshrut-"); }

SpillFile::~SpillFile() {
  if (fd_ >= 0) ::close(fd_);
}

Result<void> SpillFile::open() {
  std::string name = scratch_pattern();
  fd_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd_ < 0) return io_error();
  ::unlink(name.c_str());
  return {};
}

Result<void> SpillFile::append(std::string_view bytes) {
  if (fd_ < 0) {
    if (auto opened = open(); !opened) return opened;
  }
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return io_error();
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

Result<void> SpillFile::read(std::uint64_t offset, std::size_t room, std::string& out) const {
  const std::size_t before = out.size();
  out.resize(before + room);
  std::size_t filled = 0;
  while (filled < room) {
    const ssize_t count =
        ::pread(fd_, out.data() + before + filled, room - filled, static_cast<off_t>(offset + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return io_error();
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  out.resize(before + filled);
  return {};
}

}  // namespace marshrut::xlsx
