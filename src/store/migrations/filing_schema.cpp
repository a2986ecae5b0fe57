#include "store/migrations/migrations.hpp"

namespace marshrut::store {

namespace {

constexpr Statement kStatements[] = {
    {"CREATE TABLE blob (id {id}, sha256 {text} NOT NULL UNIQUE, size {int} NOT NULL, bytes {bytes} NOT NULL) {table}"},
    {"ALTER TABLE blob ALTER COLUMN bytes SET STORAGE EXTERNAL", For::postgres},
    {R"(CREATE TABLE document (
  id {id}, message_id {int} NOT NULL REFERENCES message (id), position {int} NOT NULL, name {text} NOT NULL,
  container {text} NOT NULL, media_type {text} NOT NULL, sha256 {text} NOT NULL, blob_id {int} REFERENCES blob (id),
  form {text} NOT NULL, state {text} NOT NULL, reason {text} NOT NULL, submission_id {int},
  UNIQUE (message_id, position)
) {table})"},
    {"CREATE INDEX document_blob ON document (blob_id)"},
    {R"(CREATE TABLE route (
  id {id}, key {text} NOT NULL UNIQUE, teacher {text} NOT NULL, organization {text} NOT NULL, school {text} NOT NULL,
  region {text} NOT NULL, state {text} NOT NULL, code {text} UNIQUE, created {int} NOT NULL, state_at {int} NOT NULL,
  data {text} NOT NULL, completed_at {int}
) {table})"},
    {"CREATE INDEX route_teacher ON route (teacher)"},
    {"CREATE INDEX route_state ON route (state, completed_at)"},
    {R"(CREATE TABLE route_step (
  route_id {int} NOT NULL REFERENCES route (id), position {int} NOT NULL, from_state {text} NOT NULL,
  to_state {text} NOT NULL, at {int} NOT NULL, actor {text} NOT NULL, origin {text} NOT NULL, note {text} NOT NULL,
  PRIMARY KEY (route_id, position)
) {keyed})"},
    {R"(CREATE TABLE submission (
  id {id}, number {text} NOT NULL UNIQUE, document_id {int} NOT NULL REFERENCES document (id),
  message_id {int} NOT NULL REFERENCES message (id), route_id {int} REFERENCES route (id), form {text} NOT NULL,
  version {int} NOT NULL, supersedes {int}, received {int} NOT NULL, state {text} NOT NULL,
  reading {text} NOT NULL, remarks {text} NOT NULL, difference {text} NOT NULL, errors {int} NOT NULL,
  warnings {int} NOT NULL, school {text} NOT NULL, confidence_permille {int} NOT NULL,
  UNIQUE (route_id, form, version)
) {table})"},
    {"CREATE INDEX submission_message ON submission (message_id)"},
    {"CREATE INDEX submission_document ON submission (document_id)"},
    // Codes stay when their routes are purged.
    {R"(CREATE TABLE code (
  code {text} PRIMARY KEY, series {text} NOT NULL, route_id {int} NOT NULL UNIQUE REFERENCES route (id),
  given {int} NOT NULL
) {keyed})"},
    {"CREATE TABLE code_series (series {text} PRIMARY KEY, last {int} NOT NULL) {keyed}"},
    {"CREATE TABLE submission_series (year {int} PRIMARY KEY, last {int} NOT NULL) {table}"},
};

}  // namespace

std::span<const Statement> filing_schema() { return kStatements; }

}  // namespace marshrut::store
