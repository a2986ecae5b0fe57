// store/connection.hpp: the port to a database: one statement at a time, inside a transaction that the store opened.
// Shapes:  SQL with ? for parameters + cells -> rows. Statements are prepared once for each text.
// Errors:  conflict (a unique key is taken), unavailable (lost, locked, full, read-only), io, damaged, too_large,
//          bad_data (any other constraint), internal (SQL that is off). An error dooms the job: it is rolled back
//          whatever the job returns, since engines differ in what is left after one; say ON CONFLICT where one is
//          expected.
// Owns:    rows own their values. For one thread at a time; a job must not keep the reference.
//
// The SQL is what SQLite 3.40 and PostgreSQL 15 both understand. Text that is not UTF-8, or holds a NUL, is stored with
// U+FFFD in the place of what can't be.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "store/rows.hpp"

namespace marshrut::store {

enum class Engine { sqlite, postgres };

class Connection {
public:
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  Result<Rows> run(std::string_view sql, std::span<const Cell> cells);
  Result<Rows> run(std::string_view sql, std::initializer_list<Cell> cells = {}) {
    return run(sql, std::span<const Cell>(cells.begin(), cells.size()));
  }

  [[nodiscard]] virtual Engine engine() const = 0;
  // What a SELECT ends with when its rows are to be changed; SQLite has one writer and needs nothing.
  [[nodiscard]] std::string_view for_update() const;
  [[nodiscard]] std::string_view for_update_skip_locked() const;

  [[nodiscard]] const std::string& node() const { return node_; }
  // The audit chain that this connection adds to: each writer of a node has its own, so that none waits for another.
  [[nodiscard]] const std::string& chain() const { return chain_; }

protected:
  Connection(std::string node, std::string chain) : node_(std::move(node)), chain_(std::move(chain)) {}
  virtual Result<Rows> execute(std::string_view sql, std::span<const Cell> cells) = 0;

  Result<void> doomed_;  // the first error of this transaction

private:
  std::string node_;
  std::string chain_;
};

}  // namespace marshrut::store
