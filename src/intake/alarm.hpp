// intake/alarm.hpp: a thread's sleep that others can end: something came, or it is time to stop.
// Shapes:  wait(at most) -> whether to go on.
// Owns:    nothing but itself; calls from any thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string_view>

#include "base/log.hpp"

namespace marshrut::intake {

class Alarm {
public:
  // Returns at once when it rang since `seen` was set by the last wait. False: stop.
  bool wait(std::chrono::milliseconds most, std::uint64_t& seen) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, most, [&] { return stopped_ || rung_ != seen; });
    seen = rung_;
    return !stopped_;
  }
  void ring() {
    {
      const std::lock_guard lock(mutex_);
      ++rung_;
    }
    changed_.notify_all();
  }
  void stop() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
  }
  [[nodiscard]] bool stopped() const {
    const std::lock_guard lock(mutex_);
    return stopped_;
  }

  // Rounds one after another while there is something to do (a round's answer), else after a ring or `look`; until
  // stopped. A bug in a round is told as `event` and doesn't end them.
  template <class Round>
  void go_on(std::chrono::milliseconds look, std::string_view event, Round round) {
    std::uint64_t seen = 0;
    bool more = true;
    while (more || wait(look, seen)) {
      if (stopped()) return;
      more = false;
      try {
        more = round();
      } catch (const std::exception& bug) {
        log(Level::error, event, {{"what", bug.what()}});
      }
    }
  }

private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t rung_ = 0;
  bool stopped_ = false;
};

}  // namespace marshrut::intake
