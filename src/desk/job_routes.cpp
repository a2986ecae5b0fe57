#include "desk/job_routes.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "desk/route_filter.hpp"
#include "text/declension.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

Result<std::vector<std::int64_t>> routes_of(const JobCall& call) {
  const auto request = nlohmann::json::parse(call.job.request, nullptr, false);
  if (const auto listed = request.find("routes"); listed != request.end() && listed->is_array()) {
    auto ids = listed->get<std::vector<std::int64_t>>();
    if (ids.size() > kMostRoutes) return Error{Code::too_large, "too many routes at once", "routes"};
    if (auto within = all_within(call.desk.store, call.scope, ids); !within) return within.error();
    return ids;
  }
  const auto filter = request.find("filter");
  auto query = route_query(filter == request.end() ? "{}" : filter->dump(), call.scope);
  if (!query) return query.error();
  return chosen_routes(call.desk.store, std::move(*query), kMostRoutes);
}

Result<bool> RouteLines::next(std::string& line) {
  while (next_id_ < ids_.size()) {
    const auto routes = recorded_routes(store_, {ids_[next_id_++]});
    if (!routes) return routes.error();
    if (routes->empty()) continue;  // purged meanwhile
    const auto& found = routes->front();
    const auto record = route_content(found.route);
    line = record ? route::serialize(*record) : "{}";
    given_.push_back({found.route.id, line});
    return true;
  }
  return false;
}

void RouteProgress::advanced(const State& state) {
  track_.made = static_cast<std::int64_t>(state.made);
  track_.failed = static_cast<std::int64_t>(state.failed);
}

void RouteProgress::bad_line(std::uint64_t number, const Error& error) {
  const auto& given = lines_.given();
  const std::string where =
      number > 0 && number <= given.size() ? "/routes/" + std::to_string(given[number - 1].route) : "";
  track_.remark(where, text::error_message(error.code), route::Severity::error);
}

void RouteProgress::doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) {
  const auto& given = lines_.given();
  const std::string where =
      number > 0 && number <= given.size() ? "/routes/" + std::to_string(given[number - 1].route) : "";
  for (const lens::Doubt& doubt : doubts) track_.remark(where, doubt_text(doubt));
}

std::string doubt_text(const lens::Doubt& doubt) {
  return text::message("cli.doubt", {{"name", std::string_view(doubt.name)},
                                     {"case", text::case_name(doubt.wanted)},
                                     {"printed", std::string_view(doubt.printed)}});
}

}  // namespace marshrut::desk
