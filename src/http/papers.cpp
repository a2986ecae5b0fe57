#include "http/papers.hpp"

#include "base/clock.hpp"
#include "desk/route_filter.hpp"
#include "http/problem.hpp"

namespace marshrut::http {

namespace {

constexpr const char* kFilters[] = {"state", "school", "region", "methodist", "form", "q"};
constexpr const char* kRetryAfter = "30";

Code code_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Code::internal); ++i) {
    if (code_name(static_cast<Code>(i)) == name) return static_cast<Code>(i);
  }
  return Code::internal;
}

Json problem_of(const store::QueuedJob& job) {
  if (job.problem.empty()) return {};
  const Json told = Json::parse(job.problem, nullptr, false);
  if (!told.is_object()) return problem_json(Error{Code::internal, {}, {}});
  return problem_json(Error{code_named(told.value("code", "")), {}, told.value("where", "")});
}

Json file_of(const store::QueuedJob& job) {
  if (!job.blob_id) return {};
  return {{"name", job.file_name}, {"mediaType", job.media_type}, {"size", job.file_size}};
}

}  // namespace

Json job_json(const store::QueuedJob& job) {
  Json report = Json::parse(job.report, nullptr, false);
  return {{"id", job.id},
          {"kind", job.kind},
          {"title", job.title},
          {"state", store::state_name(job.state)},
          {"made", job.made},
          {"failed", job.failed},
          {"total", job.total},
          {"created", iso_time(job.created)},
          {"ended", job.ended ? Json(iso_time(*job.ended)) : Json()},
          {"actor", job.actor},
          {"file", file_of(job)},
          {"report", report.is_array() ? report : Json::array()},
          {"problem", problem_of(job)}};
}

Result<Reply> queue_job(Call& call, JobWish wish) {
  store::NewJob job;
  job.kind = std::move(wish.kind);
  job.title = std::move(wish.title);
  job.request = wish.request.dump();
  job.actor = call.who().actor;
  job.person_id = call.who().person;
  job.scope = desk::scope_text(call.who().scope);
  const auto queued = call.services().jobs->submit(std::move(job), wish.input, call.entry("job.queued", "job"));
  if (!queued && queued.error().code == Code::conflict) {
    return problem("too-many-requests").with("Retry-After", kRetryAfter);
  }
  if (!queued) return queued.error();
  return json_reply(job_json(*queued), 202);
}

Json filter_of(const Call& call) {
  Json filter = Json::object();
  for (const char* name : kFilters) {
    if (const auto told = call.query(name); told && !told->empty()) filter[name] = *told;
  }
  return filter;
}

std::optional<std::string> report_filter(const Call& call, std::string_view name) {
  auto told = call.query(name);
  return told && !told->empty() ? told : std::nullopt;
}

}  // namespace marshrut::http
