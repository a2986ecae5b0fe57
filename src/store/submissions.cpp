#include "store/submissions.hpp"

#include <fmt/format.h>

#include "store/changes.hpp"
#include "store/query.hpp"
#include "store/search.hpp"
#include "store/submission_row.hpp"

namespace marshrut::store {

namespace {

constexpr std::int64_t kMostInAYear = 999999;
Result<std::vector<Submission>> select(Connection& connection, const char* where, std::initializer_list<Cell> cells) {
  const auto rows =
      connection.run("SELECT " + std::string(kSubmissionColumns) + " FROM submission s WHERE " + where, cells);
  if (!rows) return rows.error();
  std::vector<Submission> all;
  for (std::size_t row = 0; row < rows->size(); ++row) all.push_back(submission_of(*rows, row));
  return all;
}

Result<std::optional<Submission>> select_one(Connection& connection, const char* where,
                                             std::initializer_list<Cell> cells) {
  auto all = select(connection, where, cells);
  if (!all) return all.error();
  return all->empty() ? std::nullopt : std::optional(std::move(all->front()));
}

struct Place {
  std::int64_t version = 1;
  std::optional<std::int64_t> supersedes;
};

Result<Place> next_place(Connection& connection, std::optional<std::int64_t> route_id, std::string_view form) {
  if (!route_id) return Place{};
  const auto latest = latest_submission(connection, *route_id, form);
  if (!latest) return latest.error();
  if (!*latest) return Place{};
  return Place{(*latest)->version + 1, (*latest)->id};
}

}  // namespace

Submission submission_of(const Rows& rows, std::size_t row) {
  Submission one;
  one.id = rows.number(row, 0);
  one.number = rows.text(row, 1);
  one.document_id = rows.number(row, 2);
  one.message_id = rows.number(row, 3);
  one.route_id = rows.maybe_number(row, 4);
  one.form = rows.text(row, 5);
  one.version = rows.number(row, 6);
  one.supersedes = rows.maybe_number(row, 7);
  one.received = rows.number(row, 8);
  one.state = rows.text(row, 9);
  one.reading = rows.text(row, 10);
  one.remarks = rows.text(row, 11);
  one.difference = rows.text(row, 12);
  one.errors = rows.number(row, 13);
  one.warnings = rows.number(row, 14);
  one.school = rows.text(row, 15);
  one.confidence_permille = rows.number(row, 16);
  one.revision = rows.number(row, 17);
  return one;
}

Result<std::string> next_submission_number(Connection& connection, int year) {
  const auto rows = connection.run(
      "INSERT INTO submission_series (year, last) VALUES (?, 1) "
      "ON CONFLICT (year) DO UPDATE SET last = submission_series.last + 1 RETURNING last",
      {year});
  if (!rows) return rows.error();
  const std::int64_t number = rows->number(0, 0);
  if (number > kMostInAYear) return Error{Code::too_large, "no numbers left in this year", std::to_string(year)};
  return fmt::format("{:04}-{:06}", year, number);
}

Result<Submission> add_submission(Connection& connection, const NewSubmission& submission) {
  const auto place = next_place(connection, submission.route_id, submission.form);
  if (!place) return place.error();
  const auto made = connection.run(
      "INSERT INTO submission (number, document_id, message_id, route_id, form, version, supersedes, received, state, "
      "reading, remarks, difference, errors, warnings, school, confidence_permille) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
      {submission.number, submission.document_id, submission.message_id, submission.route_id, submission.form,
       place->version, place->supersedes, submission.received, submission.state, submission.reading, submission.remarks,
       submission.difference, submission.errors, submission.warnings, submission.school,
       submission.confidence_permille});
  if (!made) return made.error();
  Submission added;
  static_cast<NewSubmission&>(added) = submission;
  added.id = made->number(0, 0);
  added.version = place->version;
  added.supersedes = place->supersedes;
  auto pointed = must_change(
      connection.run("UPDATE document SET submission_id = ? WHERE id = ?", {added.id, submission.document_id}),
      "no such document");
  if (!pointed) return pointed.error();
  const auto words = split_words(submission.words);
  if (auto set = add_words(connection, WordKind::submission, added.id, words); !set) return set.error();
  if (auto noted = note_change(connection, "submission", added.id); !noted) return noted.error();
  return added;
}

Result<void> set_submission_state(Connection& connection, std::int64_t id, std::string_view state) {
  auto set =
      must_change(connection.run("UPDATE submission SET state = ?, revision = revision + 1 WHERE id = ?", {state, id}),
                  "no such submission");
  if (!set) return set;
  return note_change(connection, "submission", id);
}

Result<Submission> set_submission_route(Connection& connection, std::int64_t id, std::int64_t route_id) {
  const auto found = find_submission(connection, id);
  if (!found) return found.error();
  if (found->route_id) return Error{Code::conflict, "the submission has its route", std::to_string(id)};
  const auto place = next_place(connection, route_id, found->form);
  if (!place) return place.error();
  auto set = must_change(connection.run("UPDATE submission SET route_id = ?, version = ?, supersedes = ?, "
                                        "revision = revision + 1 WHERE id = ? AND route_id IS NULL",
                                        {route_id, place->version, place->supersedes, id}),
                         "the submission has its route");
  if (!set) return set.error();
  if (auto noted = note_change(connection, "submission", id); !noted) return noted.error();
  return find_submission(connection, id);
}

Result<std::optional<Submission>> latest_submission(Connection& connection, std::int64_t route_id,
                                                    std::string_view form) {
  return select_one(connection, "route_id = ? AND form = ? ORDER BY version DESC LIMIT 1", {route_id, form});
}

Result<Submission> find_submission(Connection& connection, std::int64_t id) {
  auto found = select_one(connection, "id = ?", {id});
  if (!found) return found.error();
  if (!*found) return Error{Code::not_found, "no such submission", std::to_string(id)};
  return std::move(**found);
}

Result<std::optional<Submission>> submission_by_number(Connection& connection, std::string_view number) {
  return select_one(connection, "number = ?", {number});
}

Result<std::vector<Submission>> submissions_of_route(Connection& connection, std::int64_t route_id) {
  return select(connection, "route_id = ? ORDER BY form, version", {route_id});
}

Result<std::vector<Submission>> submissions_of_message(Connection& connection, std::int64_t message_id) {
  return select(connection, "message_id = ? ORDER BY id", {message_id});
}

}  // namespace marshrut::store
