#include "app/line_reader.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace marshrut::app {

namespace {

constexpr std::string_view kBom = "\xEF\xBB\xBF";
constexpr int kPollMilliseconds = 100;  // how late a cancellation may be noticed while standard input is silent
constexpr std::size_t kBlock = 65536;

}  // namespace

LineReader::LineReader(int fd, bool owned, const std::atomic<bool>& cancelled, std::size_t max_line_bytes)
    : fd_(fd), owned_(owned), cancelled_(&cancelled), max_line_bytes_(max_line_bytes) {
  struct stat info {};
  if (::fstat(fd_, &info) == 0 && S_ISREG(info.st_mode)) bytes_in_all_ = static_cast<std::uint64_t>(info.st_size);
}

LineReader::LineReader(LineReader&& other) noexcept
    : fd_(other.fd_),
      owned_(std::exchange(other.owned_, false)),
      cancelled_(other.cancelled_),
      max_line_bytes_(other.max_line_bytes_),
      buffer_(std::move(other.buffer_)),
      position_(other.position_),
      line_number_(other.line_number_),
      bytes_read_(other.bytes_read_),
      bytes_in_all_(other.bytes_in_all_) {}

LineReader::~LineReader() {
  if (owned_) ::close(fd_);
}

Result<LineReader> LineReader::open(const std::filesystem::path& path, const std::atomic<bool>& cancelled,
                                    std::size_t max_line_bytes) {
  if (path == "-") return LineReader(STDIN_FILENO, false, cancelled, max_line_bytes);
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return Error{errno == ENOENT || errno == ENOTDIR ? Code::not_found : Code::io, std::strerror(errno), path.string()};
  }
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    ::close(fd);
    return Error{Code::bad_data, "is a directory", path.string()};
  }
  return LineReader(fd, true, cancelled, max_line_bytes);
}

// More bytes behind those that are not used yet; false at the end or when cancelled.
Result<bool> LineReader::refill() {
  buffer_.erase(0, position_);
  position_ = 0;
  std::array<char, kBlock> block{};
  while (!cancelled_->load(std::memory_order_relaxed)) {
    pollfd wait{fd_, POLLIN, 0};
    if (::poll(&wait, 1, kPollMilliseconds) <= 0) continue;  // nothing yet, or a signal: look at the flag again
    const ssize_t count = ::read(fd_, block.data(), block.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Error{Code::io, std::strerror(errno), {}};
    if (count == 0) return false;
    bytes_read_ += static_cast<std::uint64_t>(count);
    buffer_.append(block.data(), static_cast<std::size_t>(count));
    return true;
  }
  return false;
}

Result<bool> LineReader::skip_rest_of_line() {
  for (;;) {
    if (const std::size_t end = buffer_.find('\n', position_); end != std::string::npos) {
      position_ = end + 1;
      return true;
    }
    position_ = buffer_.size();
    auto more = refill();
    if (!more || !*more) return more;
  }
}

Result<bool> LineReader::next(std::string& line) {
  std::size_t searched = position_;
  for (;;) {
    if (cancelled_->load(std::memory_order_relaxed)) return false;
    const std::size_t end = buffer_.find('\n', searched);
    const std::size_t length = (end == std::string::npos ? buffer_.size() : end) - position_;
    if (length > max_line_bytes_) {
      ++line_number_;
      if (auto skipped = skip_rest_of_line(); !skipped) return skipped;
      return Error{Code::too_large, "the line is too long", {}};
    }
    if (end != std::string::npos) {
      line.assign(buffer_, position_, length);
      position_ = end + 1;
      break;
    }
    searched = length;
    auto more = refill();
    if (!more) return more;
    if (!*more) {
      if (buffer_.empty() || cancelled_->load(std::memory_order_relaxed)) return false;
      line = std::exchange(buffer_, {});
      break;
    }
  }
  if (++line_number_ == 1 && std::string_view(line).substr(0, kBom.size()) == kBom) line.erase(0, kBom.size());
  return true;
}

}  // namespace marshrut::app
