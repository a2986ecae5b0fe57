#include "store/outbox.hpp"

#include <algorithm>

#include "base/digest.hpp"
#include "base/step.hpp"
#include "store/changes.hpp"
#include "store/ledger.hpp"
#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kTokenBytes = 16;

struct Mark {
  std::string_view state, code;
  Millis next_at = 0;
  std::optional<Millis> sent_at;
  int tries = 1;
};

Result<void> mark(Store& store, const ReplyClaim& claim, const Mark& mark) {
  return store.write([&](Connection& connection) -> Result<void> {
    auto marked = must_change(
        connection.run("UPDATE outbox SET state = ?, last_code = ?, next_at = ?, sent_at = ?, "
                       "tries = tries + ?, claimed_by = '', claim_token = '', claimed_until = 0 "
                       "WHERE id = ? AND claim_token = ? AND state = 'sending'",
                       {mark.state, mark.code, mark.next_at, mark.sent_at, mark.tries, claim.id, claim.token}),
        "the claim was lost");
    if (!marked) return marked;
    return note_change(connection, "reply", claim.id);
  });
}

// Replies that are due: their ids, and whether somebody may have sent them already.
Result<Rows> due(Connection& connection, Millis now, std::size_t most) {
  const std::string sql =
      "SELECT id, state FROM outbox WHERE (state = 'queued' AND (next_at <= ? OR next_at > ?)) OR "
      "(state = 'sending' AND (claimed_until <= ? OR claimed_until > ?)) ORDER BY id LIMIT ?" +
      std::string(connection.for_update_skip_locked());
  return connection.run(sql, {now, now + kLongestBackoff.count(), now, now + kLongestLease.count(), most});
}

Result<ReplyClaim> take(Connection& connection, std::int64_t id, bool in_doubt, Millis until) {
  const std::string token = random_hex(kTokenBytes);
  auto rows = connection.run(
      "UPDATE outbox SET state = 'sending', claimed_by = ?, claim_token = ?, claimed_until = ? "
      "WHERE id = ? RETURNING message_id, kind, recipient, header_message_id, bytes, tries",
      {connection.node(), token, until, id});
  if (!rows) return rows.error();
  return ReplyClaim{id,
                    token,
                    rows->number(0, 0),
                    rows->text(0, 1),
                    rows->text(0, 2),
                    rows->text(0, 3),
                    rows->take_bytes(0, 4),
                    rows->number(0, 5),
                    in_doubt};
}

}  // namespace

Result<std::optional<std::int64_t>> queue(Connection& connection, const Reply& reply) {
  const auto rows = connection.run(
      "INSERT INTO outbox (message_id, kind, recipient, header_message_id, event_key, bytes, state, created, "
      "subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (event_key) DO NOTHING RETURNING id",
      {reply.message_id, reply.kind, reply.recipient, reply.header_message_id, reply.event_key, BlobView{reply.bytes},
       reply.hold ? "held" : "queued", now_ms(), reply.subject});
  if (!rows) return rows.error();
  if (rows->empty()) return std::optional<std::int64_t>();
  if (auto noted = note_change(connection, "reply", rows->number(0, 0)); !noted) return noted.error();
  return rows->maybe_number(0, 0);
}

Result<std::vector<ReplyClaim>> claim_replies(Store& store, std::size_t most, std::chrono::milliseconds lease) {
  std::vector<ReplyClaim> claims;
  auto done = store.write([&](Connection& connection) -> Result<void> {
    claims.clear();
    const Millis now = now_ms();
    const auto rows = due(connection, now, most);
    if (!rows) return rows.error();
    for (std::size_t row = 0; row < rows->size(); ++row) {
      const Millis until = now + std::min(lease, kLongestLease).count();
      auto claim = take(connection, rows->number(row, 0), rows->text(row, 1) == "sending", until);
      if (!claim) return claim.error();
      claims.push_back(std::move(*claim));
    }
    return {};
  });
  if (!done) return done.error();
  return claims;
}

Result<void> mark_sent(Store& store, const ReplyClaim& claim) {
  step("outbox.before-mark");
  auto done = mark(store, claim, {"sent", "", 0, now_ms()});
  if (done) step("outbox.after-mark");
  return done;
}

Result<void> mark_later(Store& store, const ReplyClaim& claim, Millis until, std::string_view code) {
  return mark(store, claim, {"queued", code, std::min(until, now_ms() + kLongestBackoff.count()), std::nullopt});
}

Result<void> mark_failed(Store& store, const ReplyClaim& claim, std::string_view code) {
  return mark(store, claim, {"failed", code, 0, std::nullopt});
}

Result<void> release_reply(Store& store, const ReplyClaim& claim) {
  return mark(store, claim, {"queued", "", 0, std::nullopt, 0});
}

Result<bool> mark_bounced(Connection& connection, std::string_view header_message_id) {
  const auto rows = connection.run(
      "UPDATE outbox SET state = 'failed', last_code = 'bounced' WHERE header_message_id = ? AND state = 'sent' "
      "RETURNING id",
      {header_message_id});
  if (!rows) return rows.error();
  if (rows->empty()) return false;
  if (auto noted = note_change(connection, "reply", rows->number(0, 0)); !noted) return noted.error();
  return true;
}

Result<void> requeue(Connection& connection, std::int64_t id) {
  auto queued =
      must_change(connection.run("UPDATE outbox SET state = 'queued', next_at = 0, tries = 0 WHERE id = ? AND "
                                 "state IN ('held', 'failed')",
                                 {id}),
                  "the reply is neither held nor failed");
  if (!queued) return queued;
  return note_change(connection, "reply", id);
}

Result<std::int64_t> replies_since(Connection& connection, std::string_view recipient, Millis since) {
  const auto rows =
      connection.run("SELECT COUNT(*) FROM outbox WHERE recipient = ? AND created >= ?", {recipient, since});
  if (!rows) return rows.error();
  return rows->number(0, 0);
}

Result<OutboxCounts> outbox_counts(Connection& connection) {
  const auto rows = connection.run("SELECT state, COUNT(*) FROM outbox GROUP BY state");
  if (!rows) return rows.error();
  OutboxCounts counts;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    const std::string state = rows->text(row, 0);
    const std::int64_t count = rows->number(row, 1);
    if (state == "queued") counts.queued = count;
    if (state == "sending") counts.sending = count;
    if (state == "sent") counts.sent = count;
    if (state == "failed") counts.failed = count;
    if (state == "held") counts.held = count;
  }
  return counts;
}

namespace {

constexpr const char* kReplyColumns =
    "id, message_id, kind, recipient, header_message_id, subject, state, last_code, tries, created, next_at, sent_at";

ReplyRow reply_of(const Rows& rows, std::size_t row) {
  ReplyRow reply;
  reply.id = rows.number(row, 0);
  reply.message_id = rows.maybe_number(row, 1);
  reply.kind = rows.text(row, 2);
  reply.recipient = rows.text(row, 3);
  reply.header_message_id = rows.text(row, 4);
  reply.subject = rows.text(row, 5);
  reply.state = rows.text(row, 6);
  reply.last_code = rows.text(row, 7);
  reply.tries = rows.number(row, 8);
  reply.created = rows.number(row, 9);
  reply.next_at = rows.number(row, 10);
  reply.sent_at = rows.maybe_number(row, 11);
  return reply;
}

}  // namespace

Result<std::vector<ReplyRow>> replies_page(Connection& connection, std::optional<std::string_view> state,
                                           std::optional<std::int64_t> before, std::size_t most) {
  std::string sql = "SELECT " + std::string(kReplyColumns) + " FROM outbox WHERE 1 = 1";
  std::vector<Cell> cells;
  if (state) {
    sql += " AND state = ?";
    cells.emplace_back(*state);
  }
  if (before) {
    sql += " AND id < ?";
    cells.emplace_back(*before);
  }
  cells.emplace_back(most);
  const auto rows = connection.run(sql + " ORDER BY id DESC LIMIT ?", cells);
  if (!rows) return rows.error();
  std::vector<ReplyRow> page;
  for (std::size_t row = 0; row < rows->size(); ++row) page.push_back(reply_of(*rows, row));
  return page;
}

Result<FoundReply> find_reply(Connection& connection, std::int64_t id) {
  auto rows = connection.run("SELECT " + std::string(kReplyColumns) + ", bytes FROM outbox WHERE id = ?", {id});
  if (!rows) return rows.error();
  if (rows->empty()) return Error{Code::not_found, "no such reply", std::to_string(id)};
  FoundReply found;
  static_cast<ReplyRow&>(found) = reply_of(*rows, 0);
  found.bytes = rows->take_bytes(0, 12);
  return found;
}

}  // namespace marshrut::store
