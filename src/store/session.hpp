// store/session.hpp: a connection with its transactions; private to this module: jobs see only the Connection in it.
// Shapes:  begin -> statements -> commit or rollback.
// Errors:  as connection.hpp; trouble() tells what to do about the last one.
// Owns:    its connection to the database.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "store/store.hpp"

namespace marshrut::store {

enum class Access { read, write };

enum class Trouble {
  none,
  again,    // serialization failure, deadlock: the same transaction may pass now
  lost,     // the connection is gone, and the transaction with it
  unknown,  // it was lost while it committed: nobody knows
};

class Session : public Connection {
public:
  // Connected, or connected again.
  virtual Result<void> ready() = 0;
  virtual Result<void> begin(Access access) = 0;
  virtual Result<void> commit() = 0;
  virtual void rollback() = 0;
  // A statement without parameters or rows, not kept: of the schema.
  virtual Result<void> perform(const std::string& sql) = 0;

  // The first error of this transaction, though the job may have passed over it.
  [[nodiscard]] const Result<void>& doomed() const { return doomed_; }
  [[nodiscard]] Trouble trouble() const { return trouble_; }

protected:
  using Connection::Connection;

  void start_anew() {
    doomed_ = {};
    trouble_ = Trouble::none;
  }
  Trouble trouble_ = Trouble::none;
};

// How a session is opened; `name` is the writer's own part of the chain's name.
struct Opening {
  Options options;
  std::string node, chain;
  Access access = Access::write;
};

// The database is there, with its file and its settings.
Result<std::unique_ptr<Session>> open_session(const Opening& opening);

}  // namespace marshrut::store
