#include "store/migrations/migrations.hpp"

namespace marshrut::store {

namespace {

// What acceptance writes: message, message_bytes and message_due grow at their end only. The bytes stand apart, so that
// a change of state does not touch them.
constexpr Statement kStatements[] = {
    {R"(CREATE TABLE message (
  id {ascending}, received {int} NOT NULL, source {text} NOT NULL, peer {text} NOT NULL, sender {text} NOT NULL,
  recipients {text} NOT NULL, size {int} NOT NULL, sha256 {text} NOT NULL,
  state {text} NOT NULL DEFAULT 'received', reason {text} NOT NULL DEFAULT '', state_at {int} NOT NULL,
  crashes {int} NOT NULL DEFAULT 0, tries {int} NOT NULL DEFAULT 0, round {int} NOT NULL DEFAULT 0,
  next_at {int} NOT NULL DEFAULT 0, claimed_by {text} NOT NULL DEFAULT '', claim_token {text} NOT NULL DEFAULT '',
  claimed_until {int} NOT NULL DEFAULT 0,
  message_id {text} NOT NULL DEFAULT '', content_key {text} NOT NULL DEFAULT '',
  header_from {text} NOT NULL DEFAULT '', subject {text} NOT NULL DEFAULT '', purged {int} NOT NULL DEFAULT 0
) {table})"},
    {"CREATE INDEX message_due ON message (id) WHERE state = 'received'"},
    {R"(CREATE TABLE message_bytes (
  message_id {int} PRIMARY KEY REFERENCES message (id), bytes {bytes} NOT NULL
) {table})"},
    // Mail is base64 and zip: trying to compress it costs much and gains nothing.
    {"ALTER TABLE message_bytes ALTER COLUMN bytes SET STORAGE EXTERNAL", For::postgres},
    {R"(CREATE TABLE message_key (
  kind {text} NOT NULL, value {text} NOT NULL, message_id {int} NOT NULL REFERENCES message (id),
  PRIMARY KEY (kind, value)
) {keyed})"},
    {"CREATE INDEX message_key_message ON message_key (message_id)"},
    {R"(CREATE TABLE mailbox_seen (
  mailbox {text} NOT NULL, validity {text} NOT NULL, uid {text} NOT NULL,
  message_id {int} NOT NULL REFERENCES message (id), PRIMARY KEY (mailbox, validity, uid)
) {keyed})"},
};

}  // namespace

std::span<const Statement> ledger_schema() { return kStatements; }

}  // namespace marshrut::store
