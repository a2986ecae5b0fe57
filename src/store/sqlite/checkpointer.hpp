// store/sqlite/checkpointer.hpp: carries the log over into the database, beside the thread that commits; private to
// this module. Shapes:  how many frames the log has after a commit -> checkpoints, so that the log begins anew. Units:
// frames are pages. Errors:  none leave it: a checkpoint that fails is told in the log and tried again; nothing is lost
// by one. Owns:    its thread (started when there is something to do) and its connection. Source:
// https://www.sqlite.org/wal.html («Avoiding Excessively Large WAL Files»).
//
// A passive checkpoint copies while others commit, and what they add meanwhile is copied by the next, shorter one. The
// last bit is left to who commits next: when all is copied and nobody reads from the log, the next writer begins it
// anew.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>

struct sqlite3;

namespace marshrut::store {

struct CheckpointLimits {
  int enough = 16'000;  // 256 MB: a burst of some thousand letters is written once before it is written twice
  int far = 64'000;     // 1 GB: faster in than out, and who commits helps
  int little = 128;     // 2 MB: what may be left to who commits
  std::chrono::milliseconds quiet{1000};  // without commits: what is there is carried over, however little;
                                          // and as long a pause when nothing could be
};

class Checkpointer {
public:
  explicit Checkpointer(std::filesystem::path database, const CheckpointLimits& limits = {})
      : database_(std::move(database)), limits_(limits) {}
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  // After each commit, by the connection that made it.
  void committed(sqlite3* database, int frames);

private:
  void run();
  void carry_over(std::unique_lock<std::mutex>& lock);

  std::filesystem::path database_;
  CheckpointLimits limits_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
  int frames_ = 0;   // of the log
  int carried_ = 0;  // so many of them are in the database
  bool finish_ = false, stop_ = false;
};

}  // namespace marshrut::store
