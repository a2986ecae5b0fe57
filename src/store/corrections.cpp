#include "store/corrections.hpp"

#include "store/changes.hpp"
#include "store/query.hpp"
#include "store/revision.hpp"
#include "store/routes.hpp"

namespace marshrut::store {

Result<Submission> lock_submission(Connection& connection, std::int64_t id, std::optional<std::int64_t> expected) {
  const auto locked =
      connection.run("SELECT id FROM submission WHERE id = ?" + std::string(connection.for_update()), {id});
  if (!locked) return locked.error();
  auto found = find_submission(connection, id);
  if (!found) return found;
  if (auto same = same_revision(found->revision, expected); !same) return same.error();
  return found;
}

Result<void> expect_route(Connection& connection, std::int64_t id, std::optional<std::int64_t> expected) {
  const auto route = lock_route(connection, id);
  if (!route) return route.error();
  return same_revision(route->revision, expected);
}

Result<Submission> correct_submission(Connection& connection, std::int64_t id, std::optional<std::int64_t> expected,
                                      const CorrectedReading& corrected, std::string_view actor, Millis at) {
  const auto held = lock_submission(connection, id, expected);
  if (!held) return held;
  if (held->state == "purged") return Error{Code::conflict, "the submission is purged", std::to_string(id)};
  const auto set = connection.run(
      "UPDATE submission SET reading = ?, remarks = ?, errors = ?, warnings = ?, revision = revision + 1 WHERE id = ?",
      {corrected.reading, corrected.remarks, corrected.errors, corrected.warnings, id});
  if (!set) return set.error();
  for (const NewCorrection& change : corrected.changes) {
    const auto noted = connection.run(
        "INSERT INTO correction (submission_id, path, label, was, became, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        {id, change.path, change.label, change.was, change.is, actor, at});
    if (!noted) return noted.error();
  }
  if (auto noted = note_change(connection, "submission", id); !noted) return noted.error();
  return find_submission(connection, id);
}

Result<std::vector<Correction>> corrections_of(Connection& connection, std::int64_t submission_id) {
  const auto rows = connection.run(
      "SELECT id, submission_id, path, label, was, became, actor, at FROM correction WHERE submission_id = ? "
      "ORDER BY id",
      {submission_id});
  if (!rows) return rows.error();
  std::vector<Correction> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    Correction& one = all.emplace_back();
    one.id = rows->number(row, 0);
    one.submission_id = rows->number(row, 1);
    one.path = rows->text(row, 2);
    one.label = rows->text(row, 3);
    one.was = rows->text(row, 4);
    one.is = rows->text(row, 5);
    one.actor = rows->text(row, 6);
    one.at = rows->number(row, 7);
  }
  return all;
}

}  // namespace marshrut::store
