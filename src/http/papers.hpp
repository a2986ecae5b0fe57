// http/papers.hpp: what handlers that put work behind the scenes share; private to this module.
// Shapes:  QueuedJob -> Job of the API; a wish -> a queued job, answered with 202.
// Errors:  as desk/jobs.hpp; too many jobs of one person are 429.
#pragma once

#include <optional>
#include <string>

#include "desk/jobs.hpp"
#include "http/call.hpp"
#include "http/services.hpp"

namespace marshrut::http {

Json job_json(const store::QueuedJob& job);

struct JobWish {
  std::string kind, title;
  Json request;
  std::optional<std::string> input;
};
Result<Reply> queue_job(Call& call, JobWish wish);

// The members of listRoutes' filter that the query has.
Json filter_of(const Call& call);
std::optional<std::string> report_filter(const Call& call, std::string_view name);

}  // namespace marshrut::http
