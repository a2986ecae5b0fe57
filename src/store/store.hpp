// store/store.hpp: the one store of a centre: SQLite under a folder, or PostgreSQL shared by many nodes.
// Shapes:  a job over a Connection -> its result, once what it wrote is on disk.
// Errors:  unavailable (lost, locked past the timeout, disk full, read-only; and a commit whose outcome nobody knows),
//          conflict, io, damaged, not_found (nothing there and create is off), unsupported_format (a newer schema);
//          and whatever a job returns.
// Owns:    the store owns its connections; all calls from any thread. It must outlive every call.
//
// Writers group commits: the first waiting thread takes up to `group` waiting jobs into one transaction and one fsync.
// When a job of a group fails, all are rolled back and run again alone, so that the failure hits only its owner. So a
// job may run more than once, and on another thread: it must do nothing but use its Connection and set (not add to) its
// outputs. A job never calls write or read of a store.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct Options {
  std::filesystem::path data_dir;      // marshrut.sqlite, node and lock are here
  std::string url;                     // postgresql://…; empty: SQLite
  bool service = false;                // takes DIR/lock: one service for each folder; unavailable when another has it
  bool create = true;                  // false: a store that is not there is not_found
  std::size_t group = 64;              // jobs in one commit, at most
  std::optional<std::size_t> writers;  // PostgreSQL only (4 unless told); SQLite has one
  std::size_t readers = 16;            // connections for reading, at most
  std::chrono::milliseconds lock_timeout{5000};
  std::chrono::milliseconds statement_timeout{60000};  // of a writing statement, PostgreSQL
};

inline constexpr const char* kDatabaseName = "marshrut.sqlite";

// How long a job may wait for company: a patient one rides along with the next commit of somebody who is in a hurry,
// and leads one itself only after a few milliseconds, so that work in the background doesn't slow who waits for an
// answer.
enum class Urgency { now, patient };

using Job = std::function<Result<void>(Connection&)>;

class Store {
public:
  static Result<std::unique_ptr<Store>> open(const Options& options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Returns when the job's writes are on disk, or undone.
  Result<void> write(const Job& job, Urgency urgency = Urgency::now);
  // One snapshot; nothing can be written.
  Result<void> read(const Job& job) const;
  // The database answers.
  [[nodiscard]] Result<void> ping() const;

  [[nodiscard]] Engine engine() const;
  [[nodiscard]] const std::string& node() const;

  struct Impl;  // private to the module

private:
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace marshrut::store
