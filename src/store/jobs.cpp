#include "store/jobs.hpp"

#include <algorithm>
#include <array>

#include "base/digest.hpp"
#include "store/changes.hpp"
#include "store/documents.hpp"
#include "store/ledger.hpp"
#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kTokenBytes = 16;
constexpr std::array<std::string_view, 5> kStates = {"queued", "running", "done", "failed", "cancelled"};
constexpr const char* kLost = "the job's claim was lost";
constexpr const char* kSelect =
    "SELECT j.id, j.kind, j.title, j.state, j.request, j.made, j.failed, j.total, j.created, j.started, j.ended, "
    "j.actor, j.person_id, j.scope, j.input_blob_id, j.blob_id, j.file_name, j.media_type, COALESCE(b.size, 0), "
    "j.report, j.problem, j.cancel_asked FROM job j LEFT JOIN blob b ON b.id = j.blob_id WHERE ";

QueuedJob job_of(const Rows& rows, std::size_t row) {
  QueuedJob job;
  job.id = rows.number(row, 0);
  job.kind = rows.text(row, 1);
  job.title = rows.text(row, 2);
  job.state = job_state(rows.text(row, 3)).value_or(JobState::failed);
  job.request = rows.text(row, 4);
  job.made = rows.number(row, 5);
  job.failed = rows.number(row, 6);
  job.total = rows.number(row, 7);
  job.created = rows.number(row, 8);
  job.started = rows.maybe_number(row, 9);
  job.ended = rows.maybe_number(row, 10);
  job.actor = rows.text(row, 11);
  job.person_id = rows.maybe_number(row, 12);
  job.scope = rows.text(row, 13);
  job.input_blob_id = rows.maybe_number(row, 14);
  job.blob_id = rows.maybe_number(row, 15);
  job.file_name = rows.text(row, 16);
  job.media_type = rows.text(row, 17);
  job.file_size = rows.number(row, 18);
  job.report = rows.text(row, 19);
  job.problem = rows.text(row, 20);
  job.cancel_asked = rows.number(row, 21) != 0;
  return job;
}

Result<std::vector<QueuedJob>> select(Connection& connection, const std::string& where, std::span<const Cell> cells) {
  const auto rows = connection.run(kSelect + where, cells);
  if (!rows) return rows.error();
  std::vector<QueuedJob> jobs;
  for (std::size_t row = 0; row < rows->size(); ++row) jobs.push_back(job_of(*rows, row));
  return jobs;
}

struct End {
  JobState state = JobState::done;
  JobProgress progress;
  std::optional<JobFile> file;
  std::string_view report, problem;
};

Result<void> end(Connection& connection, const JobClaim& claim, const End& how) {
  const JobFile file = how.file.value_or(JobFile{});
  const std::optional<std::int64_t> blob = how.file ? std::optional(file.blob_id) : std::nullopt;
  auto ended = must_change(
      connection.run("UPDATE job SET state = ?, made = ?, failed = ?, total = ?, ended = ?, blob_id = ?, "
                     "file_name = ?, media_type = ?, report = ?, problem = ?, claimed_by = '', claim_token = '', "
                     "claimed_until = 0 WHERE id = ? AND claim_token = ? AND state = 'running'",
                     {state_name(how.state), how.progress.made, how.progress.failed, how.progress.total, now_ms(), blob,
                      file.name, file.media_type, how.report, how.problem, claim.job.id, claim.token}),
      kLost);
  if (!ended) return ended;
  return note_change(connection, "job", claim.job.id);
}

// What it had reached when it last said something stays.
Result<JobProgress> reached(Connection& connection, std::int64_t id) {
  const auto rows = connection.run("SELECT made, failed, total FROM job WHERE id = ?", {id});
  if (!rows) return rows.error();
  if (rows->empty()) return JobProgress{};
  return JobProgress{rows->number(0, 0), rows->number(0, 1), rows->number(0, 2)};
}

Result<std::optional<JobClaim>> claim(Connection& connection, std::chrono::milliseconds lease) {
  const Millis now = now_ms();
  const std::string sql =
      "SELECT id FROM job WHERE ended IS NULL AND (state = 'queued' OR claimed_until <= ? OR claimed_until > ?) "
      "ORDER BY id LIMIT 1" +
      std::string(connection.for_update_skip_locked());
  const auto due = connection.run(sql, {now, now + kLongestLease.count()});
  if (!due) return due.error();
  if (due->empty()) return std::optional<JobClaim>();
  const std::int64_t id = due->number(0, 0);
  const std::string token = random_hex(kTokenBytes);
  auto taken =
      must_change(connection.run("UPDATE job SET state = 'running', started = ?, made = 0, failed = 0, claimed_by = ?, "
                                 "claim_token = ?, claimed_until = ? WHERE id = ?",
                                 {now, connection.node(), token, now + std::min(lease, kLongestLease).count(), id}),
                  kLost);
  if (!taken) return taken.error();
  if (auto noted = note_change(connection, "job", id); !noted) return noted.error();
  auto job = find_job(connection, id);
  if (!job) return job.error();
  return std::optional(JobClaim{token, std::move(*job)});
}

}  // namespace

std::string_view state_name(JobState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<JobState> job_state(std::string_view name) {
  const auto* const found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<JobState>(found - kStates.begin());
}

Result<QueuedJob> add_job(Connection& connection, const NewJob& job) {
  const auto made = connection.run(
      "INSERT INTO job (kind, title, state, request, made, failed, total, created, actor, person_id, scope, "
      "claimed_by, "
      "claim_token, claimed_until, input_blob_id, file_name, media_type, report, problem, cancel_asked) "
      "VALUES (?, ?, 'queued', ?, 0, 0, ?, ?, ?, ?, ?, '', '', 0, ?, '', '', '[]', '', 0) RETURNING id",
      {job.kind, job.title, job.request, job.total, now_ms(), job.actor, job.person_id, job.scope, job.input_blob_id});
  if (!made) return made.error();
  if (auto noted = note_change(connection, "job", made->number(0, 0)); !noted) return noted.error();
  return find_job(connection, made->number(0, 0));
}

Result<std::optional<JobClaim>> claim_job(Store& store, std::chrono::milliseconds lease) {
  std::optional<JobClaim> claimed;
  auto done = store.write(
      [&](Connection& connection) -> Result<void> {
        auto got = claim(connection, lease);
        if (!got) return got.error();
        claimed = std::move(*got);
        return {};
      },
      Urgency::patient);
  if (!done) return done.error();
  return claimed;
}

Result<bool> report_progress(Store& store, const JobClaim& claim, const JobProgress& progress,
                             std::chrono::milliseconds lease) {
  bool cancel = false;
  auto done = store.write(
      [&](Connection& connection) -> Result<void> {
        const auto rows = connection.run(
            "UPDATE job SET made = ?, failed = ?, total = ?, claimed_until = ? "
            "WHERE id = ? AND claim_token = ? AND state = 'running' RETURNING cancel_asked",
            {progress.made, progress.failed, progress.total, now_ms() + std::min(lease, kLongestLease).count(),
             claim.job.id, claim.token});
        if (!rows) return rows.error();
        if (rows->empty()) return Error{Code::conflict, kLost, {}};
        cancel = rows->number(0, 0) != 0;
        return note_change(connection, "job", claim.job.id);
      },
      Urgency::patient);
  if (!done) return done.error();
  return cancel;
}

Result<void> finish_job(Connection& connection, const JobClaim& claim, const JobProgress& progress,
                        const std::optional<JobFile>& file, std::string_view report) {
  return end(connection, claim, {JobState::done, progress, file, report, ""});
}

Result<void> fail_job(Connection& connection, const JobClaim& claim, std::string_view problem,
                      std::string_view report) {
  const auto progress = reached(connection, claim.job.id);
  if (!progress) return progress.error();
  return end(connection, claim, {JobState::failed, *progress, {}, report, problem});
}

Result<void> stop_job(Connection& connection, const JobClaim& claim) {
  const auto progress = reached(connection, claim.job.id);
  if (!progress) return progress.error();
  return end(connection, claim, {JobState::cancelled, *progress, {}, "[]", ""});
}

Result<void> release_job(Connection& connection, const JobClaim& claim) {
  auto freed = must_change(connection.run("UPDATE job SET state = 'queued', claimed_by = '', claim_token = '', "
                                          "claimed_until = 0 WHERE id = ? AND claim_token = ? AND state = 'running'",
                                          {claim.job.id, claim.token}),
                           kLost);
  if (!freed) return freed;
  return note_change(connection, "job", claim.job.id);
}

Result<QueuedJob> cancel_job(Connection& connection, std::int64_t id) {
  const auto job = find_job(connection, id);
  if (!job) return job;
  auto asked = must_change(
      connection.run("UPDATE job SET cancel_asked = 1, ended = CASE state WHEN 'queued' THEN CAST(? AS BIGINT) END, "
                     "state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END "
                     "WHERE id = ? AND state IN ('queued', 'running')",
                     {now_ms(), id}),
      "the job is over");
  if (!asked) return asked.error();
  if (auto noted = note_change(connection, "job", id); !noted) return noted.error();
  return find_job(connection, id);
}

Result<QueuedJob> find_job(Connection& connection, std::int64_t id) {
  const Cell key[] = {id};
  auto found = select(connection, "j.id = ?", key);
  if (!found) return found.error();
  if (found->empty()) return Error{Code::not_found, "no such job", std::to_string(id)};
  return std::move(found->front());
}

Result<std::vector<QueuedJob>> jobs_page(Connection& connection, const JobFilter& filter,
                                         std::optional<std::int64_t> before, std::size_t most) {
  std::string where = "1 = 1";
  std::vector<Cell> cells;
  const auto narrow = [&](const char* condition, const Cell& cell) {
    where += condition;
    cells.push_back(cell);
  };
  if (filter.person_id) narrow(" AND j.person_id = ?", *filter.person_id);
  if (filter.kind) narrow(" AND j.kind = ?", *filter.kind);
  if (filter.state) narrow(" AND j.state = ?", state_name(*filter.state));
  if (before) narrow(" AND j.id < ?", *before);
  narrow(" ORDER BY j.id DESC LIMIT ?", most);
  return select(connection, where, cells);
}

Result<std::int64_t> free_jobs_of(Store& store, std::string_view node) {
  std::int64_t freed = 0;
  auto done = store.write([&](Connection& connection) -> Result<void> {
    const auto rows = connection.run(
        "UPDATE job SET state = 'queued', claimed_by = '', claim_token = '', claimed_until = 0 "
        "WHERE ended IS NULL AND state = 'running' AND claimed_by = ?",
        {node});
    if (!rows) return rows.error();
    freed = rows->changed;
    return {};
  });
  if (!done) return done.error();
  return freed;
}

Result<std::int64_t> drop_jobs_before(Connection& connection, Millis before, std::size_t most) {
  const auto rows = connection.run(
      "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE ended < ? ORDER BY ended LIMIT ?) "
      "RETURNING blob_id, input_blob_id",
      {before, most});
  if (!rows) return rows.error();
  for (std::size_t row = 0; row < rows->size(); ++row) {
    for (const std::size_t column : {std::size_t{0}, std::size_t{1}}) {
      const auto blob = rows->maybe_number(row, column);
      if (!blob) continue;
      if (const auto gone = release_blob(connection, *blob); !gone) return gone.error();
    }
  }
  return static_cast<std::int64_t>(rows->size());
}

}  // namespace marshrut::store
