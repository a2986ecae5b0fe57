// gate/stop.hpp: a flag that also wakes whoever waits for a peer.
// Shapes:  set once -> is_set() for ever, and fd() can be read (for poll(2)).
// Owns:    a file descriptor; it must outlive who waits on it. Calls from any thread; set() from a signal handler too.
#pragma once

#include <atomic>

namespace marshrut::gate {

class StopFlag {
public:
  StopFlag();
  ~StopFlag();
  StopFlag(const StopFlag&) = delete;
  StopFlag& operator=(const StopFlag&) = delete;

  void set() noexcept;
  [[nodiscard]] bool is_set() const noexcept { return set_; }
  [[nodiscard]] int fd() const noexcept { return fd_; }

private:
  std::atomic<bool> set_{false};
  int fd_ = -1;
};

}  // namespace marshrut::gate
