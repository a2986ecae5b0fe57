// store/routes.hpp: routes, their life and their codes.
// Shapes:  NewRoute -> route; a step by the table of allowed ones; a route -> its code.
// Units:   code: <region>-<year>-<5 digits>-<check digit>.
// Errors:  conflict (a step that is not allowed; a code that can't be given), not_found, too_large (more than 99,999
//          codes in a region's year), bad_data (a region that can't stand in a code).
// Owns:    results own what they hold.
// Source:  domain.md §1, §6; H. M. Damm, Total anti-symmetrische Quasigruppen, 2004 (the check digit).
//
// The check digit is Damm's, over all digits before it (those of the region too): it catches every single wrong digit
// and every transposition of neighbours. A code is never given twice, not even when its route was purged.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

enum class RouteState {
  draft,
  submitted,
  returned,
  agreed,
  approved,
  registered,
  in_progress,
  completed,
  prolonged,
  archived,
  purged
};
std::string_view state_name(RouteState state);  // "in_progress"
std::optional<RouteState> route_state(std::string_view name);
bool may_move(RouteState from, RouteState to);

// Who did what, from where: told by whoever moves a route.
struct Act {
  Millis at = 0;
  std::string actor, origin, note;
};

struct RouteFacts {
  std::string teacher;  // the key by which a teacher's routes are found
  std::string organization, school, region;
  std::string data = "{}";     // JSON
  std::string methodist = {};  // folded by the caller: whose route it is
  std::string words = {};      // folded, blanks between them: search.hpp. Not read back; empty: they stay as they are
};
struct NewRoute : RouteFacts {
  std::string key;
  RouteState state = RouteState::draft;
};
struct Route : NewRoute {
  std::int64_t id = 0;
  std::optional<std::string> code;
  Millis created = 0, state_at = 0;
  std::optional<Millis> completed_at;
  std::int64_t revision = 1;  // each change adds one: revision.hpp
};
struct RouteStep {
  std::int64_t position = 0;
  std::optional<RouteState> from;
  RouteState to = RouteState::draft;
  Act act;
};
struct InsertedRoute {
  Route route;
  bool created = false;  // false: the key was there
};

Result<std::vector<Route>> find_routes(Connection& connection, std::string_view teacher);
Result<std::optional<Route>> route_by_key(Connection& connection, std::string_view key);
Result<std::optional<Route>> route_by_code(Connection& connection, std::string_view code);
Result<InsertedRoute> insert_route(Connection& connection, const NewRoute& route, const Act& act);
// By id, those after `after`.
Result<std::vector<Route>> routes_page(Connection& connection, std::int64_t after, std::size_t most = 500);
// Nobody else changes it until this transaction is over.
Result<Route> lock_route(Connection& connection, std::int64_t id);
Result<void> set_route_facts(Connection& connection, std::int64_t id, const RouteFacts& facts);
// `registered` needs a code; `purged` is purge's (retention.hpp).
Result<void> move_route(Connection& connection, std::int64_t id, RouteState to, const Act& act);
Result<std::vector<RouteStep>> steps_of(Connection& connection, std::int64_t id);

// The route's code; a new one unless it has one already. It is one of the route's words then, in lower case.
Result<std::string> give_code(Connection& connection, std::int64_t route_id, std::string_view region, int year);
bool code_is_valid(std::string_view text);
// As it stands among the route's words: in lower case.
std::string code_word(std::string_view code);

}  // namespace marshrut::store
