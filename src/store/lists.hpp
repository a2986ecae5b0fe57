// store/lists.hpp: routes and submissions as the console lists them: filtered, searched, sorted, page by page.
// Shapes:  query + cursor -> page and the cursor of the next one.
// Units:   Millis are UTC; pages of kLargestPage at most; prefixes: beginnings of folded words, each must fit one.
// Errors:  as connection.hpp.
// Owns:    results own what they hold.
//
// A page costs about the same wherever it is: the cursor is the last row's sort value and id, and indexes hold what the
// filters ask. `total` is exact up to kMostCounted, and nothing beyond it or where counting would cost too much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/routes.hpp"
#include "store/submissions.hpp"

namespace marshrut::store {

inline constexpr std::int64_t kMostCounted = 10000;

// What a person may see. Both empty: all.
struct Scope {
  std::optional<std::string> school;    // route.school, submission.school
  std::vector<std::string> methodists;  // route.methodist is one of these; submissions through their route
  [[nodiscard]] bool all() const { return !school && methodists.empty(); }
};

// Where a page ended: opaque to whoever passes it on.
struct Cursor {
  std::string text;         // the last row's sort value, of the sorts by text
  std::int64_t number = 0;  // … by time
  std::int64_t id = 0;
};

enum class RouteSort { id, name, organization, code, state, changed, created };

struct RouteQuery {
  std::vector<RouteState> states;  // empty: all but purged
  std::optional<std::string> school, region, methodist;
  std::optional<std::string> form;  // something of this form was filed to it
  std::vector<std::string> prefixes;
  Scope scope;
  RouteSort sort = RouteSort::name;  // name: by `teacher`; routes without a code come first
  bool descending = false;
  std::optional<Cursor> after;
  std::size_t most = 50;
  bool total = true;  // false: not counted
};
struct RoutePage {
  std::vector<Route> items;
  std::optional<Cursor> next;  // nothing: this was the last page
  std::optional<std::int64_t> total;
};
Result<RoutePage> list_routes(Connection& connection, const RouteQuery& query);
// One route, when the scope has it; otherwise not_found.
Result<Route> route_within(Connection& connection, const Scope& scope, std::int64_t id);

struct SubmissionQuery {
  std::vector<std::string> states;  // empty: all
  std::optional<std::string> school, form;
  std::optional<Millis> since, until;  // received in [since, until)
  std::optional<std::int64_t> route_id;
  std::vector<std::string> prefixes;
  Scope scope;
  std::optional<Cursor> after;
  std::size_t most = 50;
  bool total = true;
};
struct ListedSubmission : Submission {
  std::string document_name;
  std::string route_code;          // empty: no route, or it has none
  std::string route_organization;  // empty: no route
};
struct SubmissionPage {
  std::vector<ListedSubmission> items;  // the newest first
  std::optional<Cursor> next;
  std::optional<std::int64_t> total;
};
Result<SubmissionPage> list_submissions(Connection& connection, const SubmissionQuery& query);
// One submission, when the scope has it; otherwise not_found.
Result<ListedSubmission> submission_within(Connection& connection, const Scope& scope, std::string_view number);

}  // namespace marshrut::store
