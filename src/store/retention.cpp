#include "store/retention.hpp"

#include <chrono>
#include <limits>
#include <optional>
#include <set>
#include <string>

#include "store/audit.hpp"
#include "store/documents.hpp"
#include "store/query.hpp"
#include "store/search.hpp"

namespace marshrut::store {

namespace {

constexpr int kYearsKept = 1;
constexpr int kPageOfRoutes = 500;

// A year is 365 or 366 days: what this query lets through is asked kept_until.
Result<std::vector<std::int64_t>> due(Connection& connection, RouteState state, Millis now, std::size_t most) {
  std::vector<std::int64_t> ids;
  const Millis rough = now - Millis{365} * 24 * 3600 * 1000;
  Millis last_at = std::numeric_limits<Millis>::min();
  std::int64_t last_id = 0;
  while (ids.size() < most) {
    const auto rows = connection.run(
        "SELECT id, completed_at FROM route WHERE state = ? AND completed_at <= ? AND "
        "(completed_at > ? OR (completed_at = ? AND id > ?)) ORDER BY completed_at, id LIMIT ?",
        {state_name(state), rough, last_at, last_at, last_id, kPageOfRoutes});
    if (!rows) return rows.error();
    if (rows->empty()) break;
    for (std::size_t row = 0; row < rows->size() && ids.size() < most; ++row) {
      last_id = rows->number(row, 0);
      last_at = rows->number(row, 1);
      if (kept_until(last_at) <= now) ids.push_back(last_id);
    }
  }
  return ids;
}

Result<void> run(Connection& connection, std::string_view sql, std::initializer_list<Cell> cells,
                 std::int64_t* changed = nullptr) {
  const auto done = connection.run(sql, cells);
  if (!done) return done.error();
  if (changed != nullptr) *changed += done->changed;
  return {};
}

Result<void> release(Connection& connection, std::optional<std::int64_t> blob_id, Purged& purged) {
  if (!blob_id) return {};
  const auto gone = release_blob(connection, *blob_id);
  if (!gone) return gone.error();
  purged.blobs += *gone ? 1 : 0;
  return {};
}

// The documents of the route's submissions and scans (but not a file that other cards were found in, too), and the
// signatures of these.
Result<std::vector<std::int64_t>> documents_to_purge(Connection& connection, std::int64_t route_id) {
  const auto rows = connection.run(
      "WITH of_route AS (SELECT d.id FROM document d JOIN submission s ON s.id = d.submission_id WHERE s.route_id = ? "
      "UNION SELECT c.document_id FROM scan c WHERE c.route_id = ? AND c.document_id IS NOT NULL AND NOT EXISTS "
      "(SELECT 1 FROM scan o WHERE o.document_id = c.document_id AND o.state IN ('filed', 'unsettled') "
      "AND (o.route_id IS NULL OR o.route_id <> c.route_id))) "
      "SELECT id FROM of_route UNION SELECT g.document_id FROM signature g JOIN of_route ON of_route.id = "
      "g.of_document_id ORDER BY id",
      {route_id, route_id});
  if (!rows) return rows.error();
  std::vector<std::int64_t> ids;
  for (std::size_t row = 0; row < rows->size(); ++row) ids.push_back(rows->number(row, 0));
  return ids;
}

// Their bytes go, and what is said of a person.
Result<void> purge_document(Connection& connection, const Document& document, Purged& purged) {
  auto cleared = run(connection,
                     "UPDATE document SET name = '', container = '', reason = '', blob_id = NULL, state = 'purged' "
                     "WHERE id = ?",
                     {document.id}, &purged.documents);
  if (!cleared) return cleared;
  cleared = run(connection, "UPDATE signature SET verdict = '', facts = '{}' WHERE document_id = ?", {document.id});
  if (!cleared) return cleared;
  return release(connection, document.blob_id, purged);
}

// The images go; what stays says that a file was here, so that it is not taken for a new one.
Result<void> purge_scans(Connection& connection, std::int64_t route_id, Purged& purged) {
  const auto rows = connection.run("SELECT id, blob_id FROM scan WHERE route_id = ? ORDER BY id", {route_id});
  if (!rows) return rows.error();
  for (std::size_t row = 0; row < rows->size(); ++row) {
    auto cleared =
        run(connection, "UPDATE scan SET blob_id = NULL, reason = '', settled_by = '', state = 'purged' WHERE id = ?",
            {rows->number(row, 0)}, &purged.scans);
    if (!cleared) return cleared;
    if (auto gone = release(connection, rows->maybe_number(row, 1), purged); !gone) return gone;
  }
  return run(connection, "DELETE FROM printout WHERE route_id = ?", {route_id}, &purged.printouts);
}

// A message all of whose documents are purged: its bytes, its addresses, what was answered.
Result<void> purge_message(Connection& connection, std::int64_t id, Purged& purged) {
  const auto left = connection.run("SELECT COUNT(*) FROM document WHERE message_id = ? AND state <> 'purged'", {id});
  if (!left) return left.error();
  if (left->number(0, 0) > 0) return {};
  auto gone = run(connection, "DELETE FROM message_bytes WHERE message_id = ?", {id}, &purged.messages);
  if (!gone) return gone;
  gone = run(connection,
             "UPDATE message SET peer = '', sender = '', recipients = '[]', reason = '', message_id = '', "
             "content_key = '', header_from = '', subject = '', purged = 1 WHERE id = ?",
             {id});
  if (!gone) return gone;
  gone = run(connection, "DELETE FROM message_key WHERE message_id = ? AND kind <> 'content'", {id});
  if (!gone) return gone;
  if (auto dropped = drop_words(connection, WordKind::message, id); !dropped) return dropped;
  return run(connection,
             "UPDATE outbox SET recipient = '', subject = '', bytes = ?, state = CASE state WHEN 'sent' THEN 'sent' "
             "ELSE 'failed' "
             "END WHERE message_id = ?",
             {BlobView{}, id}, &purged.replies);
}

Result<void> purge_papers(Connection& connection, std::int64_t route_id, Purged& purged) {
  const auto documents = documents_to_purge(connection, route_id);
  if (!documents) return documents.error();
  std::set<std::int64_t> messages;
  for (const std::int64_t id : *documents) {
    const auto document = find_document(connection, id);
    if (!document) return document.error();
    messages.insert(document->message_id);
    if (auto gone = purge_document(connection, *document, purged); !gone) return gone;
  }
  if (auto gone = purge_scans(connection, route_id, purged); !gone) return gone;
  for (const std::int64_t message : messages) {
    if (auto gone = purge_message(connection, message, purged); !gone) return gone;
  }
  return {};
}

Result<void> purge_route(Connection& connection, std::int64_t route_id, Purged& purged) {
  auto gone = run(connection,
                  "UPDATE submission SET reading = '{}', remarks = '[]', difference = '[]', school = '', "
                  "state = 'purged', revision = revision + 1 WHERE route_id = ?",
                  {route_id}, &purged.submissions);
  if (!gone) return gone;
  gone = run(connection, "DELETE FROM correction WHERE submission_id IN (SELECT id FROM submission WHERE route_id = ?)",
             {route_id});
  if (!gone) return gone;
  gone = run(connection, "DELETE FROM word WHERE kind = ? AND entity IN (SELECT id FROM submission WHERE route_id = ?)",
             {static_cast<std::int64_t>(WordKind::submission), route_id});
  if (!gone) return gone;
  if (auto dropped = drop_words(connection, WordKind::route, route_id); !dropped) return dropped;
  gone = run(connection, "UPDATE route_step SET note = '' WHERE route_id = ?", {route_id});
  if (!gone) return gone;
  return run(connection,
             "UPDATE route SET key = ?, teacher = '', organization = '', school = '', methodist = '', data = '{}' "
             "WHERE id = ?",
             {"purged:" + std::to_string(route_id), route_id});
}

}  // namespace

Millis kept_until(Millis completed) {
  using std::chrono::days;
  using std::chrono::sys_time;
  const sys_time<std::chrono::milliseconds> at{std::chrono::milliseconds(completed)};
  const auto midnight = std::chrono::floor<days>(at);
  std::chrono::year_month_day day(midnight);
  day += std::chrono::years(kYearsKept);
  // sys_days of a Feb 29 that is not there is Mar 1.
  return std::chrono::milliseconds(std::chrono::sys_days(day).time_since_epoch() + (at - midnight)).count();
}

Result<std::vector<std::int64_t>> due_for_archive(Connection& connection, Millis now, std::size_t most) {
  return due(connection, RouteState::completed, now, most);
}

Result<std::vector<std::int64_t>> due_for_purge(Connection& connection, Millis now, std::size_t most) {
  return due(connection, RouteState::archived, now, most);
}

Result<Purged> purge(Connection& connection, std::int64_t route_id, const Act& act) {
  const auto route = lock_route(connection, route_id);
  if (!route) return route.error();
  if (!route->completed_at || kept_until(*route->completed_at) > act.at) {
    return Error{Code::conflict, "the route's year is not over", std::to_string(route_id)};
  }
  const Act bare{act.at, act.actor, act.origin, {}};
  if (auto moved = move_route(connection, route_id, RouteState::purged, bare); !moved) return moved.error();
  Purged purged;
  if (auto done = purge_papers(connection, route_id, purged); !done) return done.error();
  if (auto done = purge_route(connection, route_id, purged); !done) return done.error();
  const std::string counts = R"({"submissions":)" + std::to_string(purged.submissions) + R"(,"documents":)" +
                             std::to_string(purged.documents) + R"(,"blobs":)" + std::to_string(purged.blobs) +
                             R"(,"messages":)" + std::to_string(purged.messages) + R"(,"replies":)" +
                             std::to_string(purged.replies) + R"(,"scans":)" + std::to_string(purged.scans) +
                             R"(,"printouts":)" + std::to_string(purged.printouts) + "}";
  const Entry record{act.actor, act.origin, "route.purged", "route:" + std::to_string(route_id), counts};
  if (auto noted = append(connection, record); !noted) return noted.error();
  return purged;
}

}  // namespace marshrut::store
