#include "base/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

namespace marshrut {

namespace {

class Descriptor {
public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const { return fd_; }

private:
  int fd_;
};

Error io_error(const std::filesystem::path& path) {
  const int number = errno;
  const Code code = number == ENOENT || number == ENOTDIR ? Code::not_found : Code::io;
  return {code, std::strerror(number), path.string()};
}

Result<void> write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return io_error(path);
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::filesystem::path temporary_sibling(const std::filesystem::path& path) {
  static std::atomic<unsigned> counter{0};
  std::string name = ".marshrut-" + std::to_string(::getpid()) + "-" + std::to_string(counter++) + ".part";
  return path.parent_path() / name;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return io_error(path);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return io_error(path);
  if (S_ISDIR(info.st_mode)) return Error{Code::not_a_document, "is a directory", path.string()};
  std::string bytes;
  if (S_ISREG(info.st_mode)) {
    if (static_cast<std::size_t>(info.st_size) > max_bytes)
      return Error{Code::too_large, "file too large", path.string()};
    bytes.reserve(static_cast<std::size_t>(info.st_size));
  }
  char buffer[65536];
  for (;;) {
    const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
    if (count < 0) {
      if (errno == EINTR) continue;
      return io_error(path);
    }
    if (count == 0) break;
    if (bytes.size() + static_cast<std::size_t>(count) > max_bytes) {
      return Error{Code::too_large, "file too large", path.string()};
    }
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
  if (bytes.empty()) return Error{Code::empty, "the file has no bytes", path.string()};
  return bytes;
}

Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes, Overwrite overwrite) {
  const std::filesystem::path part = temporary_sibling(path);
  {
    const Descriptor fd(::open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (fd.get() < 0) return io_error(path);
    if (auto done = write_all(fd.get(), bytes, path); !done) {
      ::unlink(part.c_str());
      return done;
    }
  }
  if (overwrite == Overwrite::refuse) {
    // link() fails where the name is taken, which rename() would not.
    const int linked = ::link(part.c_str(), path.c_str());
    const int number = errno;
    ::unlink(part.c_str());
    if (linked == 0) return {};
    errno = number;
    if (number == EEXIST) return Error{Code::exists, "already there", path.string()};
    return io_error(path);
  }
  if (::rename(part.c_str(), path.c_str()) != 0) {
    const Error error = io_error(path);
    ::unlink(part.c_str());
    return error;
  }
  return {};
}

}  // namespace marshrut
