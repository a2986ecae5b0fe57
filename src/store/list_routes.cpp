// The list of routes.
#include <algorithm>
#include <map>
#include <string_view>

#include "store/ledger.hpp"
#include "store/lists.hpp"
#include "store/page_query.hpp"
#include "store/route_row.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kRoomForStates = 11;
constexpr std::size_t kRoomForMethodists = 4;

struct Sorting {
  const char* column;
  const char* index;
  bool by_text;
};

// Ids are given in the order in which routes are made.
Sorting sorting(RouteSort sort) {
  switch (sort) {
    case RouteSort::name:
      return {"r.teacher", "route_name", true};
    case RouteSort::organization:
      return {"r.organization", "route_organization", true};
    case RouteSort::code:
      return {"r.sorted_code", "route_code", true};
    case RouteSort::state:
      return {"r.state", "route_by_state", true};
    case RouteSort::changed:
      return {"r.state_at", "route_changed", false};
    case RouteSort::id:
    case RouteSort::created:
      break;
  }
  return {"r.created", "route_created", false};
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

std::vector<std::string_view> names(const std::vector<RouteState>& states) {
  std::vector<std::string_view> all;
  for (const RouteState state : states) all.push_back(state_name(state));
  return all;
}

// What the index holds, so that rows are read for the page only.
void narrow(Listing& listing, const RouteQuery& query) {
  if (query.states.empty()) {
    listing.narrow("r.state <> 'purged'", {});
  } else {
    listing.narrow_to("r.state", names(query.states), kRoomForStates);
  }
  if (query.school) listing.narrow("r.school = ?", {*query.school});
  if (query.scope.school) listing.narrow("r.school = ?", {*query.scope.school});
  if (query.region) listing.narrow("r.region = ?", {*query.region});
  if (query.methodist) listing.narrow("r.methodist = ?", {*query.methodist});
  if (!query.scope.methodists.empty()) {
    listing.narrow_to("r.methodist", views(query.scope.methodists), kRoomForMethodists);
  }
}

Result<void> narrow_by_form(Listing& listing, Candidates& candidates, const RouteQuery& query) {
  if (!query.form) return {};
  const auto few = candidates.narrow("SELECT s.route_id FROM submission s WHERE s.form = ? AND s.route_id IS NOT NULL",
                                     {*query.form});
  if (!few) return few.error();
  if (!*few)
    listing.narrow("EXISTS (SELECT 1 FROM submission s WHERE s.route_id = r.id AND s.form = ?)", {*query.form});
  return {};
}

Result<void> find_candidates(Candidates& candidates, const RouteQuery& query) {
  if (auto done = candidates.narrow_by_words(WordKind::route, query.prefixes); !done) return done;
  const auto by = [&](const char* column, const std::optional<std::string>& value) -> Result<void> {
    if (!value) return {};
    const auto few = candidates.narrow(std::string("SELECT r.id FROM route r WHERE r.") + column + " = ?", {*value});
    if (!few) return few.error();
    return {};
  };
  if (auto done = by("school", query.scope.school); !done) return done;
  if (auto done = by("school", query.school); !done) return done;
  if (auto done = by("methodist", query.methodist); !done) return done;
  if (auto done = by("region", query.region); !done) return done;
  Listing listing;
  if (!query.scope.methodists.empty()) {
    listing.narrow_to("r.methodist", views(query.scope.methodists), kRoomForMethodists);
    const auto few = candidates.narrow("SELECT r.id FROM route r WHERE " + listing.where, listing.cells);
    if (!few) return few.error();
  }
  if (query.states.empty() || candidates.known()) return {};
  Listing by_state;
  by_state.narrow_to("r.state", names(query.states), kRoomForStates);
  const auto few = candidates.narrow("SELECT r.id FROM route r WHERE " + by_state.where, by_state.cells);
  if (!few) return few.error();
  return {};
}

Result<std::vector<Route>> routes_in_order(Connection& connection, const std::vector<Cursor>& page) {
  const auto parts =
      rows_by_id(connection, "SELECT " + std::string(kRouteColumns) + " FROM route r WHERE r.id IN ", page);
  if (!parts) return parts.error();
  std::map<std::int64_t, Route> by_id;
  for (const Rows& rows : *parts) {
    for (std::size_t row = 0; row < rows.size(); ++row) by_id.emplace(rows.number(row, 0), route_of(rows, row));
  }
  std::vector<Route> routes;
  for (const Cursor& one : page) {
    if (const auto found = by_id.find(one.id); found != by_id.end()) routes.push_back(std::move(found->second));
  }
  return routes;
}

}  // namespace

Result<RoutePage> list_routes(Connection& connection, const RouteQuery& query) {
  const Sorting by = sorting(query.sort);
  Listing listing{"route r", by.index, "r.id", by.column, by.by_text, query.descending};
  listing.kind = WordKind::route;
  narrow(listing, query);
  Candidates candidates(connection);
  if (auto done = find_candidates(candidates, query); !done) return done.error();
  if (auto done = narrow_by_form(listing, candidates, query); !done) return done.error();
  const PageAsked asked{query.after, std::clamp<std::size_t>(query.most, 1, kLargestPage), query.total};
  const auto found = find_page(connection, listing, candidates, asked);
  if (!found) return found.error();
  auto routes = routes_in_order(connection, found->rows);
  if (!routes) return routes.error();
  RoutePage page;
  page.items = std::move(*routes);
  if (found->more) page.next = found->rows.back();
  page.total = found->total;
  return page;
}

Result<Route> route_within(Connection& connection, const Scope& scope, std::int64_t id) {
  Listing listing;
  listing.narrow("r.id = ?", {id});
  if (scope.school) listing.narrow("r.school = ?", {*scope.school});
  if (!scope.methodists.empty()) listing.narrow_to("r.methodist", views(scope.methodists), kRoomForMethodists);
  const auto rows =
      connection.run("SELECT " + std::string(kRouteColumns) + " FROM route r WHERE " + listing.where, listing.cells);
  if (!rows) return rows.error();
  if (rows->empty()) return Error{Code::not_found, "no such route", std::to_string(id)};
  return route_of(*rows, 0);
}

}  // namespace marshrut::store
