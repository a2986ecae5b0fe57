#include "store/counts.hpp"

#include "store/page_query.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kRoomForMethodists = 4;

// The scope as a condition on a route.
void narrow_route(Listing& listing, const Scope& scope) {
  if (scope.school) listing.narrow("r.school = ?", {*scope.school});
  if (scope.methodists.empty()) return;
  listing.narrow_to("r.methodist", {scope.methodists.begin(), scope.methodists.end()}, kRoomForMethodists);
}

// … and where a submission is counted: its own school, its route's methodist.
Listing of_submissions(const Scope& scope) {
  Listing listing;
  listing.table = "submission s";
  if (scope.school) listing.narrow("s.school = ?", {*scope.school});
  if (scope.methodists.empty()) return listing;
  listing.table = "route r JOIN submission s ON s.route_id = r.id";
  listing.narrow_to("r.methodist", {scope.methodists.begin(), scope.methodists.end()}, kRoomForMethodists);
  return listing;
}

Result<std::map<std::string, std::int64_t>> by_state(const Result<Rows>& rows) {
  if (!rows) return rows.error();
  std::map<std::string, std::int64_t> counts;
  for (std::size_t row = 0; row < rows->size(); ++row) counts[rows->text(row, 0)] = rows->number(row, 1);
  return counts;
}

Result<std::int64_t> first_number(const Result<Rows>& rows) {
  if (!rows) return rows.error();
  return rows->number(0, 0);
}

// Each name that there is, in jumps through the index: there are few of them in many rows.
Result<std::vector<std::string>> names(Connection& connection, const std::string& column) {
  const std::string next = "(SELECT MIN(r." + column + ") FROM route r WHERE r." + column + " > ";
  const auto rows = connection.run("WITH RECURSIVE named (name) AS (SELECT " + next + "'') UNION ALL SELECT " + next +
                                   "named.name) FROM named WHERE named.name IS NOT NULL) "
                                   "SELECT name FROM named WHERE name IS NOT NULL");
  if (!rows) return rows.error();
  std::vector<std::string> all;
  for (std::size_t row = 0; row < rows->size(); ++row) all.push_back(rows->text(row, 0));
  return all;
}

}  // namespace

Result<std::int64_t> attention_count(Connection& connection) {
  return first_number(connection.run(
      "SELECT (SELECT COUNT(*) FROM message WHERE state = 'quarantined' AND state <> 'received') + "
      "(SELECT COUNT(DISTINCT s.message_id) FROM submission s WHERE s.state IN ('review', 'apart') AND NOT EXISTS "
      "(SELECT 1 FROM message m WHERE m.state = 'quarantined' AND m.state <> 'received' AND m.id = s.message_id))"));
}

Result<std::int64_t> unsettled_scans(Connection& connection) {
  return first_number(connection.run("SELECT COUNT(*) FROM scan WHERE state = 'unsettled'"));
}

Result<std::map<std::string, std::int64_t>> submission_counts(Connection& connection, const Scope& scope) {
  const Listing from = of_submissions(scope);
  return by_state(connection.run(
      "SELECT s.state, COUNT(*) FROM " + from.table + " WHERE " + from.where + " GROUP BY s.state", from.cells));
}

Result<std::map<std::string, std::int64_t>> route_counts(Connection& connection, const Scope& scope) {
  Listing from;
  narrow_route(from, scope);
  return by_state(
      connection.run("SELECT r.state, COUNT(*) FROM route r WHERE " + from.where + " GROUP BY r.state", from.cells));
}

Result<std::int64_t> open_jobs(Connection& connection, std::optional<std::int64_t> person_id) {
  if (!person_id) return first_number(connection.run("SELECT COUNT(*) FROM job WHERE ended IS NULL"));
  return first_number(connection.run("SELECT COUNT(*) FROM job WHERE ended IS NULL AND person_id = ?", {*person_id}));
}

Result<std::vector<std::string>> schools(Connection& connection) { return names(connection, "school"); }
Result<std::vector<std::string>> methodists(Connection& connection) { return names(connection, "methodist"); }
Result<std::vector<std::string>> regions(Connection& connection) { return names(connection, "region"); }

Result<std::vector<SchoolStates>> routes_by_school(Connection& connection, std::optional<std::string_view> region,
                                                   const Scope& scope) {
  Listing from;
  from.narrow("r.state <> 'purged'", {});
  if (region) from.narrow("r.region = ?", {*region});
  narrow_route(from, scope);
  const auto rows = connection.run("SELECT r.school, r.state, COUNT(*) FROM route r WHERE " + from.where +
                                       " GROUP BY r.school, r.state ORDER BY r.school, r.state",
                                   from.cells);
  if (!rows) return rows.error();
  std::vector<SchoolStates> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    all.push_back({rows->text(row, 0), rows->text(row, 1), rows->number(row, 2)});
  }
  return all;
}

Result<std::vector<DayStates>> submissions_by_day(Connection& connection, Millis since, Millis until,
                                                  Millis zone_offset, const Scope& scope) {
  Listing from = of_submissions(scope);
  from.narrow("s.received >= ? AND s.received < ?", {since, until});
  std::vector<Cell> cells = {zone_offset};
  cells.insert(cells.end(), from.cells.begin(), from.cells.end());
  const auto rows =
      connection.run("SELECT (s.received + CAST(? AS BIGINT)) / 86400000 AS day, s.state, COUNT(*) FROM " + from.table +
                         " WHERE " + from.where + " GROUP BY 1, 2 ORDER BY 1, 2",
                     cells);
  if (!rows) return rows.error();
  std::vector<DayStates> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    all.push_back({rows->number(row, 0), rows->text(row, 1), rows->number(row, 2)});
  }
  return all;
}

}  // namespace marshrut::store
