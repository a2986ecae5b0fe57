// store/group_commit.hpp: jobs of many threads, committed together; private to this module.
// Shapes:  a job -> its result, once it is on disk.
// Errors:  as store.hpp.
// Owns:    the writing sessions.
//
// There is no thread of its own: the first thread that waits while a session is free takes what waits into one
// transaction, and the others sleep until theirs is done.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "store/session.hpp"

namespace marshrut::store {

class GroupCommit {
public:
  GroupCommit(std::vector<std::unique_ptr<Session>> sessions, std::size_t group);

  Result<void> run(const Job& job, Urgency urgency = Urgency::now);

private:
  struct Waiting {
    const Job* job = nullptr;
    bool patient = false;
    Result<void> result;
    bool taken = false, done = false;
    std::condition_variable wake;
  };
  using Batch = std::vector<Waiting*>;

  Batch take_batch();
  void wake_next();
  static void run_batch(Session& session, const Batch& batch);
  static bool run_together(Session& session, const Batch& batch);
  static Result<void> run_alone(Session& session, const Job& job);

  std::vector<std::unique_ptr<Session>> sessions_;
  std::size_t group_;
  std::mutex mutex_;
  std::vector<Session*> free_;
  std::deque<Waiting*> queue_;
};

}  // namespace marshrut::store
