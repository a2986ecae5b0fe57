#include "store/sqlite/sqlite_errors.hpp"

#include <sqlite3.h>

namespace marshrut::store {

namespace {

Code code_of(int extended) {
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return Code::conflict;
    default:
      break;
  }
  switch (extended & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM:
      return Code::unavailable;
    case SQLITE_IOERR:
      return Code::io;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return Code::damaged;
    case SQLITE_TOOBIG:
      return Code::too_large;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return Code::bad_data;
    default:
      return Code::internal;
  }
}

}  // namespace

Error sqlite_error(sqlite3* database, int code) {
  const int extended = database != nullptr ? sqlite3_extended_errcode(database) : code;
  const char* message = database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code);
  const int shown = (extended & 0xFF) == (code & 0xFF) ? extended : code;
  return {code_of(shown), message, "sqlite " + std::to_string(shown)};
}

bool sqlite_must_reopen(int code) {
  switch (code & 0xFF) {
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:
      return true;
    default:
      return false;
  }
}

}  // namespace marshrut::store
