// store/submissions.hpp: what was filed: one reading of one document, numbered, a version of a route's form.
// Shapes:  NewSubmission -> number and version. JSON columns are texts of the caller's.
// Units:   number: "2026-000123", counted for each year; versions from 1, without gaps for a route and form.
// Errors:  conflict, not_found, too_large (more than 999,999 in a year).
// Owns:    results own what they hold.
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

struct NewSubmission {
  std::string number;  // next_submission_number
  std::int64_t document_id = 0, message_id = 0;
  std::optional<std::int64_t> route_id;  // none: not matched yet
  std::string form;
  Millis received = 0;
  std::string state;
  std::string reading = "{}", remarks = "[]", difference = "[]";  // JSON
  std::int64_t errors = 0, warnings = 0;
  std::string school;
  std::int64_t confidence_permille = 1000;
  std::string words = {};  // folded, blanks between them: search.hpp. Not read back
};
struct Submission : NewSubmission {
  std::int64_t id = 0;
  std::int64_t version = 1;
  std::optional<std::int64_t> supersedes;
  std::int64_t revision = 1;  // each change adds one: revision.hpp
};

Result<std::string> next_submission_number(Connection& connection, int year);
// Sets version and supersedes by what the route has of that form; call lock_route first. The document points to it
// then.
Result<Submission> add_submission(Connection& connection, const NewSubmission& submission);
Result<void> set_submission_state(Connection& connection, std::int64_t id, std::string_view state);
// A submission that nobody was found for gets its route.
Result<Submission> set_submission_route(Connection& connection, std::int64_t id, std::int64_t route_id);

Result<std::optional<Submission>> latest_submission(Connection& connection, std::int64_t route_id,
                                                    std::string_view form);
Result<Submission> find_submission(Connection& connection, std::int64_t id);
Result<std::optional<Submission>> submission_by_number(Connection& connection, std::string_view number);
Result<std::vector<Submission>> submissions_of_route(Connection& connection, std::int64_t route_id);
Result<std::vector<Submission>> submissions_of_message(Connection& connection, std::int64_t message_id);

}  // namespace marshrut::store
