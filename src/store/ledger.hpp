// store/ledger.hpp: every message that was taken in, from its first byte on disk to its one final state.
// Shapes:  Arrival -> id; claims -> settled, postponed or released.
// Units:   Millis are UTC; recipients as they came; sha256: 64 hexadecimal digits of the raw bytes.
// Errors:  conflict: the claim was lost to somebody else (so that nothing is filed twice), or the state forbids it;
//          not_found: no such message.
// Owns:    results own what they hold.
//
// accept appends to three b-trees and touches no index by hash or Message-ID; those keys are claimed when the message
// is processed. Functions over a Connection are put together in one Store::write, so that the state of a message, what
// was filed from it and its answer are committed at once.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/store.hpp"

namespace marshrut::store {

enum class MessageState { received, filed, returned, duplicate, not_a_submission, quarantined };
std::string_view state_name(MessageState state);  // "not-a-submission"
std::optional<MessageState> message_state(std::string_view name);

// A time further ahead than this was written by a clock that has jumped since: it counts as due.
inline constexpr std::chrono::milliseconds kLongestBackoff = std::chrono::hours(24);
inline constexpr std::chrono::milliseconds kLongestLease = std::chrono::hours(1);

struct SeenKey {
  std::string mailbox, validity, uid;
};

struct Arrival {
  Millis received = 0;
  std::string source;  // "lmtp", "pop3", "imap", …
  std::string peer;
  std::string sender;  // of the envelope
  std::vector<std::string> recipients;
  std::string_view raw;
  std::optional<SeenKey> seen;
};

// The message is on disk. A mailbox's message that was taken in before gives the id that it got then.
Result<std::int64_t> accept(Store& store, const Arrival& arrival);

// Which of these were taken in before, in their order.
Result<std::vector<bool>> seen(const Store& store, std::string_view mailbox, std::string_view validity,
                               const std::vector<std::string>& uids);

struct Claim {
  std::int64_t id = 0;
  std::string token;
  Millis received = 0;
  std::string source, peer, sender;
  std::vector<std::string> recipients;
  std::string sha256;
  std::int64_t size = 0;
  std::int64_t crashes = 0, tries = 0;
  std::int64_t round = 0;  // how often an operator has opened it again: belongs into the event keys of its answers
};

// Messages that wait and are due, oldest first; nobody else gets them until the lease is over (kLongestLease at most).
Result<std::vector<Claim>> claim_messages(Store& store, std::size_t most, std::chrono::milliseconds lease);
// The same for one message, by an operator; conflict when it is claimed or final.
Result<Claim> claim_message(Store& store, std::int64_t id, std::chrono::milliseconds lease);

// The bytes as they came; not_found also when they were purged.
Result<std::string> raw_bytes(Connection& connection, std::int64_t id);

struct MessageFacts {
  std::string message_id, content_key, header_from, subject;
  std::string words = {};  // folded, blanks between them: search.hpp
};

// `state` is a final one.
Result<void> settle(Connection& connection, const Claim& claim, MessageState state, std::string_view reason,
                    const MessageFacts& facts);
// One more try, not before `until`.
Result<void> postpone(Connection& connection, const Claim& claim, Millis until, std::string_view reason);
// It killed its worker: counted, and free again.
Result<void> note_crash(Connection& connection, const Claim& claim);
Result<void> release(Connection& connection, const Claim& claim);
// What this node held when it ended without a word; for a service that holds DIR/lock. How many messages and replies.
Result<std::int64_t> release_all_of(Store& store, std::string_view node);

// Nothing: the key is this message's now (or was already); otherwise the message that holds it.
Result<std::optional<std::int64_t>> claim_key(Connection& connection, std::string_view kind, std::string_view value,
                                              std::int64_t message_id);

struct ListedDocument {
  std::int64_t id = 0;
  std::string name, sha256, form, submission, state, reason;  // submission: its number
  std::string signature = {};                                 // JSON of what was found, where this is a signature
  std::string signs;                                          // and the name of the document that it is of
};
struct ListedReply {
  std::int64_t id = 0;
  std::string message_id, kind, recipient, state, last_code;
  std::int64_t tries = 0;
};
struct ListedMessage {
  std::int64_t id = 0;
  Millis received = 0;
  std::string source, peer, sender;
  std::vector<std::string> recipients;
  std::int64_t size = 0;
  std::string sha256;
  MessageState state = MessageState::received;
  std::string reason;
  Millis state_at = 0, next_at = 0;
  std::int64_t crashes = 0, tries = 0;
  std::string message_id, header_from, subject;
  std::vector<ListedDocument> documents;
  std::vector<ListedReply> replies;
};
struct ListFilter {
  std::optional<std::int64_t> id;
  std::optional<MessageState> state;
  std::optional<Millis> since, until;  // received in [since, until)
  bool newest_first = false;
  std::vector<std::string> prefixes = {};  // of folded words: each must fit one
  std::optional<std::string> source = {};
  std::optional<std::string> sender = {};  // of the envelope, as it came
  bool attention = false;                  // in quarantine, or with a submission in `review` or `apart`
};
struct ListCursor {
  std::optional<std::int64_t> after;  // the last id of the page before
  std::size_t most = 100;             // kLargestPage at most
};
inline constexpr std::size_t kLargestPage = 500;
Result<std::vector<ListedMessage>> list(Connection& connection, const ListFilter& filter, const ListCursor& cursor);

// How many the filter lets through; exact up to kMostListed, nothing beyond it.
inline constexpr std::int64_t kMostListed = 10000;
Result<std::optional<std::int64_t>> list_total(Connection& connection, const ListFilter& filter);

// How many messages are in each state; all states are there.
Result<std::map<std::string, std::int64_t>> state_counts(Connection& connection);

// Back to `received` for another try by an operator; conflict when something was filed from it, or it still waits.
// What was noted of its documents goes; the next round notes it again.
Result<void> reopen(Connection& connection, std::int64_t id, std::string_view actor, std::string_view origin);

// A quarantined message is settled by hand as not-a-submission; conflict in other states.
Result<void> dismiss(Connection& connection, std::int64_t id, std::string_view reason);

}  // namespace marshrut::store
