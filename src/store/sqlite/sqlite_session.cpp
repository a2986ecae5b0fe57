#include "store/sqlite/sqlite_session.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <functional>
#include <map>
#include <string>

#include "store/sqlite/checkpointer.hpp"
#include "store/sqlite/sqlite_errors.hpp"

namespace marshrut::store {

namespace {

// Measured (docs/formats/store.md): larger pages make fewer frames of a message, smaller ones less to write for a row.
constexpr const char* kPageSize = "PRAGMA page_size = 16384";
int bind(sqlite3_stmt* statement, int index, const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell.value)) return sqlite3_bind_int64(statement, index, *number);
  if (const auto* text = std::get_if<std::string_view>(&cell.value)) {
    const char* data = text->empty() ? "" : text->data();
    return sqlite3_bind_text64(statement, index, data, text->size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<BlobView>(&cell.value)) {
    if (blob->bytes.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
    return sqlite3_bind_blob64(statement, index, blob->bytes.data(), blob->bytes.size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

Value value_of(sqlite3_stmt* statement, int column) {
  const auto length = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(statement, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      return std::string(text, length());
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      return bytes == nullptr ? Bytes{} : Bytes{std::string(bytes, length())};
    }
    default:
      return {};
  }
}

class SqliteSession final : public Session {
public:
  explicit SqliteSession(const Opening& opening) : Session(opening.node, opening.chain), opening_(opening) {}
  ~SqliteSession() override {
    checkpointer_.reset();
    close();
  }

  Engine engine() const override { return Engine::sqlite; }

  Result<void> ready() override {
    if (database_ != nullptr && !broken_) return {};
    close();
    return open();
  }

  Result<void> begin(Access access) override {
    start_anew();
    return perform(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
  }

  Result<void> commit() override {
    auto done = perform("COMMIT");
    if (!done) rollback();
    return done;
  }

  void rollback() override {
    if (database_ == nullptr || sqlite3_get_autocommit(database_) != 0) return;
    if (!perform("ROLLBACK")) broken_ = true;
  }

  Result<void> perform(const std::string& sql) override {
    const int code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return failed(code);
    return {};
  }

protected:
  Result<Rows> execute(std::string_view sql, std::span<const Cell> cells) override {
    auto prepared = statement_for(sql);
    if (!prepared) return prepared.error();
    sqlite3_stmt* statement = *prepared;
    auto rows = stepped(statement, cells);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return rows;
  }

private:
  Result<Rows> stepped(sqlite3_stmt* statement, std::span<const Cell> cells) {
    int index = 0;
    for (const Cell& cell : cells) {
      if (const int code = bind(statement, ++index, cell); code != SQLITE_OK) return failed(code);
    }
    Rows rows;
    const int width = sqlite3_column_count(statement);
    rows.width = static_cast<std::size_t>(width);
    int code = SQLITE_OK;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
      for (int column = 0; column < width; ++column) rows.values.push_back(value_of(statement, column));
    }
    if (code != SQLITE_DONE) return failed(code);
    if (sqlite3_stmt_readonly(statement) == 0) rows.changed = sqlite3_changes64(database_);
    return rows;
  }

  Result<sqlite3_stmt*> statement_for(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &statement, nullptr);
    if (code != SQLITE_OK) return failed(code);
    statements_.emplace(sql, statement);
    return statement;
  }

  Error failed(int code) {
    if (sqlite_must_reopen(code)) broken_ = true;
    return sqlite_error(database_, code);
  }

  // SQLite gives its log the same rights as the file: nobody else reads personal data. A file that is there is never
  // opened here: closing it would drop all locks that this process has on it (fcntl(2)), SQLite's own among them, and
  // another process would then throw away a log that is in use.
  Result<void> touch(const std::filesystem::path& path) const {
    struct stat there {};
    if (::stat(path.c_str(), &there) == 0) return {};
    if (errno != ENOENT) return Error{Code::unavailable, "the store's file can't be looked at", {}};
    if (!opening_.options.create) return Error{Code::not_found, "no store there", {}};
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) return ::close(file), Result<void>();
    if (errno == EEXIST) return {};
    return Error{Code::unavailable, "the store's file can't be made", {}};
  }

  Result<void> open() {
    const auto path = opening_.options.data_dir / kDatabaseName;
    if (auto there = touch(path); !there) return there;
    const int code = sqlite3_open_v2(path.c_str(), &database_,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    if (code != SQLITE_OK) {
      const Error error = sqlite_error(database_, code);
      close();
      return error;
    }
    broken_ = false;
    sqlite3_busy_timeout(database_, static_cast<int>(opening_.options.lock_timeout.count()));
    return settle();
  }

  Result<void> settle() {
    for (const char* pragma : {kPageSize, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                               "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = ON", "PRAGMA cache_size = -32768"}) {
      auto done = perform(pragma);
      // On a read-only disk the file may still be read.
      if (!done && done.error().code != Code::unavailable) return done;
      if (!done && sqlite3_db_readonly(database_, "main") != 1) return done;
    }
    if (opening_.access == Access::read) return perform("PRAGMA query_only = ON");
    if (!checkpointer_) checkpointer_ = std::make_unique<Checkpointer>(opening_.options.data_dir / kDatabaseName);
    sqlite3_wal_hook(database_, committed, checkpointer_.get());
    return {};
  }

  // Takes the place of the checkpoints that SQLite makes by itself inside of commits.
  static int committed(void* checkpointer, sqlite3* database, const char*, int frames) {
    static_cast<Checkpointer*>(checkpointer)->committed(database, frames);
    return SQLITE_OK;
  }

  void close() {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    statements_.clear();
    if (database_ != nullptr) sqlite3_close_v2(database_);
    database_ = nullptr;
  }

  Opening opening_;
  sqlite3* database_ = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
  bool broken_ = false;
  std::unique_ptr<Checkpointer> checkpointer_;
};

}  // namespace

std::unique_ptr<Session> make_sqlite_session(const Opening& opening) {
  return std::make_unique<SqliteSession>(opening);
}

}  // namespace marshrut::store
