#include "store/group_commit.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <random>
#include <thread>
#include <utility>

#include "base/step.hpp"

namespace marshrut::store {

namespace {

// What a patient job waits for company, and a hurried one never.
constexpr std::chrono::milliseconds kPatience{4};

constexpr int kTries = 8;  // of a transaction that the engine asks to repeat

// A job's own answer, or the error that it passed over.
Result<void> run_job(Session& session, const Job& job) {
  Result<void> result;
  try {
    result = job(session);
  } catch (const std::exception& exception) {
    result = Error{Code::internal, exception.what(), "store job"};
  }
  if (result && !session.doomed()) return session.doomed();
  return result;
}

Result<void> commit(Session& session) {
  step("store.before-commit");
  auto done = session.commit();
  if (done) step("store.after-commit");
  return done;
}

void pause(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const int most = 2 << std::min(attempt, 6);
  std::this_thread::sleep_for(std::chrono::milliseconds(1 + static_cast<int>(random() % static_cast<unsigned>(most))));
}

}  // namespace

GroupCommit::GroupCommit(std::vector<std::unique_ptr<Session>> sessions, std::size_t group)
    : sessions_(std::move(sessions)), group_(group) {
  for (const auto& session : sessions_) free_.push_back(session.get());
}

Result<void> GroupCommit::run(const Job& job, Urgency urgency) {
  Waiting mine;
  mine.job = &job;
  mine.patient = urgency == Urgency::patient;
  const auto patient_until = std::chrono::steady_clock::now() + kPatience;
  std::unique_lock lock(mutex_);
  queue_.push_back(&mine);
  while (!mine.done) {
    const bool may_lead = !mine.taken && !free_.empty();
    if (!may_lead) {
      mine.wake.wait(lock);
      continue;
    }
    if (mine.patient && std::chrono::steady_clock::now() < patient_until) {
      mine.wake.wait_until(lock, patient_until);
      continue;
    }
    Session* session = free_.back();
    free_.pop_back();
    const Batch batch = take_batch();
    lock.unlock();
    run_batch(*session, batch);
    lock.lock();
    free_.push_back(session);
    for (Waiting* waiting : batch) {
      waiting->done = true;
      if (waiting != &mine) waiting->wake.notify_one();
    }
    wake_next();
  }
  return std::move(mine.result);
}

GroupCommit::Batch GroupCommit::take_batch() {
  Batch batch;
  while (!queue_.empty() && batch.size() < group_) {
    batch.push_back(queue_.front());
    batch.back()->taken = true;
    queue_.pop_front();
  }
  return batch;
}

// Somebody in a hurry, if there is one: he takes the patient ones along.
void GroupCommit::wake_next() {
  if (queue_.empty()) return;
  const auto hurried = std::find_if(queue_.begin(), queue_.end(), [](const Waiting* one) { return !one->patient; });
  (hurried == queue_.end() ? queue_.front() : *hurried)->wake.notify_one();
}

void GroupCommit::run_batch(Session& session, const Batch& batch) {
  if (batch.size() > 1 && run_together(session, batch)) return;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    batch[i]->result = run_alone(session, *batch[i]->job);
    if (session.trouble() == Trouble::none || batch[i]->result) continue;
    // A database that is away now is away for the rest of the batch, too: nobody waits for a time-out each.
    for (const std::size_t left = i; ++i < batch.size();) batch[i]->result = batch[left]->result;
  }
}

// True: the batch has its results. False: something failed, and nothing of it is in the database.
bool GroupCommit::run_together(Session& session, const Batch& batch) {
  const auto fail_all = [&](const Error& error) {
    for (Waiting* waiting : batch) waiting->result = error;
    return true;
  };
  if (auto ready = session.ready(); !ready) return fail_all(ready.error());
  if (auto begun = session.begin(Access::write); !begun) {
    return session.trouble() == Trouble::none ? fail_all(begun.error()) : false;
  }
  for (Waiting* waiting : batch) {
    if (run_job(session, *waiting->job)) continue;
    session.rollback();
    return false;
  }
  const auto done = commit(session);
  if (done) return true;
  const bool again = session.trouble() == Trouble::again;
  const bool somebodys = done.error().code == Code::conflict || done.error().code == Code::bad_data;
  return again || somebodys ? false : fail_all(done.error());
}

Result<void> GroupCommit::run_alone(Session& session, const Job& job) {
  Result<void> result;
  bool lost_before = false;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    if (auto ready = session.ready(); !ready) return ready;
    result = session.begin(Access::write);
    if (result) result = run_job(session, job);
    if (result) {
      result = commit(session);
    } else {
      session.rollback();
    }
    if (result) return result;
    // A connection may have died while nobody used it: nothing is committed, so once more over a new one.
    const bool first_loss = session.trouble() == Trouble::lost && !std::exchange(lost_before, true);
    if (session.trouble() != Trouble::again && !first_loss) return result;
    if (!first_loss) pause(attempt);
  }
  return result;
}

}  // namespace marshrut::store
