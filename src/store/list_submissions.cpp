// The list of submissions.
#include <algorithm>
#include <map>
#include <string_view>

#include "store/ledger.hpp"
#include "store/lists.hpp"
#include "store/page_query.hpp"
#include "store/submission_row.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kRoomForStates = 10;
constexpr std::size_t kRoomForMethodists = 4;
constexpr const char* kJoined =
    ", d.name, r.code, r.organization FROM submission s LEFT JOIN document d ON d.id = s.document_id "
    "LEFT JOIN route r ON r.id = s.route_id WHERE ";

std::vector<std::string_view> views(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

// The walk along this one sees the fewest rows that don't fit.
const char* index_for(const SubmissionQuery& query) {
  if (query.school || query.scope.school) return "submission_school";
  if (query.states.size() == 1) return "submission_state";
  return query.form ? "submission_form" : "submission_received";
}

void narrow(Listing& listing, const SubmissionQuery& query) {
  if (query.states.size() == 1) listing.narrow("s.state = ?", {query.states.front()});
  if (query.states.size() > 1) listing.narrow_to("s.state", views(query.states), kRoomForStates);
  if (query.scope.school) listing.narrow("s.school = ?", {*query.scope.school});
  if (query.school) listing.narrow("s.school = ?", {*query.school});
  if (query.form) listing.narrow("s.form = ?", {*query.form});
  if (query.since) listing.narrow("s.received >= ?", {*query.since});
  if (query.until) listing.narrow("s.received < ?", {*query.until});
  if (query.route_id) listing.narrow("s.route_id = ?", {*query.route_id});
}

Result<void> narrow_to_methodists(Listing& listing, Candidates& candidates, const Scope& scope) {
  if (scope.methodists.empty()) return {};
  Listing routes;
  routes.narrow_to("r.methodist", views(scope.methodists), kRoomForMethodists);
  const auto few = candidates.narrow(
      "SELECT s.id FROM route r JOIN submission s ON s.route_id = r.id WHERE " + routes.where, routes.cells);
  if (!few) return few.error();
  if (*few) return {};
  listing.where += " AND EXISTS (SELECT 1 FROM route r WHERE r.id = s.route_id AND " + routes.where + ")";
  listing.cells.insert(listing.cells.end(), routes.cells.begin(), routes.cells.end());
  return {};
}

Result<void> find_candidates(Candidates& candidates, const SubmissionQuery& query) {
  if (auto done = candidates.narrow_by_words(WordKind::submission, query.prefixes); !done) return done;
  const auto by = [&](const char* column, const auto& value) -> Result<void> {
    if (!value) return {};
    const auto few =
        candidates.narrow(std::string("SELECT s.id FROM submission s WHERE s.") + column + " = ?", {*value});
    if (!few) return few.error();
    return {};
  };
  if (auto done = by("route_id", query.route_id); !done) return done;
  if (auto done = by("school", query.scope.school); !done) return done;
  if (auto done = by("school", query.school); !done) return done;
  if (auto done = by("form", query.form); !done) return done;
  if (query.states.empty() || candidates.known()) return {};
  Listing by_state;
  by_state.narrow_to("s.state", views(query.states), kRoomForStates);
  const auto few = candidates.narrow("SELECT s.id FROM submission s WHERE " + by_state.where, by_state.cells);
  if (!few) return few.error();
  return {};
}

ListedSubmission listed_of(const Rows& rows, std::size_t row) {
  ListedSubmission one;
  static_cast<Submission&>(one) = submission_of(rows, row);
  one.document_name = rows.text(row, kSubmissionWidth);
  one.route_code = rows.text(row, kSubmissionWidth + 1);
  one.route_organization = rows.text(row, kSubmissionWidth + 2);
  return one;
}

Result<std::vector<ListedSubmission>> submissions_in_order(Connection& connection, const std::vector<Cursor>& page) {
  const auto parts = rows_by_id(connection, "SELECT " + std::string(kSubmissionColumns) + kJoined + "s.id IN ", page);
  if (!parts) return parts.error();
  std::map<std::int64_t, ListedSubmission> by_id;
  for (const Rows& rows : *parts) {
    for (std::size_t row = 0; row < rows.size(); ++row) by_id.emplace(rows.number(row, 0), listed_of(rows, row));
  }
  std::vector<ListedSubmission> all;
  for (const Cursor& one : page) {
    if (const auto found = by_id.find(one.id); found != by_id.end()) all.push_back(std::move(found->second));
  }
  return all;
}

}  // namespace

Result<SubmissionPage> list_submissions(Connection& connection, const SubmissionQuery& query) {
  Listing listing{"submission s", index_for(query), "s.id", "s.received", false, true};
  listing.kind = WordKind::submission;
  narrow(listing, query);
  Candidates candidates(connection);
  if (auto done = find_candidates(candidates, query); !done) return done.error();
  if (auto done = narrow_to_methodists(listing, candidates, query.scope); !done) return done.error();
  const PageAsked asked{query.after, std::clamp<std::size_t>(query.most, 1, kLargestPage), query.total};
  const auto found = find_page(connection, listing, candidates, asked);
  if (!found) return found.error();
  auto items = submissions_in_order(connection, found->rows);
  if (!items) return items.error();
  SubmissionPage page;
  page.items = std::move(*items);
  if (found->more) page.next = found->rows.back();
  page.total = found->total;
  return page;
}

Result<ListedSubmission> submission_within(Connection& connection, const Scope& scope, std::string_view number) {
  Listing listing;
  listing.narrow("s.number = ?", {number});
  if (scope.school) listing.narrow("s.school = ?", {*scope.school});
  if (!scope.methodists.empty()) listing.narrow_to("r.methodist", views(scope.methodists), kRoomForMethodists);
  const auto rows =
      connection.run("SELECT " + std::string(kSubmissionColumns) + kJoined + listing.where, listing.cells);
  if (!rows) return rows.error();
  if (rows->empty()) return Error{Code::not_found, "no such submission", std::string(number)};
  return listed_of(*rows, 0);
}

}  // namespace marshrut::store
