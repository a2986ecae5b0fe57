// store/sqlite/sqlite_errors.hpp: what SQLite's codes mean to us; private to this module.
// Errors:  never carries values of rows: SQLite's own messages name tables and columns only.
#pragma once

#include "base/result.hpp"

struct sqlite3;

namespace marshrut::store {

Error sqlite_error(sqlite3* database, int code);
// After this the connection is not to be trusted: opened anew before its next transaction.
bool sqlite_must_reopen(int code);

}  // namespace marshrut::store
