#include "store/sqlite/checkpointer.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "base/log.hpp"

namespace marshrut::store {

namespace {

constexpr int kMostPasses = 8;  // before the rest is left to who commits

struct Closer {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

}  // namespace

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Checkpointer::committed(sqlite3* database, int frames) {
  {
    const std::lock_guard lock(mutex_);
    if (frames < frames_) carried_ = 0;  // the log has begun anew
    frames_ = frames;
    const bool begun = thread_.joinable();
    if (!begun) thread_ = std::thread([this] { run(); });
    if (begun && frames_ - carried_ >= limits_.enough) wake_.notify_one();
    if (!finish_ && frames < limits_.far) return;
    finish_ = false;
  }
  sqlite3_wal_checkpoint_v2(database, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

void Checkpointer::run() {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    const int before = frames_;
    const bool enough =
        wake_.wait_for(lock, limits_.quiet, [&] { return stop_ || frames_ - carried_ >= limits_.enough; });
    const bool quiet = frames_ == before && frames_ > carried_;
    if (stop_ || (!enough && !quiet)) continue;
    const int had = carried_;
    carry_over(lock);
    finish_ = frames_ > carried_;
    // A reader holds it up, or the disk: no use in trying without a pause.
    if (carried_ == had) wake_.wait_for(lock, limits_.quiet, [&] { return stop_; });
  }
}

// The lock is free while it copies.
void Checkpointer::carry_over(std::unique_lock<std::mutex>& lock) {
  lock.unlock();
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int code = sqlite3_open_v2(database_.c_str(), &opened, flags, nullptr);
  const std::unique_ptr<sqlite3, Closer> database(opened);
  // Only a connection that has read something knows that there is a log.
  if (code == SQLITE_OK) code = sqlite3_exec(opened, "PRAGMA schema_version", nullptr, nullptr, nullptr);
  lock.lock();
  for (int pass = 0; code == SQLITE_OK && pass < kMostPasses && !stop_; ++pass) {
    if (pass > 0 && frames_ - carried_ <= limits_.little) break;
    lock.unlock();
    int carried = 0;
    code = sqlite3_wal_checkpoint_v2(opened, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, &carried);
    lock.lock();
    carried_ = std::min(carried, frames_);
  }
  if (code != SQLITE_OK && code != SQLITE_BUSY)
    log(Level::warning, "store.checkpoint", {{"sqlite", std::int64_t{code}}});
}

}  // namespace marshrut::store
