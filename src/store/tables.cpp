#include "store/tables.hpp"

#include <string>

namespace marshrut::store {

namespace {

constexpr Table kTables[] = {
    {"message",
     "id, received, source, peer, sender, recipients, size, sha256, state, reason, state_at, crashes, tries, round, "
     "next_at, claimed_by, claim_token, claimed_until, message_id, content_key, header_from, subject, purged",
     1, false, true},
    {"message_bytes", "message_id, bytes", 1, true},
    {"message_key", "kind, value, message_id", 2},
    {"mailbox_seen", "mailbox, validity, uid, message_id", 3},
    {"blob", "id, sha256, size, bytes", 1, true, true},
    {"document",
     "id, message_id, position, name, container, media_type, sha256, blob_id, form, state, reason, submission_id", 1,
     false, true},
    {"route",
     "id, key, teacher, organization, school, region, state, code, created, state_at, data, completed_at, "
     "revision, methodist, sorted_code",
     1, false, true},
    {"route_step", "route_id, position, from_state, to_state, at, actor, origin, note", 2},
    {"submission",
     "id, number, document_id, message_id, route_id, form, version, supersedes, received, state, reading, remarks, "
     "difference, errors, warnings, school, confidence_permille, revision",
     1, false, true},
    {"printout", "id, route_id, form, hash, printed, actor, pages, data", 1, false, true},
    {"scan",
     "id, document_id, source_sha256, first_page, pages, kind, code, form, hash, matches, route_id, state, reason, "
     "blob_id, media_type, created, settled_at, settled_by",
     1, false, true},
    {"signature", "id, document_id, of_document_id, verdict, facts", 1, false, true},
    {"code", "code, series, route_id, given", 1},
    {"code_series", "series, last", 1},
    {"submission_series", "year, last", 1},
    {"outbox",
     "id, message_id, kind, recipient, header_message_id, event_key, bytes, state, tries, next_at, claimed_by, "
     "claim_token, claimed_until, last_code, created, sent_at, subject",
     1, true, true},
    {"person",
     "id, login, name, email, role, school, password_hash, totp_secret, totp_last, active, must_change, created, "
     "last_seen, revision",
     1, false, true},
    {"web_session", "id, token_hash, person_id, csrf, created, seen, expires, origin, agent", 1, false, true},
    {"access_token", "id, person_id, purpose, name, token_hash, created, used, expires", 1, false, true},
    {"login_failure", "key, count, last", 1},
    {"answer", "person_id, key, fingerprint, status, type, headers, body, at", 2, true},
    {"change", "id, at, kind, entity", 1, false, true},
    {"word", "kind, term, entity", 3},
    {"job",
     "id, kind, title, state, request, made, failed, total, created, started, ended, actor, person_id, scope, "
     "claimed_by, claim_token, claimed_until, input_blob_id, blob_id, file_name, media_type, report, problem, "
     "cancel_asked",
     1, true, true},
    {"form_draft", "id, region, title, kind, state, blob_id, actor, uploaded, revision", 1},
    {"correction", "id, submission_id, path, label, was, became, actor, at", 1, false, true},
    {"audit", "node, position, at, actor, origin, action, subject, details, previous, hash", 2},
    {"audit_head", "node, position, hash", 1},
};

// message has no counter in SQLite: its rows are never deleted, so that the last one is the highest.
bool counted_by_sqlite(const Table& table) { return table.name != "message"; }

}  // namespace

std::span<const Table> tables() { return kTables; }

Result<std::int64_t> last_id(Connection& connection, const Table& table) {
  const std::string name(table.name);
  Result<Rows> rows = Rows{};
  if (connection.engine() == Engine::postgres) {
    rows = connection.run("SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM " + name + "_id_seq");
  } else if (counted_by_sqlite(table)) {
    rows = connection.run("SELECT seq FROM sqlite_sequence WHERE name = ?", {name});
  } else {
    rows = connection.run("SELECT COALESCE(MAX(id), 0) FROM " + name);
  }
  if (!rows) return rows.error();
  return rows->empty() ? 0 : rows->number(0, 0);
}

Result<void> set_last_id(Connection& connection, const Table& table, std::int64_t last) {
  const std::string name(table.name);
  if (last <= 0) return {};
  if (connection.engine() == Engine::postgres) {
    const auto set = connection.run("SELECT setval('" + name + "_id_seq', ?)", {last});
    if (!set) return set.error();
    return {};
  }
  if (!counted_by_sqlite(table)) return {};
  const auto cleared = connection.run("DELETE FROM sqlite_sequence WHERE name = ?", {name});
  if (!cleared) return cleared.error();
  const auto set = connection.run("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", {name, last});
  if (!set) return set.error();
  return {};
}

}  // namespace marshrut::store
