#include "sandbox/pool.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include "base/log.hpp"
#include "sandbox/scratch.hpp"
#include "sandbox/worker_process.hpp"

namespace marshrut::sandbox {

namespace {

using Clock = std::chrono::steady_clock;
using Process = std::unique_ptr<WorkerProcess>;

struct Slot {
  Process process;  // an empty one is to be started by who takes it
  Clock::time_point since;
};

}  // namespace

struct Pool::State {
  PoolSettings settings;
  mutable std::mutex mutex;
  std::condition_variable freed;
  std::vector<Slot> idle;
  PoolCounts counts;
  std::uint64_t recycled = 0;
  bool ending = false;
  std::condition_variable ended;
  std::thread janitor;  // only where idle workers are let go

  // One that runs if there is any, the one that worked last: so those that aren't needed grow idle.
  Result<Process> take() {
    std::unique_lock lock(mutex);
    const auto there = [&] { return !idle.empty(); };
    if (!settings.queue_patience) freed.wait(lock, there);
    if (settings.queue_patience && !freed.wait_for(lock, *settings.queue_patience, there)) {
      return Error{Code::unavailable, "no worker was free in time", {}};
    }
    const auto running =
        std::find_if(idle.rbegin(), idle.rend(), [](const Slot& slot) { return slot.process != nullptr; });
    const auto taken = running == idle.rend() ? idle.end() - 1 : running.base() - 1;
    Process process = std::move(taken->process);
    idle.erase(taken);
    return process;
  }

  bool take_unstarted() {
    const std::lock_guard lock(mutex);
    const auto taken = std::find_if(idle.begin(), idle.end(), [](const Slot& slot) { return !slot.process; });
    if (taken == idle.end()) return false;
    idle.erase(taken);
    return true;
  }

  void give_back(Process process) {
    {
      const std::lock_guard lock(mutex);
      idle.push_back({std::move(process), Clock::now()});
    }
    freed.notify_one();
  }

  std::uint64_t recycled_by_now() const {
    const std::lock_guard lock(mutex);
    return recycled;
  }

  void count(std::uint64_t PoolCounts::*which) {
    const std::lock_guard lock(mutex);
    ++(counts.*which);
  }

  Result<Process> started() {
    count(&PoolCounts::started);
    std::optional<Scratch> scratch;
    if (!settings.scratch_prefix.empty()) {
      auto made = Scratch::make(settings.scratch_prefix);
      if (!made) return Error{Code::unavailable, made.error().message, {}};
      scratch.emplace(std::move(*made));
    }
    return WorkerProcess::start(settings.program, settings.words, settings.start_patience, std::move(scratch));
  }

  [[nodiscard]] bool is_worn(const WorkerProcess& process) const {
    return process.asked() >= settings.requests_a_worker ||
           (settings.resident_bytes && process.resident_bytes() > *settings.resident_bytes);
  }

  void let_idle_go() {
    std::unique_lock lock(mutex);
    while (!ended.wait_for(lock, *settings.idle_patience / 2, [&] { return ending; })) {
      std::vector<Process> gone;
      for (Slot& slot : idle) {
        if (slot.process && Clock::now() - slot.since >= *settings.idle_patience)
          gone.push_back(std::move(slot.process));
      }
      lock.unlock();
      gone.clear();  // takes its time
      lock.lock();
    }
  }
};

Pool::Pool(PoolSettings settings) : state_(std::make_unique<State>()) {
  state_->settings = std::move(settings);
  state_->idle.resize(state_->settings.workers);
  if (!state_->settings.scratch_prefix.empty()) Scratch::sweep(state_->settings.scratch_prefix);
  if (state_->settings.idle_patience) state_->janitor = std::thread([state = state_.get()] { state->let_idle_go(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->ending = true;
  }
  state_->ended.notify_all();
  if (state_->janitor.joinable()) state_->janitor.join();
}

Result<void> Pool::start() {
  while (state_->take_unstarted()) {
    auto begun = state_->started();
    state_->give_back(begun ? std::move(*begun) : nullptr);
    if (!begun) return begun.error();
  }
  return {};
}

Result<Frames> Pool::ask(const Frames& request, Worker wanted) {
  const std::uint64_t recycled = state_->recycled_by_now();
  auto taken = state_->take();
  if (!taken) return taken.error();
  Process process = std::move(*taken);
  if (process && (wanted == Worker::fresh || !process->alive())) process.reset();
  if (!process) {
    auto begun = state_->started();
    if (!begun) {
      state_->give_back(nullptr);
      return begun.error();
    }
    process = std::move(*begun);
  }
  auto answer = process->ask(request, state_->settings.patience);
  state_->count(&PoolCounts::asked);
  if (!answer) {
    const bool slow = answer.error().code == Code::timeout;
    state_->count(slow ? &PoolCounts::timed_out : &PoolCounts::died);
    log(Level::warning, slow ? "worker.timeout" : "worker.died", {{"pid", std::int64_t{process->pid()}}});
    process.reset();
  } else if (state_->is_worn(*process) || state_->recycled_by_now() != recycled) {
    process.reset();
  }
  state_->give_back(std::move(process));
  return answer;
}

void Pool::recycle() {
  std::vector<Process> gone;  // ends them after the lock is let go
  const std::lock_guard lock(state_->mutex);
  ++state_->recycled;
  for (Slot& slot : state_->idle) {
    if (slot.process) gone.push_back(std::move(slot.process));
  }
}

PoolCounts Pool::counts() const {
  const std::lock_guard lock(state_->mutex);
  return state_->counts;
}

std::vector<int> Pool::idle_processes() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<int> all;
  for (const Slot& slot : state_->idle) {
    if (slot.process) all.push_back(slot.process->pid());
  }
  return all;
}

}  // namespace marshrut::sandbox
