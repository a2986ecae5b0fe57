// app/bounded_queue.hpp: work from one thread to many, never more than a few pieces ahead; private to this module.
// Shapes:  push waits while the queue is full, pop while it is empty; close() ends both.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace marshrut::app {

template <class T>
class BoundedQueue {
public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  bool push(T piece) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || pieces_.size() < capacity_; });
    if (closed_) return false;
    pieces_.push_back(std::move(piece));
    changed_.notify_all();
    return true;
  }

  std::optional<T> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return closed_ || !pieces_.empty(); });
    if (pieces_.empty()) return std::nullopt;
    std::optional<T> piece(std::move(pieces_.front()));
    pieces_.pop_front();
    changed_.notify_all();
    return piece;
  }

  // No more is pushed; what is queued is still given out, unless it is dropped.
  void close(bool drop) {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    if (drop) pieces_.clear();
    changed_.notify_all();
  }

private:
  std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<T> pieces_;
  bool closed_ = false;
};

}  // namespace marshrut::app
