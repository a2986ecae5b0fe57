#include "store/postgres/postgres_session.hpp"

#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "store/postgres/postgres_errors.hpp"

namespace marshrut::store {

namespace {

// Type ids of the catalogue, which never change (pg_type.dat).
enum : Oid { kBool = 16, kBytea = 17, kInt8 = 20, kInt2 = 21, kInt4 = 23 };

struct Closer {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Closer>;

// ? becomes $1, $2 …, but not within quotes.
std::string numbered(std::string_view sql) {
  std::string out;
  int count = 0;
  bool quoted = false;
  for (const char letter : sql) {
    if (letter == '\'') quoted = !quoted;
    if (letter == '?' && !quoted) {
      out += '$' + std::to_string(++count);
    } else {
      out += letter;
    }
  }
  return out;
}

std::int64_t big_endian(const char* bytes, int length) {
  std::uint64_t number = length > 0 && static_cast<unsigned char>(bytes[0]) >= 0x80 ? ~std::uint64_t{0} : 0;
  for (int i = 0; i < length; ++i) number = (number << 8U) | static_cast<unsigned char>(bytes[i]);
  return static_cast<std::int64_t>(number);
}

Value value_of(const PGresult* answer, int row, int column) {
  if (PQgetisnull(answer, row, column) != 0) return {};
  const char* bytes = PQgetvalue(answer, row, column);
  const int length = PQgetlength(answer, row, column);
  switch (PQftype(answer, column)) {
    case kInt2:
    case kInt4:
    case kInt8:
    case kBool:
      return big_endian(bytes, length);
    case kBytea:
      return Bytes{std::string(bytes, static_cast<std::size_t>(length))};
    default:
      return std::string(bytes, static_cast<std::size_t>(length));
  }
}

Rows rows_of(const PGresult* answer) {
  Rows rows;
  const int width = PQnfields(answer);
  rows.width = static_cast<std::size_t>(width);
  for (int row = 0; row < PQntuples(answer); ++row) {
    for (int column = 0; column < width; ++column) rows.values.push_back(value_of(answer, row, column));
  }
  const std::string_view changed = PQcmdTuples(const_cast<PGresult*>(answer));
  std::from_chars(changed.data(), changed.data() + changed.size(), rows.changed);
  return rows;
}

// What libpq is given for each parameter; numbers go as text, which fits whatever type the server inferred.
class Parameters {
public:
  explicit Parameters(std::span<const Cell> cells) : digits_(cells.size()) {
    for (std::size_t i = 0; i < cells.size(); ++i) add(cells[i], digits_[i]);
  }
  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

private:
  // Text goes as binary too: the same bytes, but told by their length.
  void add(const Cell& cell, std::string& digits) {
    if (const auto* number = std::get_if<std::int64_t>(&cell.value)) {
      digits = std::to_string(*number);
      push(digits.c_str(), digits.size(), 0);
    } else if (const auto* text = std::get_if<std::string_view>(&cell.value)) {
      push(text->empty() ? "" : text->data(), text->size(), 1);
    } else if (const auto* blob = std::get_if<BlobView>(&cell.value)) {
      push(blob->bytes.empty() ? "" : blob->bytes.data(), blob->bytes.size(), 1);
    } else {
      push(nullptr, 0, 0);
    }
  }
  void push(const char* bytes, std::size_t length, int format) {
    values_.push_back(bytes);
    lengths_.push_back(static_cast<int>(length));
    formats_.push_back(format);
  }

  std::vector<std::string> digits_;
  std::vector<const char*> values_;
  std::vector<int> lengths_, formats_;
};

class PostgresSession final : public Session {
public:
  explicit PostgresSession(const Opening& opening) : Session(opening.node, opening.chain), opening_(opening) {}
  ~PostgresSession() override { close(); }

  Engine engine() const override { return Engine::postgres; }

  Result<void> ready() override {
    if (connection_ != nullptr && !lost_ && PQstatus(connection_) == CONNECTION_OK) return {};
    close();
    return open();
  }

  Result<void> begin(Access access) override {
    start_anew();
    return perform(access == Access::write ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  }

  Result<void> commit() override {
    const Answer answer(PQexec(connection_, "COMMIT"));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
      Error error = failed(answer.get());
      if (trouble_ == Trouble::lost) {
        trouble_ = Trouble::unknown;
        error = {Code::unavailable, "the database was lost in mid-commit: nobody knows whether it is done",
                 error.where};
      }
      return error;
    }
    // A transaction in which something failed answers ROLLBACK, and calls that a success.
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT") {
      return Error{Code::internal, "the transaction had failed before", "postgres"};
    }
    return {};
  }

  void rollback() override {
    if (connection_ == nullptr || lost_) return;
    if (PQtransactionStatus(connection_) != PQTRANS_IDLE) (void)perform("ROLLBACK");
  }

  Result<void> perform(const std::string& sql) override {
    const Answer answer(PQexec(connection_, sql.c_str()));
    return checked(answer.get());
  }

protected:
  Result<Rows> execute(std::string_view sql, std::span<const Cell> cells) override {
    auto name = statement_for(sql);
    if (!name) return name.error();
    const Parameters parameters(cells);
    constexpr int kBinary = 1;
    const Answer answer(PQexecPrepared(connection_, name->c_str(), parameters.count(), parameters.values(),
                                       parameters.lengths(), parameters.formats(), kBinary));
    if (auto good = checked(answer.get()); !good) return good.error();
    return rows_of(answer.get());
  }

private:
  Result<void> checked(const PGresult* answer) {
    const ExecStatusType status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
    return failed(answer);
  }

  Result<std::string> statement_for(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    const std::string name = "s" + std::to_string(statements_.size());
    const Answer answer(PQprepare(connection_, name.c_str(), numbered(sql).c_str(), 0, nullptr));
    if (auto good = checked(answer.get()); !good) return good.error();
    statements_.emplace(sql, name);
    return name;
  }

  Error failed(const PGresult* answer) {
    const char* field = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const std::string state = field != nullptr ? field : "";
    const char* constraint = PQresultErrorField(answer, PG_DIAG_CONSTRAINT_NAME);
    trouble_ = postgres_trouble(state);
    if (PQstatus(connection_) != CONNECTION_OK || state.empty()) trouble_ = Trouble::lost;
    if (trouble_ == Trouble::lost) {
      lost_ = true;
      return {Code::unavailable, "the connection to the database was lost", "postgres " + state};
    }
    const std::string message = constraint != nullptr ? std::string("constraint ") + constraint : "statement failed";
    return {postgres_code(state), message, "postgres " + state};
  }

  Result<void> open() {
    // The address may say otherwise of what stands before it, and not of what stands after it.
    const std::array<const char*, 8> names = {
        "connect_timeout",           "tcp_user_timeout", "keepalives_idle", "dbname",
        "fallback_application_name", "client_encoding",  nullptr,           nullptr};
    const std::array<const char*, 8> values = {"5",        "30000", "30",    opening_.options.url.c_str(),
                                               "marshrut", "UTF8",  nullptr, nullptr};
    connection_ = PQconnectdbParams(names.data(), values.data(), 1);
    lost_ = false;
    if (connection_ == nullptr || PQstatus(connection_) != CONNECTION_OK) {
      // The text names host, port and user, never the password.
      const Error error{Code::unavailable, connection_ != nullptr ? PQerrorMessage(connection_) : "no memory",
                        "postgres"};
      close();
      trouble_ = Trouble::lost;
      return error;
    }
    PQsetNoticeProcessor(
        connection_, [](void*, const char*) {}, nullptr);
    return settle();
  }

  // Durable whatever the server's default is, and never waiting without end while it writes.
  Result<void> settle() {
    const bool writes = opening_.access == Access::write;
    const std::string lock = std::to_string(opening_.options.lock_timeout.count());
    const std::string most = std::to_string(writes ? opening_.options.statement_timeout.count() : 0);
    // Lists are planned for what they ask: a plan for any value walks an index to its end for a rare one.
    if (!writes) {
      auto planned = perform("SELECT set_config('plan_cache_mode', 'force_custom_plan', false)");
      if (!planned) return planned;
    }
    // Compiling takes longer than any statement here.
    if (auto off = perform("SELECT set_config('jit', 'off', false)"); !off) return off;
    return perform("SELECT set_config('lock_timeout', '" + lock + "', false), set_config('statement_timeout', '" +
                   most + "', false), set_config('idle_in_transaction_session_timeout', '" + most +
                   "', false), set_config('synchronous_commit', CASE current_setting('synchronous_commit') "
                   "WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)");
  }

  void close() {
    statements_.clear();
    if (connection_ != nullptr) PQfinish(connection_);
    connection_ = nullptr;
  }

  Opening opening_;
  PGconn* connection_ = nullptr;
  std::map<std::string, std::string, std::less<>> statements_;
  bool lost_ = false;
};

}  // namespace

std::unique_ptr<Session> make_postgres_session(const Opening& opening) {
  return std::make_unique<PostgresSession>(opening);
}

}  // namespace marshrut::store
