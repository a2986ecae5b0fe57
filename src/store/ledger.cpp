#include "store/ledger.hpp"

#include <algorithm>
#include <array>

#include "store/audit.hpp"
#include "store/changes.hpp"
#include "store/documents.hpp"
#include "store/query.hpp"
#include "store/search.hpp"

namespace marshrut::store {

namespace {

constexpr std::array<std::string_view, 6> kStates = {"received",         "filed",      "returned", "duplicate",
                                                     "not-a-submission", "quarantined"};

// What the statement gives back are blobs that nothing may need any more.
Result<void> forget(Connection& connection, std::string_view sql, std::int64_t message_id) {
  const auto gone = connection.run(sql, {message_id});
  if (!gone) return gone.error();
  for (std::size_t row = 0; row < gone->size(); ++row) {
    const auto blob = gone->maybe_number(row, 0);
    if (!blob) continue;
    if (const auto released = release_blob(connection, *blob); !released) return released.error();
  }
  return {};
}

// Scans that a person has settled, or that were filed, stay what they are; the others are found anew.
Result<void> forget_documents(Connection& connection, std::int64_t message_id) {
  constexpr std::string_view kAll[] = {
      "DELETE FROM signature WHERE document_id IN (SELECT id FROM document WHERE message_id = ?) RETURNING NULL",
      "DELETE FROM scan WHERE state = 'unsettled' AND document_id IN (SELECT id FROM document WHERE message_id = ?) "
      "RETURNING blob_id",
      "UPDATE scan SET document_id = NULL WHERE document_id IN (SELECT id FROM document WHERE message_id = ?) "
      "RETURNING NULL",
      "DELETE FROM document WHERE message_id = ? RETURNING blob_id"};
  for (const std::string_view sql : kAll) {
    if (auto gone = forget(connection, sql, message_id); !gone) return gone;
  }
  return {};
}

}  // namespace

std::string_view state_name(MessageState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<MessageState> message_state(std::string_view name) {
  const auto* const found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) return std::nullopt;
  return static_cast<MessageState>(found - kStates.begin());
}

Result<std::string> raw_bytes(Connection& connection, std::int64_t id) {
  auto rows = connection.run("SELECT bytes FROM message_bytes WHERE message_id = ?", {id});
  if (!rows) return rows.error();
  if (rows->empty()) return Error{Code::not_found, "no bytes of this message", std::to_string(id)};
  return rows->take_bytes(0, 0);
}

Result<std::optional<std::int64_t>> claim_key(Connection& connection, std::string_view kind, std::string_view value,
                                              std::int64_t message_id) {
  const auto made = connection.run(
      "INSERT INTO message_key (kind, value, message_id) VALUES (?, ?, ?) ON CONFLICT (kind, value) DO NOTHING",
      {kind, value, message_id});
  if (!made) return made.error();
  if (made->changed > 0) return std::optional<std::int64_t>();
  const auto held = connection.run("SELECT message_id FROM message_key WHERE kind = ? AND value = ?", {kind, value});
  if (!held) return held.error();
  if (held->empty() || held->number(0, 0) == message_id) return std::optional<std::int64_t>();
  return held->maybe_number(0, 0);
}

Result<void> dismiss(Connection& connection, std::int64_t id, std::string_view reason) {
  auto settled = must_change(
      connection.run("UPDATE message SET state = ?, reason = ?, state_at = ? WHERE id = ? AND state = 'quarantined'",
                     {state_name(MessageState::not_a_submission), reason, now_ms(), id}),
      "the message is not in quarantine");
  if (!settled) return settled;
  return note_change(connection, "message", id);
}

Result<void> reopen(Connection& connection, std::int64_t id, std::string_view actor, std::string_view origin) {
  const std::string lock = "SELECT state FROM message WHERE id = ?" + std::string(connection.for_update());
  const auto found = connection.run(lock, {id});
  if (!found) return found.error();
  if (found->empty()) return Error{Code::not_found, "no such message", std::to_string(id)};
  const std::string state = found->text(0, 0);
  const auto filed = connection.run("SELECT COUNT(*) FROM submission WHERE message_id = ?", {id});
  if (!filed) return filed.error();
  if (state == "received" || state == "filed" || filed->number(0, 0) > 0) {
    return Error{Code::conflict, "the message still waits, or something was filed from it", std::to_string(id)};
  }
  if (auto gone = forget_documents(connection, id); !gone) return gone;
  auto opened = must_change(
      connection.run("UPDATE message SET state = 'received', reason = '', state_at = ?, crashes = 0, tries = 0, "
                     "round = round + 1, next_at = 0 WHERE id = ? AND EXISTS "
                     "(SELECT 1 FROM message_bytes WHERE message_id = message.id)",
                     {now_ms(), id}),
      "the message's bytes were purged");
  if (!opened) return opened;
  if (auto dropped = drop_words(connection, WordKind::message, id); !dropped) return dropped;
  if (auto noted = note_change(connection, "message", id); !noted) return noted;
  const std::string was = R"({"from":")" + state + "\"}";
  return append(connection,
                {std::string(actor), std::string(origin), "message.reopened", "message:" + std::to_string(id), was});
}

}  // namespace marshrut::store
