// store/outbox.hpp: answers, committed with what caused them and sent later, each event once.
// Shapes:  Reply -> queued; claims -> sent, later or failed.
// Units:   Millis are UTC. last_code: what the peer said, as a short code; never its text.
// Errors:  conflict: the claim was lost, or a header_message_id is taken.
// Owns:    results own what they hold.
//
// A reply keeps its bytes and its Message-ID through all tries. One whose sender died between the final dot and the
// mark is sent again when the lease is over: the same Message-ID lets the reader's side know it for the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/store.hpp"

namespace marshrut::store {

struct Reply {
  std::optional<std::int64_t> message_id;  // the message that caused it; none: a person did
  std::string kind;                        // "receipt", "return", …
  std::string recipient;
  std::string header_message_id;
  std::string event_key;  // one answer for each event
  std::string bytes;
  bool hold = false;  // until an operator releases it
  std::string subject = {};
};

// The reply's id; nothing when the event has its answer already.
Result<std::optional<std::int64_t>> queue(Connection& connection, const Reply& reply);

struct ReplyClaim {
  std::int64_t id = 0;
  std::string token;
  std::int64_t message_id = 0;  // 0: no message caused it
  std::string kind, recipient, header_message_id, bytes;
  std::int64_t tries = 0;
  bool in_doubt = false;  // a sender before us never said how it ended
};

Result<std::vector<ReplyClaim>> claim_replies(Store& store, std::size_t most, std::chrono::milliseconds lease);

Result<void> mark_sent(Store& store, const ReplyClaim& claim);
// Not before `until`; also for a reply of which nobody knows whether it arrived (`code` "in-doubt").
Result<void> mark_later(Store& store, const ReplyClaim& claim, Millis until, std::string_view code);
Result<void> mark_failed(Store& store, const ReplyClaim& claim, std::string_view code);
// Not tried after all.
Result<void> release_reply(Store& store, const ReplyClaim& claim);

// A report came back about a reply that was sent: failed, with the code "bounced". False: no such reply of ours.
Result<bool> mark_bounced(Connection& connection, std::string_view header_message_id);

// Held or failed -> queued, by an operator.
Result<void> requeue(Connection& connection, std::int64_t id);
// How many replies this recipient was given since then, sent or not.
Result<std::int64_t> replies_since(Connection& connection, std::string_view recipient, Millis since);
struct OutboxCounts {
  std::int64_t queued = 0, sending = 0, sent = 0, failed = 0, held = 0;
};
Result<OutboxCounts> outbox_counts(Connection& connection);

struct ReplyRow {
  std::int64_t id = 0;
  std::optional<std::int64_t> message_id;
  std::string kind, recipient, header_message_id, subject;
  std::string state, last_code;  // "queued", "sending", "sent", "failed", "held"
  std::int64_t tries = 0;
  Millis created = 0, next_at = 0;
  std::optional<Millis> sent_at;
};
struct FoundReply : ReplyRow {
  std::string bytes;
};
// The newest first; those before the cursor's id.
Result<std::vector<ReplyRow>> replies_page(Connection& connection, std::optional<std::string_view> state,
                                           std::optional<std::int64_t> before = {}, std::size_t most = 50);
Result<FoundReply> find_reply(Connection& connection, std::int64_t id);

}  // namespace marshrut::store
