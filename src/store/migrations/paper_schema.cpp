#include "store/migrations/migrations.hpp"

namespace marshrut::store {

namespace {

constexpr Statement kStatements[] = {
    {R"(CREATE TABLE printout (
  id {id}, route_id {int} NOT NULL REFERENCES route (id), form {text} NOT NULL, hash {text} NOT NULL,
  printed {int} NOT NULL, actor {text} NOT NULL, pages {int} NOT NULL, data {text} NOT NULL,
  UNIQUE (route_id, form, hash)
) {table})"},
    {"CREATE INDEX printout_hash ON printout (hash, form)"},
    // Two cards can lie on one sheet: the first page alone doesn't tell them apart.
    {R"(CREATE TABLE scan (
  id {id}, document_id {int} REFERENCES document (id), source_sha256 {text} NOT NULL, first_page {int} NOT NULL,
  pages {text} NOT NULL, kind {text} NOT NULL, code {text} NOT NULL, form {text} NOT NULL, hash {text} NOT NULL,
  matches {int}, route_id {int} REFERENCES route (id), state {text} NOT NULL, reason {text} NOT NULL,
  blob_id {int} REFERENCES blob (id), media_type {text} NOT NULL, created {int} NOT NULL, settled_at {int},
  settled_by {text} NOT NULL, UNIQUE (source_sha256, first_page, code, form, hash)
) {table})"},
    {"CREATE INDEX scan_route ON scan (route_id)"},
    {"CREATE INDEX scan_document ON scan (document_id)"},
    {"CREATE INDEX scan_blob ON scan (blob_id)"},
    {"CREATE INDEX scan_waits ON scan (id) WHERE state = 'unsettled'"},
    {R"(CREATE TABLE signature (
  id {id}, document_id {int} NOT NULL UNIQUE REFERENCES document (id),
  of_document_id {int} REFERENCES document (id), verdict {text} NOT NULL, facts {text} NOT NULL
) {table})"},
    {"CREATE INDEX signature_of ON signature (of_document_id)"},
};

}  // namespace

std::span<const Statement> paper_schema() { return kStatements; }

}  // namespace marshrut::store
