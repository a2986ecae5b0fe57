// store/jobs.hpp: work that takes longer than a person waits: queued, claimed by a node, reported, its file kept.
// Shapes:  NewJob -> id; claim -> progress -> done with a file, or failed.
// Units:   Millis are UTC; request, report and problem are JSON texts of the caller's.
// Errors:  conflict (the claim was lost, or the job is over), not_found.
// Owns:    results own what they hold.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/lists.hpp"
#include "store/store.hpp"

namespace marshrut::store {

enum class JobState { queued, running, done, failed, cancelled };
std::string_view state_name(JobState state);
std::optional<JobState> job_state(std::string_view name);

struct NewJob {
  std::string kind, title;
  std::string request = "{}";
  std::int64_t total = 0;
  std::string actor;
  std::optional<std::int64_t> person_id;      // whose it is; none: of the service
  std::string scope = "{}";                   // what that person might see when it was asked for; the caller's text
  std::optional<std::int64_t> input_blob_id;  // bytes that it works on
};
struct QueuedJob : NewJob {
  std::int64_t id = 0;
  JobState state = JobState::queued;
  std::int64_t made = 0, failed = 0;
  Millis created = 0;
  std::optional<Millis> started, ended;
  std::optional<std::int64_t> blob_id;
  std::string file_name, media_type;
  std::int64_t file_size = 0;          // of the blob
  std::string report = "[]", problem;  // problem: empty when there is none
  bool cancel_asked = false;
};

Result<QueuedJob> add_job(Connection& connection, const NewJob& job);

struct JobClaim {
  std::string token;
  QueuedJob job;
};
// The oldest that waits, or whose node was lost; nobody else gets it until the lease is over (kLongestLease at most).
Result<std::optional<JobClaim>> claim_job(Store& store, std::chrono::milliseconds lease);

struct JobProgress {
  std::int64_t made = 0, failed = 0, total = 0;
};
// The lease is longer then; true: somebody asked to cancel it.
Result<bool> report_progress(Store& store, const JobClaim& claim, const JobProgress& progress,
                             std::chrono::milliseconds lease);

struct JobFile {
  std::int64_t blob_id = 0;  // put_blob in the same transaction
  std::string name, media_type;
};
Result<void> finish_job(Connection& connection, const JobClaim& claim, const JobProgress& progress,
                        const std::optional<JobFile>& file, std::string_view report);
Result<void> fail_job(Connection& connection, const JobClaim& claim, std::string_view problem,
                      std::string_view report = "[]");
// It stopped because somebody asked it to.
Result<void> stop_job(Connection& connection, const JobClaim& claim);
// Back to the queue: the service ends.
Result<void> release_job(Connection& connection, const JobClaim& claim);

// A queued one is cancelled at once, a running one is asked to stop. conflict: it is over.
Result<QueuedJob> cancel_job(Connection& connection, std::int64_t id);
Result<QueuedJob> find_job(Connection& connection, std::int64_t id);

struct JobFilter {
  std::optional<std::int64_t> person_id;
  std::optional<std::string> kind;
  std::optional<JobState> state;
};
// The newest first; those before the cursor's id.
Result<std::vector<QueuedJob>> jobs_page(Connection& connection, const JobFilter& filter,
                                         std::optional<std::int64_t> before = {}, std::size_t most = 50);

// Those of a node that ended without a word; for a service that holds DIR/lock.
Result<std::int64_t> free_jobs_of(Store& store, std::string_view node);
// Jobs that ended before then, with their files.
Result<std::int64_t> drop_jobs_before(Connection& connection, Millis before, std::size_t most = 500);

}  // namespace marshrut::store
