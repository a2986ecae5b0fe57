#include "desk/jobs.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <vector>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/log.hpp"
#include "desk/job_kinds.hpp"
#include "desk/route_filter.hpp"
#include "intake/alarm.hpp"
#include "sandbox/scratch.hpp"
#include "store/changes.hpp"
#include "store/counts.hpp"
#include "store/documents.hpp"

namespace marshrut::desk {

namespace {

using std::chrono::steady_clock;
using store::JobClaim;

constexpr const char* kScratch = "marshrut-job-";
constexpr std::chrono::minutes kSweep{30};
constexpr std::chrono::seconds kQuietReport{15};  // the lease is made longer, whether or not anything was done

struct Running {
  JobClaim claim;
  JobTrack track;
  store::JobProgress told;
  steady_clock::time_point told_at = steady_clock::now();
  bool lost = false;
};

JobResult guarded_run(const JobKind& kind, JobCall& call) {
  try {
    return kind.run(call);
  } catch (const std::exception& bug) {
    log(Level::error, "job.bug", {{"kind", kind.name}, {"why", std::string_view(bug.what())}});
    return Error{Code::internal, bug.what(), {}};
  }
}

std::string problem_of(const Error& error) {
  return nlohmann::json({{"code", code_name(error.code)}, {"where", error.where}})
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool same(const store::JobProgress& a, const store::JobProgress& b) {
  return a.made == b.made && a.failed == b.failed && a.total == b.total;
}

}  // namespace

struct Jobs::State {
  State(const Desk& used, JobSettings wanted) : desk(used), settings(wanted) {}

  const Desk& desk;
  const JobSettings settings;
  intake::Alarm work, beat;
  std::vector<std::thread> threads;
  std::mutex mutex;
  std::vector<std::shared_ptr<Running>> running;

  bool work_once();
  void run(const std::shared_ptr<Running>& job);
  Result<void> finish(Running& job, const std::optional<MadeFile>& file);
  void end(Running& job, const JobResult& result);
  void beat_once();
  void tell(Running& job) const;
  void sweep() const;
};

bool Jobs::State::work_once() {
  auto claim = store::claim_job(desk.store, settings.lease);
  if (!claim) {
    log(Level::warning, "job.claim", {{"code", code_name(claim.error().code)}});
    return false;
  }
  if (!*claim) return false;
  auto job = std::make_shared<Running>();
  job->claim = std::move(**claim);
  {
    const std::lock_guard lock(mutex);
    running.push_back(job);
  }
  run(job);
  const std::lock_guard lock(mutex);
  running.erase(std::find(running.begin(), running.end(), job));
  return true;
}

void Jobs::State::run(const std::shared_ptr<Running>& job) {
  const store::QueuedJob& asked = job->claim.job;
  const auto kinds = job_kinds();
  const auto kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const JobKind& one) { return one.name == asked.kind; });
  if (kind == kinds.end()) return end(*job, Error{Code::not_found, "no such kind of job", "kind"});
  const auto scratch = sandbox::Scratch::make(kScratch);
  if (!scratch) return end(*job, scratch.error());
  log(Level::info, "job.begun", {{"job", asked.id}, {"kind", std::string_view(asked.kind)}});
  JobCall call{desk, asked, scratch->path(), scope_of(asked.scope), job->track};
  end(*job, guarded_run(*kind, call));
}

Result<void> Jobs::State::finish(Running& job, const std::optional<MadeFile>& file) {
  std::string bytes, sha256;
  if (file) {
    auto read = read_file(file->path, settings.most_output);
    if (!read) return read.error();
    bytes = std::move(*read);
    sha256 = sha256_hex(bytes);
  }
  const std::string report = job.track.report();
  return desk.store.write([&](store::Connection& connection) -> Result<void> {
    std::optional<store::JobFile> kept;
    if (file) {
      const auto blob = store::put_blob(connection, sha256, bytes);
      if (!blob) return blob.error();
      kept = store::JobFile{*blob, file->name, file->media_type};
    }
    return store::finish_job(connection, job.claim, job.track.progress(), kept, report);
  });
}

void Jobs::State::end(Running& job, const JobResult& result) {
  const std::int64_t id = job.claim.job.id;
  if (job.lost) return;
  Result<void> done;
  if (job.track.cancelled) {
    const bool asked = !work.stopped();
    done = desk.store.write([&](store::Connection& connection) {
      return asked ? store::stop_job(connection, job.claim) : store::release_job(connection, job.claim);
    });
  } else {
    done = result ? finish(job, *result) : Result<void>(result.error());
    if (!done && done.error().code != Code::conflict) {
      const std::string problem = problem_of(done.error()), report = job.track.report();
      log(Level::info, "job.failed", {{"job", id}, {"code", code_name(done.error().code)}});
      done = desk.store.write(
          [&](store::Connection& connection) { return store::fail_job(connection, job.claim, problem, report); });
    }
  }
  if (!done) log(Level::warning, "job.end", {{"job", id}, {"code", code_name(done.error().code)}});
}

void Jobs::State::tell(Running& job) const {
  const store::JobProgress now = job.track.progress();
  const auto at = steady_clock::now();
  if (same(now, job.told) && at - job.told_at < kQuietReport) {
    const auto read = desk.store.read([&](store::Connection& connection) -> Result<void> {
      const auto found = store::find_job(connection, job.claim.job.id);
      if (!found) return found.error();
      if (found->cancel_asked) job.track.cancelled = true;
      return {};
    });
    if (!read) log(Level::warning, "job.look", {{"code", code_name(read.error().code)}});
    return;
  }
  const auto cancel = store::report_progress(desk.store, job.claim, now, settings.lease);
  if (cancel) {
    job.told = now;
    job.told_at = at;
    if (*cancel) job.track.cancelled = true;
  } else if (cancel.error().code == Code::conflict) {
    job.lost = true;  // another node has it, or it is over
    job.track.cancelled = true;
  }
}

void Jobs::State::beat_once() {
  std::vector<std::shared_ptr<Running>> now;
  {
    const std::lock_guard lock(mutex);
    now = running;
  }
  for (const auto& job : now) tell(*job);
}

void Jobs::State::sweep() const {
  const Millis before = now_ms() - std::chrono::milliseconds(settings.keep).count();
  const auto done = desk.store.write(
      [&](store::Connection& connection) -> Result<void> {
        const auto dropped = store::drop_jobs_before(connection, before);
        return dropped ? Result<void>() : dropped.error();
      },
      store::Urgency::patient);
  if (!done) log(Level::warning, "job.sweep", {{"code", code_name(done.error().code)}});
}

Jobs::Jobs(const Desk& desk, JobSettings settings) : state_(std::make_unique<State>(desk, settings)) {}

Jobs::~Jobs() { stop(); }

Result<void> Jobs::start() {
  sandbox::Scratch::sweep(kScratch);
  const auto freed = store::free_jobs_of(state_->desk.store, state_->desk.store.node());
  if (!freed) return freed.error();
  for (unsigned i = 0; i < std::max(1U, state_->settings.threads); ++i) {
    state_->threads.emplace_back([state = state_.get()] {
      state->work.go_on(state->settings.look, "job.bug",
                        [state] { return !state->work.stopped() && state->work_once(); });
    });
  }
  state_->threads.emplace_back([state = state_.get()] {
    auto swept = steady_clock::time_point{};
    state->beat.go_on(state->settings.heartbeat, "job.bug", [state, &swept] {
      state->beat_once();
      if (steady_clock::now() - swept > kSweep) {
        state->sweep();
        swept = steady_clock::now();
      }
      return false;
    });
  });
  return {};
}

void Jobs::stop() {
  state_->work.stop();
  {
    const std::lock_guard lock(state_->mutex);
    for (const auto& job : state_->running) job->track.cancelled = true;
  }
  state_->beat.stop();
  for (std::thread& thread : state_->threads) thread.join();
  state_->threads.clear();
}

Result<store::QueuedJob> Jobs::submit(store::NewJob job, const std::optional<std::string>& input, store::Entry entry) {
  if (input && input->size() > state_->settings.most_input) return Error{Code::too_large, "the file is too large", {}};
  const std::string sha256 = input ? sha256_hex(*input) : std::string();
  store::QueuedJob queued;
  const auto done = state_->desk.store.write([&](store::Connection& connection) -> Result<void> {
    const auto open = store::open_jobs(connection, job.person_id);
    if (!open) return open.error();
    if (job.person_id && *open >= state_->settings.most_of_a_person) {
      return Error{Code::conflict, "too many jobs of this person", {}};
    }
    store::NewJob wanted = job;
    if (input) {
      const auto blob = store::put_blob(connection, sha256, *input);
      if (!blob) return blob.error();
      wanted.input_blob_id = *blob;
    }
    auto added = store::add_job(connection, wanted);
    if (!added) return added.error();
    queued = std::move(*added);
    store::Entry told = entry;
    told.subject = "job:" + std::to_string(queued.id);
    return store::append(connection, told);
  });
  if (!done) return done.error();
  state_->work.ring();
  return queued;
}

}  // namespace marshrut::desk
