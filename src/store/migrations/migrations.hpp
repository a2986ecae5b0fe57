// store/migrations/migrations.hpp: the schema, step by step; private to this module.
// Shapes:  Session -> the schema's version brought up to `version`.
// Errors:  unsupported_format (a schema newer than this program's), and as connection.hpp.
// Source:  docs/formats/store.md.
//
// A migration that was released is never changed: a new one follows it.
#pragma once

#include <span>
#include <string>

#include "store/session.hpp"

namespace marshrut::store {

enum class For { both, sqlite, postgres };

// In the text: {id} a key that is never given twice, {ascending} the same for rows that are never deleted, {int},
// {text} (compared byte by byte), {bytes}, {table} how a table ends, {keyed} how one ends that is found by its whole
// key.
struct Statement {
  const char* sql;
  For engine = For::both;
};

std::span<const Statement> ledger_schema();   // 1
std::span<const Statement> filing_schema();   // 2
std::span<const Statement> answers_schema();  // 3
std::span<const Statement> paper_schema();    // 4
std::span<const Statement> console_schema();  // 5
inline constexpr int kSchemaVersion = 5;

// In one transaction, under a lock that all nodes share.
Result<void> migrate(Session& session, int version = kSchemaVersion);
Result<int> schema_version(Connection& connection);

}  // namespace marshrut::store
