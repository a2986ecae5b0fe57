#include "service/chores.hpp"

#include "base/clock.hpp"
#include "base/log.hpp"
#include "store/changes.hpp"
#include "store/idempotency.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"

namespace marshrut::service {

Chores::Chores(store::Store& store, ChoresSettings settings) : store_(store), settings_(settings), reindex_(store) {}

Chores::~Chores() { stop(); }

void Chores::start() {
  thread_ = std::thread([this] { run(); });
}

void Chores::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Chores::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [this] { return stopping_; });
  return !stopping_;
}

void Chores::index() {
  std::int64_t rows = 0;
  for (;;) {
    const auto done = reindex_.step();
    if (!done) {
      log(Level::warning, "chores.failed", {{"code", code_name(done.error().code)}});
      return;
    }
    if (*done == 0) break;
    rows += static_cast<std::int64_t>(*done);
    if (!pause(settings_.between_steps)) return;
  }
  if (rows > 0) log(Level::info, "chores.indexed", {{"rows", rows}});
}

void Chores::let_go() {
  const Millis now = now_ms();
  const auto done = store_.write(
      [&](store::Connection& connection) -> Result<void> {
        const Result<std::int64_t> each[] = {
            store::drop_expired(connection, now),
            store::drop_answers_before(connection, now - settings_.keep_answers.count()),
            store::drop_changes_before(connection, now - settings_.keep_changes.count()),
            store::drop_failures_before(connection, now - settings_.keep_failures.count())};
        for (const auto& one : each) {
          if (!one) return one.error();
        }
        return {};
      },
      store::Urgency::patient);
  if (!done) log(Level::warning, "chores.failed", {{"code", code_name(done.error().code)}});
}

void Chores::run() {
  index();
  do {
    let_go();
  } while (pause(settings_.look));
}

}  // namespace marshrut::service
