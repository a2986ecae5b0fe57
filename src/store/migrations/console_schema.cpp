#include "store/migrations/migrations.hpp"

namespace marshrut::store {

namespace {

// An answer that no message caused. SQLite can't drop a NOT NULL: the table is made anew; nothing points to it.
constexpr Statement kStatements[] = {
    {R"(CREATE TABLE outbox_5 (
  id {id}, message_id {int} REFERENCES message (id), kind {text} NOT NULL, recipient {text} NOT NULL,
  header_message_id {text} NOT NULL UNIQUE, event_key {text} NOT NULL UNIQUE, bytes {bytes} NOT NULL,
  state {text} NOT NULL, tries {int} NOT NULL DEFAULT 0, next_at {int} NOT NULL DEFAULT 0,
  claimed_by {text} NOT NULL DEFAULT '', claim_token {text} NOT NULL DEFAULT '',
  claimed_until {int} NOT NULL DEFAULT 0, last_code {text} NOT NULL DEFAULT '', created {int} NOT NULL, sent_at {int},
  subject {text} NOT NULL DEFAULT ''
) {table})",
     For::sqlite},
    {"INSERT INTO outbox_5 (id, message_id, kind, recipient, header_message_id, event_key, bytes, state, tries, "
     "next_at, "
     "claimed_by, claim_token, claimed_until, last_code, created, sent_at) SELECT id, message_id, kind, recipient, "
     "header_message_id, event_key, bytes, state, tries, next_at, claimed_by, claim_token, claimed_until, last_code, "
     "created, sent_at FROM outbox",
     For::sqlite},
    {"DROP TABLE outbox", For::sqlite},
    {"ALTER TABLE outbox_5 RENAME TO outbox", For::sqlite},
    {"CREATE INDEX outbox_state ON outbox (state, id)", For::sqlite},
    {"CREATE INDEX outbox_message ON outbox (message_id)", For::sqlite},
    {"CREATE INDEX outbox_recipient ON outbox (recipient, created)", For::sqlite},
    {"ALTER TABLE outbox ALTER COLUMN message_id DROP NOT NULL", For::postgres},
    {"ALTER TABLE outbox ADD COLUMN subject {text} NOT NULL DEFAULT ''", For::postgres},

    {R"(CREATE TABLE person (
  id {id}, login {text} NOT NULL UNIQUE, name {text} NOT NULL, email {text} NOT NULL, role {text} NOT NULL,
  school {text} NOT NULL, password_hash {text} NOT NULL, totp_secret {text} NOT NULL, totp_last {int} NOT NULL,
  active {int} NOT NULL, must_change {int} NOT NULL, created {int} NOT NULL, last_seen {int}, revision {int} NOT NULL
) {table})"},
    {R"(CREATE TABLE web_session (
  id {id}, token_hash {text} NOT NULL UNIQUE, person_id {int} NOT NULL REFERENCES person (id), csrf {text} NOT NULL,
  created {int} NOT NULL, seen {int} NOT NULL, expires {int} NOT NULL, origin {text} NOT NULL, agent {text} NOT NULL
) {table})"},
    {"CREATE INDEX web_session_person ON web_session (person_id)"},
    {R"(CREATE TABLE access_token (
  id {id}, person_id {int} NOT NULL REFERENCES person (id), purpose {text} NOT NULL, name {text} NOT NULL,
  token_hash {text} NOT NULL UNIQUE, created {int} NOT NULL, used {int}, expires {int}
) {table})"},
    {"CREATE INDEX access_token_person ON access_token (person_id)"},
    {"CREATE TABLE login_failure (key {text} PRIMARY KEY, count {int} NOT NULL, last {int} NOT NULL) {keyed}"},
    {R"(CREATE TABLE answer (
  person_id {int} NOT NULL, key {text} NOT NULL, fingerprint {text} NOT NULL, status {int} NOT NULL,
  type {text} NOT NULL, headers {text} NOT NULL, body {text} NOT NULL, at {int} NOT NULL, PRIMARY KEY (person_id, key)
) {table})"},
    {"CREATE INDEX answer_at ON answer (at)"},
    {"CREATE TABLE change (id {id}, at {int} NOT NULL, kind {text} NOT NULL, entity {text} NOT NULL) {table}"},

    // Both ways: whose words begin so, and which words one has.
    {R"(CREATE TABLE word (
  kind {int} NOT NULL, term {text} NOT NULL, entity {int} NOT NULL, PRIMARY KEY (kind, term, entity)
) {keyed})"},
    {"CREATE INDEX word_entity ON word (kind, entity, term)"},

    {R"(CREATE TABLE job (
  id {id}, kind {text} NOT NULL, title {text} NOT NULL, state {text} NOT NULL, request {text} NOT NULL,
  made {int} NOT NULL, failed {int} NOT NULL, total {int} NOT NULL, created {int} NOT NULL, started {int}, ended {int},
  actor {text} NOT NULL, person_id {int}, scope {text} NOT NULL, claimed_by {text} NOT NULL,
  claim_token {text} NOT NULL, claimed_until {int} NOT NULL, input_blob_id {int} REFERENCES blob (id),
  blob_id {int} REFERENCES blob (id), file_name {text} NOT NULL, media_type {text} NOT NULL, report {text} NOT NULL,
  problem {text} NOT NULL, cancel_asked {int} NOT NULL
) {table})"},
    {"CREATE INDEX job_open ON job (id) WHERE ended IS NULL"},
    {"CREATE INDEX job_person ON job (person_id, id)"},
    {"CREATE INDEX job_ended ON job (ended)"},
    {"CREATE INDEX job_blob ON job (blob_id)"},
    {"CREATE INDEX job_input_blob ON job (input_blob_id)"},
    {R"(CREATE TABLE form_draft (
  id {text} PRIMARY KEY, region {text} NOT NULL, title {text} NOT NULL, kind {text} NOT NULL, state {text} NOT NULL,
  blob_id {int} NOT NULL REFERENCES blob (id), actor {text} NOT NULL, uploaded {int} NOT NULL, revision {int} NOT NULL
) {table})"},
    {"CREATE INDEX form_draft_blob ON form_draft (blob_id)"},
    {R"(CREATE TABLE correction (
  id {id}, submission_id {int} NOT NULL REFERENCES submission (id), path {text} NOT NULL, label {text} NOT NULL,
  was {text} NOT NULL, became {text} NOT NULL, actor {text} NOT NULL, at {int} NOT NULL
) {table})"},
    {"CREATE INDEX correction_submission ON correction (submission_id)"},

    {"ALTER TABLE submission ADD COLUMN revision {int} NOT NULL DEFAULT 1"},
    {"ALTER TABLE route ADD COLUMN revision {int} NOT NULL DEFAULT 1"},
    {"ALTER TABLE route ADD COLUMN methodist {text} NOT NULL DEFAULT ''"},
    // The code, or nothing: engines differ in where a null is sorted.
    {"ALTER TABLE route ADD COLUMN sorted_code {text} NOT NULL DEFAULT ''"},
    {"UPDATE route SET sorted_code = code WHERE code IS NOT NULL"},

    // Lists: the sort first, then all that a filter asks, so that rows with their long texts are read for the page
    // only.
    {"DROP INDEX route_teacher"},
    {"CREATE INDEX route_name ON route (teacher, id, state, region, methodist, school)"},
    {"CREATE INDEX route_organization ON route (organization, id, state, region, methodist, school)"},
    {"CREATE INDEX route_code ON route (sorted_code, id, state, region, methodist, school)"},
    {"CREATE INDEX route_changed ON route (state_at, id, state, region, methodist, school)"},
    {"CREATE INDEX route_created ON route (created, id, state, region, methodist, school)"},
    {"CREATE INDEX route_by_state ON route (state, id, region, methodist, school)"},
    {"CREATE INDEX route_school ON route (school, state, id, region, methodist)"},
    {"CREATE INDEX route_methodist ON route (methodist, state, id, region, school)"},
    {"CREATE INDEX route_region ON route (region, school, state, id, methodist)"},
    {"CREATE INDEX submission_received ON submission (received, id, state, form, school, route_id)"},
    {"CREATE INDEX submission_state ON submission (state, received, id, form, school, route_id)"},
    {"CREATE INDEX submission_form ON submission (form, received, id, state, school, route_id)"},
    {"CREATE INDEX submission_school ON submission (school, received, id, state, form, route_id)"},
    {"CREATE INDEX submission_attention ON submission (message_id) WHERE state IN ('review', 'apart')"},

    // Not of what waits: acceptance touches none of these.
    {"CREATE INDEX message_settled ON message (state, id) WHERE state <> 'received'"},
    {"CREATE INDEX message_sender ON message (sender, id) WHERE state <> 'received'"},
    {"CREATE INDEX message_received ON message (received, id, source) WHERE state <> 'received'"},

    {"CREATE INDEX audit_at ON audit (at, node, position)"},
    {"CREATE INDEX audit_actor ON audit (actor, at, node, position)"},
    {"CREATE INDEX audit_action ON audit (action, at, node, position)"},
    {"CREATE INDEX audit_subject ON audit (subject, at, node, position)"},
};

}  // namespace

std::span<const Statement> console_schema() { return kStatements; }

}  // namespace marshrut::store
