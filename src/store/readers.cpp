#include "store/readers.hpp"

#include <exception>
#include <utility>

namespace marshrut::store {

namespace {

Result<void> run_job(Session& session, const Job& job) {
  if (auto begun = session.begin(Access::read); !begun) return begun;
  Result<void> result;
  try {
    result = job(session);
  } catch (const std::exception& exception) {
    result = Error{Code::internal, exception.what(), "store job"};
  }
  const Trouble trouble = session.trouble();
  session.rollback();
  if (result && trouble == Trouble::none && !session.doomed()) return session.doomed();
  return result;
}

}  // namespace

Result<void> Readers::run(const Job& job) {
  auto session = borrow();
  if (!session) return session.error();
  Result<void> result;
  // A connection that died while nobody used it is no reason to fail.
  for (int attempt = 0; attempt < 2; ++attempt) {
    result = (*session)->ready();
    if (!result) break;
    result = run_job(**session, job);
    if (result || (*session)->trouble() != Trouble::lost) break;
  }
  give_back(std::move(*session));
  return result;
}

Result<std::unique_ptr<Session>> Readers::borrow() {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [&] { return !free_.empty() || left_ > 0; });
  if (!free_.empty()) {
    auto session = std::move(free_.back());
    free_.pop_back();
    return session;
  }
  --left_;
  lock.unlock();
  auto session = open_session(opening_);
  if (session) return session;
  lock.lock();
  ++left_;
  freed_.notify_one();
  return session;
}

void Readers::give_back(std::unique_ptr<Session> session) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(session));
  freed_.notify_one();
}

}  // namespace marshrut::store
