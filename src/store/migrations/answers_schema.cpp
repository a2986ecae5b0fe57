#include "store/migrations/migrations.hpp"

namespace marshrut::store {

namespace {

constexpr Statement kStatements[] = {
    {R"(CREATE TABLE outbox (
  id {id}, message_id {int} NOT NULL REFERENCES message (id), kind {text} NOT NULL, recipient {text} NOT NULL,
  header_message_id {text} NOT NULL UNIQUE, event_key {text} NOT NULL UNIQUE, bytes {bytes} NOT NULL,
  state {text} NOT NULL, tries {int} NOT NULL DEFAULT 0, next_at {int} NOT NULL DEFAULT 0,
  claimed_by {text} NOT NULL DEFAULT '', claim_token {text} NOT NULL DEFAULT '',
  claimed_until {int} NOT NULL DEFAULT 0, last_code {text} NOT NULL DEFAULT '', created {int} NOT NULL, sent_at {int}
) {table})"},
    {"ALTER TABLE outbox ALTER COLUMN bytes SET STORAGE EXTERNAL", For::postgres},
    {"CREATE INDEX outbox_state ON outbox (state, id)"},
    {"CREATE INDEX outbox_message ON outbox (message_id)"},
    {"CREATE INDEX outbox_recipient ON outbox (recipient, created)"},
    {R"(CREATE TABLE audit (
  node {text} NOT NULL, position {int} NOT NULL, at {int} NOT NULL, actor {text} NOT NULL, origin {text} NOT NULL,
  action {text} NOT NULL, subject {text} NOT NULL, details {text} NOT NULL, previous {text} NOT NULL,
  hash {text} NOT NULL, PRIMARY KEY (node, position)
) {keyed})"},
    {R"(CREATE TABLE audit_head (
  node {text} PRIMARY KEY, position {int} NOT NULL, hash {text} NOT NULL
) {keyed})"},
};

}  // namespace

std::span<const Statement> answers_schema() { return kStatements; }

}  // namespace marshrut::store
