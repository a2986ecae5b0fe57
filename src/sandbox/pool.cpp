#include "sandbox/pool.hpp"

#include <condition_variable>
#include <mutex>
#include <utility>

#include "base/log.hpp"
#include "sandbox/worker_process.hpp"

namespace marshrut::sandbox {

using Worker = std::unique_ptr<WorkerProcess>;

struct Pool::State {
  PoolSettings settings;
  mutable std::mutex mutex;
  std::condition_variable freed;
  std::vector<Worker> idle;  // an empty one is to be started by who takes it
  PoolCounts counts;

  Worker take() {
    std::unique_lock lock(mutex);
    freed.wait(lock, [&] { return !idle.empty(); });
    Worker worker = std::move(idle.back());
    idle.pop_back();
    return worker;
  }

  void give_back(Worker worker) {
    {
      const std::lock_guard lock(mutex);
      idle.push_back(std::move(worker));
    }
    freed.notify_one();
  }

  void count(std::uint64_t PoolCounts::*which) {
    const std::lock_guard lock(mutex);
    ++(counts.*which);
  }

  Result<Worker> started() {
    count(&PoolCounts::started);
    return WorkerProcess::start(settings.program, settings.words, settings.start_patience);
  }
};

Pool::Pool(PoolSettings settings) : state_(std::make_unique<State>()) {
  state_->settings = std::move(settings);
  state_->idle.resize(state_->settings.workers);
}

Pool::~Pool() = default;

Result<void> Pool::start() {
  for (Worker& worker : state_->idle) {
    auto begun = state_->started();
    if (!begun) return begun.error();
    worker = std::move(*begun);
  }
  return {};
}

Result<Frames> Pool::ask(const Frames& request) {
  Worker worker = state_->take();
  if (!worker) {
    auto begun = state_->started();
    if (!begun) {
      state_->give_back(nullptr);
      return begun.error();
    }
    worker = std::move(*begun);
  }
  auto answer = worker->ask(request, state_->settings.patience);
  state_->count(&PoolCounts::asked);
  if (!answer) {
    const bool slow = answer.error().code == Code::timeout;
    state_->count(slow ? &PoolCounts::timed_out : &PoolCounts::died);
    log(Level::warning, slow ? "worker.timeout" : "worker.died", {{"pid", std::int64_t{worker->pid()}}});
    worker.reset();
  } else if (worker->asked() >= state_->settings.requests_a_worker) {
    worker.reset();
  }
  state_->give_back(std::move(worker));
  return answer;
}

PoolCounts Pool::counts() const {
  const std::lock_guard lock(state_->mutex);
  return state_->counts;
}

}  // namespace marshrut::sandbox
