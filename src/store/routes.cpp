#include "store/routes.hpp"

#include <algorithm>
#include <array>

#include "store/changes.hpp"
#include "store/query.hpp"
#include "store/route_row.hpp"
#include "store/search.hpp"

namespace marshrut::store {

namespace {

constexpr std::array<std::string_view, 11> kStates = {"draft",     "submitted",  "returned",    "agreed",
                                                      "approved",  "registered", "in_progress", "completed",
                                                      "prolonged", "archived",   "purged"};

struct Move {
  RouteState from, to;
};
using enum RouteState;
constexpr Move kMoves[] = {{draft, submitted},        {submitted, returned},    {returned, submitted},
                           {submitted, agreed},       {agreed, approved},       {approved, registered},
                           {registered, in_progress}, {in_progress, completed}, {in_progress, prolonged},
                           {prolonged, in_progress},  {prolonged, completed},   {completed, archived},
                           {archived, purged}};

Result<std::vector<Route>> select(Connection& connection, const std::string& where, std::initializer_list<Cell> cells) {
  const auto rows = connection.run("SELECT " + std::string(kRouteColumns) + " FROM route r WHERE " + where, cells);
  if (!rows) return rows.error();
  std::vector<Route> routes;
  for (std::size_t row = 0; row < rows->size(); ++row) routes.push_back(route_of(*rows, row));
  return routes;
}

Result<std::optional<Route>> select_one(Connection& connection, const std::string& where,
                                        std::initializer_list<Cell> cells) {
  auto routes = select(connection, where, cells);
  if (!routes) return routes.error();
  return routes->empty() ? std::nullopt : std::optional(std::move(routes->front()));
}

// The route's row is locked, so that nobody counts the same position.
Result<void> add_step(Connection& connection, std::int64_t id, std::string_view from, RouteState to, const Act& act) {
  const auto made = connection.run(
      "INSERT INTO route_step (route_id, position, from_state, to_state, at, actor, origin, note) "
      "SELECT CAST(? AS BIGINT), COALESCE(MAX(position), 0) + 1, ?, ?, CAST(? AS BIGINT), ?, ?, ? FROM route_step "
      "WHERE route_id = ?",
      {id, from, state_name(to), act.at, act.actor, act.origin, act.note, id});
  if (!made) return made.error();
  return {};
}

// Beside those that the caller gives: the code, which nobody has to remember to say again.
Result<void> index(Connection& connection, std::int64_t id, const RouteFacts& facts,
                   const std::optional<std::string>& code) {
  if (facts.words.empty()) return {};
  auto words = split_words(facts.words);
  if (code) words.insert(words.begin(), code_word(*code));
  return set_words(connection, WordKind::route, id, words);
}

}  // namespace

Route route_of(const Rows& rows, std::size_t row) {
  Route route;
  route.id = rows.number(row, 0);
  route.key = rows.text(row, 1);
  route.teacher = rows.text(row, 2);
  route.organization = rows.text(row, 3);
  route.school = rows.text(row, 4);
  route.region = rows.text(row, 5);
  route.state = route_state(rows.text(row, 6)).value_or(draft);
  route.code = rows.maybe_text(row, 7);
  route.created = rows.number(row, 8);
  route.state_at = rows.number(row, 9);
  route.data = rows.text(row, 10);
  route.completed_at = rows.maybe_number(row, 11);
  route.revision = rows.number(row, 12);
  route.methodist = rows.text(row, 13);
  return route;
}

std::string_view state_name(RouteState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<RouteState> route_state(std::string_view name) {
  const auto* const found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<RouteState>(found - kStates.begin());
}

bool may_move(RouteState from, RouteState to) {
  return std::any_of(std::begin(kMoves), std::end(kMoves),
                     [&](const Move& move) { return move.from == from && move.to == to; });
}

Result<std::vector<Route>> find_routes(Connection& connection, std::string_view teacher) {
  return select(connection, "teacher = ? ORDER BY id", {teacher});
}

Result<std::optional<Route>> route_by_key(Connection& connection, std::string_view key) {
  return select_one(connection, "key = ?", {key});
}

Result<std::optional<Route>> route_by_code(Connection& connection, std::string_view code) {
  return select_one(connection, "code = ?", {code});
}

Result<std::vector<Route>> routes_page(Connection& connection, std::int64_t after, std::size_t most) {
  return select(connection, "id > ? ORDER BY id LIMIT ?", {after, most});
}

Result<InsertedRoute> insert_route(Connection& connection, const NewRoute& route, const Act& act) {
  const auto made = connection.run(
      "INSERT INTO route (key, teacher, organization, school, region, state, created, state_at, data, methodist) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id",
      {route.key, route.teacher, route.organization, route.school, route.region, state_name(route.state), act.at,
       act.at, route.data, route.methodist});
  if (!made) return made.error();
  const bool created = !made->empty();
  if (created) {
    if (auto noted = add_step(connection, made->number(0, 0), "", route.state, act); !noted) return noted.error();
    if (auto done = index(connection, made->number(0, 0), route, {}); !done) return done.error();
    if (auto noted = note_change(connection, "route", made->number(0, 0)); !noted) return noted.error();
  }
  auto found = route_by_key(connection, route.key);
  if (!found) return found.error();
  if (!*found) return Error{Code::conflict, "the route was purged meanwhile", {}};
  return InsertedRoute{std::move(**found), created};
}

Result<Route> lock_route(Connection& connection, std::int64_t id) {
  auto route = select_one(connection, "id = ?" + std::string(connection.for_update()), {id});
  if (!route) return route.error();
  if (!*route) return Error{Code::not_found, "no such route", std::to_string(id)};
  return std::move(**route);
}

Result<void> set_route_facts(Connection& connection, std::int64_t id, const RouteFacts& facts) {
  const auto set = connection.run(
      "UPDATE route SET teacher = ?, organization = ?, school = ?, region = ?, data = ?, methodist = ?, "
      "revision = revision + 1 WHERE id = ? AND state <> 'purged' RETURNING code",
      {facts.teacher, facts.organization, facts.school, facts.region, facts.data, facts.methodist, id});
  if (!set) return set.error();
  if (set->empty()) return Error{Code::conflict, "no such route, or purged", {}};
  if (auto done = index(connection, id, facts, set->maybe_text(0, 0)); !done) return done;
  return note_change(connection, "route", id);
}

Result<void> move_route(Connection& connection, std::int64_t id, RouteState to, const Act& act) {
  const auto route = lock_route(connection, id);
  if (!route) return route.error();
  if (!may_move(route->state, to)) {
    return Error{Code::conflict,
                 std::string(state_name(route->state)) + " -> " + std::string(state_name(to)) + " is no step",
                 std::to_string(id)};
  }
  if (to == registered && !route->code) return Error{Code::conflict, "a route without a code", std::to_string(id)};
  const std::optional<Millis> completed_at = to == completed ? std::optional(act.at) : route->completed_at;
  const auto moved = must_change(
      connection.run("UPDATE route SET state = ?, state_at = ?, completed_at = ?, revision = revision + 1 WHERE id = ?",
                     {state_name(to), act.at, completed_at, id}),
      "no such route");
  if (!moved) return moved;
  if (auto noted = add_step(connection, id, state_name(route->state), to, act); !noted) return noted;
  return note_change(connection, "route", id);
}

Result<std::vector<RouteStep>> steps_of(Connection& connection, std::int64_t id) {
  const auto rows = connection.run(
      "SELECT position, from_state, to_state, at, actor, origin, note FROM route_step WHERE route_id = ? "
      "ORDER BY position",
      {id});
  if (!rows) return rows.error();
  std::vector<RouteStep> steps;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    steps.push_back({rows->number(row, 0),
                     route_state(rows->text(row, 1)),
                     route_state(rows->text(row, 2)).value_or(draft),
                     {rows->number(row, 3), rows->text(row, 4), rows->text(row, 5), rows->text(row, 6)}});
  }
  return steps;
}

}  // namespace marshrut::store
