#include <algorithm>

#include "base/digest.hpp"
#include "store/changes.hpp"
#include "store/json_list.hpp"
#include "store/ledger.hpp"
#include "store/query.hpp"
#include "store/search.hpp"

namespace marshrut::store {

namespace {

constexpr std::size_t kTokenBytes = 16;
constexpr const char* kLost = "the claim was lost";

// A time beyond the longest that we ever set was written by a clock that has been put right since.
constexpr const char* kDue =
    "state = 'received' AND (next_at <= ? OR next_at > ?) AND (claimed_until <= ? OR claimed_until > ?)";
constexpr const char* kClaimed =
    " RETURNING id, received, source, peer, sender, recipients, sha256, size, crashes, tries, round";

Claim claim_of(const Rows& rows, std::size_t row, const std::string& token) {
  Claim claim;
  claim.id = rows.number(row, 0);
  claim.token = token;
  claim.received = rows.number(row, 1);
  claim.source = rows.text(row, 2);
  claim.peer = rows.text(row, 3);
  claim.sender = rows.text(row, 4);
  claim.recipients = from_json_list(rows.text(row, 5));
  claim.sha256 = rows.text(row, 6);
  claim.size = rows.number(row, 7);
  claim.crashes = rows.number(row, 8);
  claim.tries = rows.number(row, 9);
  claim.round = rows.number(row, 10);
  return claim;
}

}  // namespace

Result<std::vector<Claim>> claim_messages(Store& store, std::size_t most, std::chrono::milliseconds lease) {
  const Millis until = std::min(lease, kLongestLease).count();
  std::vector<Claim> claims;
  auto done = store.write(
      [&](Connection& connection) -> Result<void> {
        const Millis now = now_ms();
        const std::string token = random_hex(kTokenBytes);
        // MATERIALIZED: PostgreSQL must not choose anew for each row that it looks at.
        const std::string sql = std::string("WITH due AS MATERIALIZED (SELECT id FROM message WHERE ") + kDue +
                                " ORDER BY id LIMIT ?" + std::string(connection.for_update_skip_locked()) +
                                ") UPDATE message SET claimed_by = ?, claim_token = ?, claimed_until = ? "
                                "WHERE id IN (SELECT id FROM due)" +
                                kClaimed;
        const auto rows = connection.run(sql, {now, now + kLongestBackoff.count(), now, now + kLongestLease.count(),
                                               most, connection.node(), token, now + until});
        if (!rows) return rows.error();
        claims.clear();
        for (std::size_t row = 0; row < rows->size(); ++row) claims.push_back(claim_of(*rows, row, token));
        std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) { return a.id < b.id; });
        return {};
      },
      Urgency::patient);
  if (!done) return done.error();
  return claims;
}

Result<Claim> claim_message(Store& store, std::int64_t id, std::chrono::milliseconds lease) {
  const Millis until = std::min(lease, kLongestLease).count();
  Claim claim;
  auto done = store.write([&](Connection& connection) -> Result<void> {
    const Millis now = now_ms();
    const std::string token = random_hex(kTokenBytes);
    const auto rows = connection.run(
        std::string("UPDATE message SET claimed_by = ?, claim_token = ?, claimed_until = ? WHERE id = ? AND "
                    "state = 'received' AND (claimed_until <= ? OR claimed_until > ?)") +
            kClaimed,
        {connection.node(), token, now + until, id, now, now + kLongestLease.count()});
    if (!rows) return rows.error();
    if (rows->empty()) return Error{Code::conflict, "the message is final, claimed or not there", std::to_string(id)};
    claim = claim_of(*rows, 0, token);
    return {};
  });
  if (!done) return done.error();
  return claim;
}

Result<void> settle(Connection& connection, const Claim& claim, MessageState state, std::string_view reason,
                    const MessageFacts& facts) {
  if (state == MessageState::received) return Error{Code::internal, "received is not a final state", {}};
  auto settled = must_change(
      connection.run("UPDATE message SET state = ?, reason = ?, state_at = ?, message_id = ?, content_key = ?, "
                     "header_from = ?, subject = ?, claimed_by = '', claim_token = '', claimed_until = 0 "
                     "WHERE id = ? AND claim_token = ? AND state = 'received'",
                     {state_name(state), reason, now_ms(), facts.message_id, facts.content_key, facts.header_from,
                      facts.subject, claim.id, claim.token}),
      kLost);
  if (!settled) return settled;
  if (auto set = set_words(connection, WordKind::message, claim.id, split_words(facts.words)); !set) return set;
  return note_change(connection, "message", claim.id);
}

Result<void> postpone(Connection& connection, const Claim& claim, Millis until, std::string_view reason) {
  const Millis next = std::min(until, now_ms() + kLongestBackoff.count());
  return must_change(connection.run("UPDATE message SET tries = tries + 1, next_at = ?, reason = ?, claimed_by = '', "
                                    "claim_token = '', claimed_until = 0 WHERE id = ? AND claim_token = ? AND "
                                    "state = 'received'",
                                    {next, reason, claim.id, claim.token}),
                     kLost);
}

Result<void> note_crash(Connection& connection, const Claim& claim) {
  return must_change(connection.run("UPDATE message SET crashes = crashes + 1, claimed_by = '', claim_token = '', "
                                    "claimed_until = 0 WHERE id = ? AND claim_token = ? AND state = 'received'",
                                    {claim.id, claim.token}),
                     kLost);
}

Result<void> release(Connection& connection, const Claim& claim) {
  return must_change(connection.run("UPDATE message SET claimed_by = '', claim_token = '', claimed_until = 0 "
                                    "WHERE id = ? AND claim_token = ? AND state = 'received'",
                                    {claim.id, claim.token}),
                     kLost);
}

Result<std::int64_t> release_all_of(Store& store, std::string_view node) {
  std::int64_t released = 0;
  auto done = store.write([&](Connection& connection) -> Result<void> {
    const auto messages = connection.run(
        "UPDATE message SET claimed_by = '', claim_token = '', claimed_until = 0 "
        "WHERE state = 'received' AND claimed_by = ?",
        {node});
    if (!messages) return messages.error();
    // The token stays: it is how the next sender knows that this one may have been sent.
    const auto replies =
        connection.run("UPDATE outbox SET claimed_until = 0 WHERE state = 'sending' AND claimed_by = ?", {node});
    if (!replies) return replies.error();
    released = messages->changed + replies->changed;
    return {};
  });
  if (!done) return done.error();
  return released;
}

}  // namespace marshrut::store
