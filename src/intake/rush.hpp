// intake/rush.hpp: whether letters are pouring in just now, so that work which can wait gives way.
// Shapes:  the times of arrivals -> yes or no.
// Units:   as std::chrono::steady_clock has them.
// Owns:    nothing but itself; calls from any thread.
//
// Who sends waits for our 250 with a message in hand; an answer may come half a minute later. But no longer: when a
// rush lasts, both go on together, so that a flood never stops the work.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>

namespace marshrut::intake {

class Rush {
public:
  using Time = std::chrono::steady_clock::time_point;

  static constexpr std::size_t kArrivals = 8;  // so many …
  static constexpr std::chrono::milliseconds kWithin{100};
  static constexpr std::chrono::milliseconds kOver{500};  // without a rush: the next one is a new one
  static constexpr std::chrono::seconds kLongest{30};

  void arrived(Time now) {
    const std::lock_guard lock(mutex_);
    const Time earliest = times_[next_];
    times_[next_] = now;
    next_ = (next_ + 1) % kArrivals;
    if (earliest == Time{} || now - earliest > kWithin) return;
    if (last_ == Time{} || now - last_ > kOver) began_ = now;
    last_ = now;
  }
  // What can wait should.
  [[nodiscard]] bool lasts(Time now) const {
    const std::lock_guard lock(mutex_);
    return last_ != Time{} && now - last_ <= kWithin && now - began_ < kLongest;
  }

private:
  mutable std::mutex mutex_;
  std::array<Time, kArrivals> times_{};
  std::size_t next_ = 0;
  Time began_{}, last_{};
};

}  // namespace marshrut::intake
