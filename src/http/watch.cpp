#include "http/watch.hpp"

#include <sys/socket.h>

#include "base/log.hpp"

namespace marshrut::http {

namespace {

constexpr std::chrono::milliseconds kLook{250};

}  // namespace

Watch::~Watch() { stop(); }

void Watch::start() {
  thread_ = std::thread([this] { run(); });
}

void Watch::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Watch::enter(int descriptor, const std::string& peer, std::size_t most, std::size_t most_of_one) {
  const std::lock_guard lock(mutex_);
  if (all_.size() >= most || of_peer_[peer] >= most_of_one) return false;
  ++of_peer_[peer];
  all_[descriptor] = {peer, {}};
  return true;
}

void Watch::leave(int descriptor) {
  const std::lock_guard lock(mutex_);
  const auto found = all_.find(descriptor);
  if (found == all_.end()) return;
  if (--of_peer_[found->second.peer] == 0) of_peer_.erase(found->second.peer);
  all_.erase(found);
}

void Watch::give(int descriptor, std::optional<std::chrono::milliseconds> patience) {
  const std::lock_guard lock(mutex_);
  const auto found = all_.find(descriptor);
  if (found == all_.end()) return;
  found->second.deadline = patience ? std::optional(std::chrono::steady_clock::now() + *patience) : std::nullopt;
}

void Watch::shut_all() {
  const std::lock_guard lock(mutex_);
  for (const auto& [descriptor, watched] : all_) ::shutdown(descriptor, SHUT_RDWR);
}

void Watch::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    changed_.wait_for(lock, kLook);
    const Time now = std::chrono::steady_clock::now();
    for (auto& [descriptor, watched] : all_) {
      if (!watched.deadline || *watched.deadline > now) continue;
      watched.deadline.reset();
      // Whoever reads from it wakes with an end of stream, and closes it.
      ::shutdown(descriptor, SHUT_RDWR);
      log(Level::info, "http.slow");
    }
  }
}

}  // namespace marshrut::http
