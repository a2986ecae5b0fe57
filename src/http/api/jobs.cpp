// Work behind the scenes: what is queued, how far it is, what it made.
#include "store/jobs.hpp"

#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "http/papers.hpp"
#include "store/documents.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

// Somebody else's job is none for those who see their own only.
Result<store::QueuedJob> job_of(Connection& connection, const Call& call) {
  auto job = store::find_job(connection, call.id());
  if (!job) return job;
  if (call.own_only() && job->person_id != call.who().person) return Error{Code::not_found, "no such job", {}};
  return job;
}

Result<Reply> list_jobs(Call& call) {
  store::JobFilter filter;
  if (call.own_only()) filter.person_id = call.who().person;
  filter.kind = call.query("kind");
  const auto before = id_of_place(call);
  if (!before) return before.error();
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto page = store::jobs_page(connection, filter, *before, call.limit());
    if (!page) return page.error();
    Json items = Json::array();
    for (const store::QueuedJob& job : *page) items.push_back(job_json(job));
    answer = page_json(std::move(items), last_of(*page, call.limit()));
    return {};
  });
  if (!read) return read.error();
  return json_reply(answer);
}

Result<Reply> get_job(Call& call) {
  Json answer;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto job = job_of(connection, call);
    if (!job) return job.error();
    answer = job_json(*job);
    return {};
  });
  if (!read) return read.error();
  return json_reply(answer);
}

Result<Reply> cancel_job(Call& call) {
  Json answer;
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    if (const auto job = job_of(connection, call); !job) return job.error();
    const auto job = store::cancel_job(connection, call.id());
    if (!job) return job.error();
    answer = job_json(*job);
    return store::append(connection, call.entry("job.cancelled", "job:" + std::to_string(call.id())));
  });
  if (!done) return done.error();
  return json_reply(answer);
}

Result<Reply> get_job_file(Call& call) {
  store::QueuedJob job;
  std::string bytes;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto found = job_of(connection, call);
    if (!found) return found.error();
    if (!found->blob_id) return Error{Code::not_found, "the job made no file", {}};
    auto blob = store::blob_bytes(connection, *found->blob_id);
    if (!blob) return blob.error();
    job = std::move(*found);
    bytes = std::move(*blob);
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("job.file-read", "job:" + std::to_string(job.id)); !noted) return noted.error();
  Reply reply = download(std::move(bytes), job.file_name, job.media_type);
  // A browser shows a PDF itself; nothing else of ours.
  if (!call.flag("inline") || job.media_type != "application/pdf") return reply;
  reply.headers.clear();
  return reply.with("Content-Disposition", disposition("inline", job.file_name));
}

Result<Reply> check_store(Call& call) {
  return queue_job(call, {"check", text::message("desk.job.check"), Json::object(), std::nullopt});
}

constexpr Bound kBound[] = {{"checkStore", check_store},
                            {"listJobs", list_jobs},
                            {"getJob", get_job},
                            {"cancelJob", cancel_job},
                            {"getJobFile", get_job_file}};

}  // namespace

std::span<const Bound> jobs_api() { return kBound; }

}  // namespace marshrut::http
