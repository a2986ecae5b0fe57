#include "store/ledger.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "store/audit.hpp"
#include "store/documents.hpp"
#include "store/json_list.hpp"
#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr std::array<std::string_view, 6> kStates = {"received",         "filed",      "returned", "duplicate",
                                                     "not-a-submission", "quarantined"};
constexpr std::size_t kIdsAtOnce = 100;

ListedMessage message_of(const Rows& rows, std::size_t row) {
  ListedMessage message;
  message.id = rows.number(row, 0);
  message.received = rows.number(row, 1);
  message.source = rows.text(row, 2);
  message.peer = rows.text(row, 3);
  message.sender = rows.text(row, 4);
  message.recipients = from_json_list(rows.text(row, 5));
  message.size = rows.number(row, 6);
  message.sha256 = rows.text(row, 7);
  message.state = message_state(rows.text(row, 8)).value_or(MessageState::received);
  message.reason = rows.text(row, 9);
  message.state_at = rows.number(row, 10);
  message.next_at = rows.number(row, 11);
  message.crashes = rows.number(row, 12);
  message.tries = rows.number(row, 13);
  message.message_id = rows.text(row, 14);
  message.header_from = rows.text(row, 15);
  message.subject = rows.text(row, 16);
  return message;
}

Result<Rows> page_of(Connection& connection, const ListFilter& filter, const ListCursor& cursor) {
  std::string sql =
      "SELECT id, received, source, peer, sender, recipients, size, sha256, state, reason, state_at, next_at, crashes, "
      "tries, message_id, header_from, subject FROM message WHERE 1 = 1";
  std::vector<Cell> cells;
  const auto where = [&](const char* condition, const Cell& cell) {
    sql += condition;
    cells.push_back(cell);
  };
  if (filter.id) where(" AND id = ?", *filter.id);
  if (filter.state) where(" AND state = ?", state_name(*filter.state));
  if (filter.since) where(" AND received >= ?", *filter.since);
  if (filter.until) where(" AND received < ?", *filter.until);
  if (cursor.after) where(filter.newest_first ? " AND id < ?" : " AND id > ?", *cursor.after);
  where(filter.newest_first ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?",
        std::min(cursor.most, kLargestPage));
  return connection.run(sql, cells);
}

// Calls `use` for each row whose first column is the id of a message on the page.
template <class Use>
Result<void> each_of(Connection& connection, const std::string& begin, const std::string& end,
                     std::vector<ListedMessage>& page, const Use& use) {
  std::map<std::int64_t, ListedMessage*> by_id;
  std::vector<std::int64_t> ids;
  for (ListedMessage& message : page) {
    by_id[message.id] = &message;
    ids.push_back(message.id);
  }
  const std::string sql = begin + placeholders(kIdsAtOnce) + end;
  for (std::size_t at = 0; at < ids.size(); at += kIdsAtOnce) {
    const auto rows = connection.run(sql, padded(ids, at, kIdsAtOnce));
    if (!rows) return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) use(*by_id.at(rows->number(row, 0)), *rows, row);
  }
  return {};
}

Result<void> add_documents(Connection& connection, std::vector<ListedMessage>& page) {
  return each_of(
      connection,
      "SELECT d.message_id, d.id, d.name, d.sha256, d.form, s.number, d.state, d.reason, g.facts, o.name "
      "FROM document d LEFT JOIN submission s ON s.id = d.submission_id LEFT JOIN signature g ON g.document_id = d.id "
      "LEFT JOIN document o ON o.id = g.of_document_id WHERE d.message_id IN ",
      " ORDER BY d.message_id, d.position", page, [](ListedMessage& message, const Rows& rows, std::size_t row) {
        message.documents.push_back({rows.number(row, 1), rows.text(row, 2), rows.text(row, 3), rows.text(row, 4),
                                     rows.text(row, 5), rows.text(row, 6), rows.text(row, 7), rows.text(row, 8),
                                     rows.text(row, 9)});
      });
}

Result<void> add_replies(Connection& connection, std::vector<ListedMessage>& page) {
  return each_of(
      connection,
      "SELECT message_id, id, header_message_id, kind, recipient, state, last_code, tries FROM outbox "
      "WHERE message_id IN ",
      " ORDER BY message_id, id", page, [](ListedMessage& message, const Rows& rows, std::size_t row) {
        message.replies.push_back({rows.number(row, 1), rows.text(row, 2), rows.text(row, 3), rows.text(row, 4),
                                   rows.text(row, 5), rows.text(row, 6), rows.number(row, 7)});
      });
}

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

Result<std::vector<ListedMessage>> list(Connection& connection, const ListFilter& filter, const ListCursor& cursor) {
  const auto rows = page_of(connection, filter, cursor);
  if (!rows) return rows.error();
  std::vector<ListedMessage> page;
  for (std::size_t row = 0; row < rows->size(); ++row) page.push_back(message_of(*rows, row));
  if (auto added = add_documents(connection, page); !added) return added.error();
  if (auto added = add_replies(connection, page); !added) return added.error();
  return page;
}

Result<std::map<std::string, std::int64_t>> state_counts(Connection& connection) {
  std::map<std::string, std::int64_t> counts;
  for (const MessageState state :
       {MessageState::received, MessageState::filed, MessageState::returned, MessageState::duplicate,
        MessageState::not_a_submission, MessageState::quarantined}) {
    counts[std::string(state_name(state))] = 0;
  }
  const auto rows = connection.run("SELECT state, COUNT(*) FROM message GROUP BY state");
  if (!rows) return rows.error();
  for (std::size_t row = 0; row < rows->size(); ++row) counts[rows->text(row, 0)] = rows->number(row, 1);
  return counts;
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
  const std::string was = R"({"from":")" + state + "\"}";
  return append(connection,
                {std::string(actor), std::string(origin), "message.reopened", "message:" + std::to_string(id), was});
}

}  // namespace marshrut::store
