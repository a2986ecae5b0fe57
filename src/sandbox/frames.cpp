#include "sandbox/frames.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace marshrut::sandbox {

namespace {

constexpr std::uint64_t kMagic = 0x3130524B53524DULL;  // "MRSKR01" from the low byte up

Result<void> wait_for(int socket, short events, const Deadline& deadline) {
  for (;;) {
    int left = -1;
    if (deadline) {
      const auto span = std::chrono::ceil<std::chrono::milliseconds>(*deadline - std::chrono::steady_clock::now());
      if (span.count() <= 0) return Error{Code::timeout, "the other side takes too long", {}};
      left = static_cast<int>(std::min<std::int64_t>(span.count(), 1 << 30));
    }
    pollfd watched{socket, events, 0};
    const int ready = ::poll(&watched, 1, left);
    if (ready > 0) return {};
    if (ready < 0 && errno != EINTR) return Error{Code::io, "poll failed", {}};
  }
}

// Bytes without their end in one place: the largest part of a message is never copied on its way.
Result<void> send_all(int socket, const char* bytes, std::size_t size, const Deadline& deadline) {
  while (size > 0) {
    const ssize_t sent = ::send(socket, bytes, size, MSG_NOSIGNAL | (deadline ? MSG_DONTWAIT : 0));
    if (sent > 0) {
      bytes += sent;
      size -= static_cast<std::size_t>(sent);
      continue;
    }
    if (sent < 0 && errno == EINTR) continue;
    if (sent == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return Error{Code::unavailable, "peer is gone", {}};
    if (auto ready = wait_for(socket, POLLOUT, deadline); !ready) return ready;
  }
  return {};
}

Result<void> receive_all(int socket, char* bytes, std::size_t size, const Deadline& deadline) {
  while (size > 0) {
    const ssize_t got = ::recv(socket, bytes, size, deadline ? MSG_DONTWAIT : 0);
    if (got > 0) {
      bytes += got;
      size -= static_cast<std::size_t>(got);
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) return Error{Code::unavailable, "peer is gone", {}};
    if (auto ready = wait_for(socket, POLLIN, deadline); !ready) return ready;
  }
  return {};
}

Result<void> receive_numbers(int socket, std::vector<std::uint64_t>& numbers, const Deadline& deadline) {
  return receive_all(socket, reinterpret_cast<char*>(numbers.data()), numbers.size() * sizeof(std::uint64_t), deadline);
}

}  // namespace

Result<void> send_frames(int socket, const Frames& frames, const Deadline& deadline) {
  std::vector<std::uint64_t> head = {kMagic, frames.size()};
  for (const std::string& frame : frames) head.push_back(frame.size());
  auto sent = send_all(socket, reinterpret_cast<const char*>(head.data()), head.size() * sizeof(head[0]), deadline);
  for (std::size_t i = 0; sent && i < frames.size(); ++i) {
    sent = send_all(socket, frames[i].data(), frames[i].size(), deadline);
  }
  return sent;
}

Result<Frames> receive_frames(int socket, const Deadline& deadline, const FrameLimits& limits) {
  std::vector<std::uint64_t> head(2);
  if (auto got = receive_numbers(socket, head, deadline); !got) return got.error();
  if (head[0] != kMagic) return Error{Code::damaged, "not a message of ours", {}};
  if (head[1] > limits.count) return Error{Code::too_large, "too many parts in an answer", {}};
  std::vector<std::uint64_t> sizes(head[1]);
  if (auto got = receive_numbers(socket, sizes, deadline); !got) return got.error();
  std::uint64_t all = 0;
  for (const std::uint64_t size : sizes) {
    if (size > limits.bytes || (all += size) > limits.bytes) return Error{Code::too_large, "an answer too large", {}};
  }
  Frames frames(sizes.size());
  for (std::size_t i = 0; i < frames.size(); ++i) {
    frames[i].resize(sizes[i]);
    if (auto got = receive_all(socket, frames[i].data(), frames[i].size(), deadline); !got) return got.error();
  }
  return frames;
}

}  // namespace marshrut::sandbox
