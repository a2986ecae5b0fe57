#include "gate/poller.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>
#include <thread>

#include "base/log.hpp"

namespace marshrut::gate {

namespace {

using std::chrono::milliseconds;

milliseconds jittered(milliseconds pause, unsigned percent) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto most = pause.count() * std::min(percent, 100U) / 100;
  return pause + milliseconds(std::uniform_int_distribution<long>(0, static_cast<long>(most))(random));
}

void count(MailboxStatus& status, const Result<PollReport>& report) {
  ++status.polls;
  if (!report) {
    ++status.errors;
    ++status.errors_in_row;
    status.last_error = report.error().code;
    return;
  }
  status.errors_in_row = 0;
  status.last_error.reset();
  status.last_ok = now_ms();
  status.last = *report;
  status.filed += report->filed;
  status.too_large += report->too_large;
  status.cut_short += report->cut_short;
  status.refused += report->refused;
}

Result<PollReport> poll_safely(const MailboxSettings& settings, SeenPort& port, const StopFlag& stop) {
  try {
    return poll(settings, port, stop);
  } catch (const std::exception&) {
    log(Level::error, "mailbox.failed", {{"mailbox", settings.name}, {"code", "internal"}});
    return Error{Code::internal, "an exception", settings.name};
  }
}

}  // namespace

milliseconds pause_after(const Schedule& schedule, std::uint64_t errors_in_row) {
  milliseconds pause = schedule.first_pause;
  for (std::uint64_t i = 1; i < errors_in_row && pause < schedule.longest_pause; ++i) pause *= 2;
  return std::min(pause, schedule.longest_pause);
}

struct Poller::State {
  std::vector<PolledMailbox> mailboxes;
  SeenPort& port;
  std::vector<std::thread> threads;
  StopFlag stop;
  mutable std::mutex mutex;
  std::condition_variable wake;
  std::vector<MailboxStatus> statuses;
  std::uint64_t pokes = 0;

  State(std::vector<PolledMailbox> all, SeenPort& to) : mailboxes(std::move(all)), port(to) {
    for (const auto& mailbox : mailboxes) statuses.emplace_back().name = mailbox.settings.name;
  }
  void run(std::size_t index);
};

// The only thread that looks into this mailbox, so that no two polls of it are at work at a time.
void Poller::State::run(std::size_t index) {
  const auto& [settings, schedule] = mailboxes[index];
  std::unique_lock lock(mutex);
  while (!stop.is_set()) {
    const std::uint64_t poked = pokes;
    statuses[index].polling = true;
    lock.unlock();
    const auto report = poll_safely(settings, port, stop);
    lock.lock();
    statuses[index].polling = false;
    // A poll that was cut by stop() is nobody's error.
    if (report || !stop.is_set()) count(statuses[index], report);
    if (report && report->more && report->filed > 0) continue;
    const auto pause = report ? schedule.every : pause_after(schedule, statuses[index].errors_in_row);
    wake.wait_for(lock, jittered(pause, schedule.jitter_percent), [&] { return stop.is_set() || pokes != poked; });
  }
}

Poller::Poller(std::vector<PolledMailbox> mailboxes, SeenPort& port)
    : state_(std::make_unique<State>(std::move(mailboxes), port)) {}

Poller::~Poller() { stop(); }

void Poller::start() {
  if (!state_->threads.empty() || state_->stop.is_set()) return;
  for (std::size_t i = 0; i < state_->mailboxes.size(); ++i) {
    state_->threads.emplace_back([state = state_.get(), i] { state->run(i); });
  }
}

void Poller::stop() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stop.set();
  }
  state_->wake.notify_all();
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
}

void Poller::poke() {
  {
    const std::lock_guard lock(state_->mutex);
    ++state_->pokes;
  }
  state_->wake.notify_all();
}

std::vector<MailboxStatus> Poller::status() const {
  const std::lock_guard lock(state_->mutex);
  return state_->statuses;
}

}  // namespace marshrut::gate
