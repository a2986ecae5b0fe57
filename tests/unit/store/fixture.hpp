// A store of one test's own, on the engine that this binary is for: fixture_sqlite.cpp or fixture_postgres.cpp.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/digest.hpp"
#include "store/documents.hpp"
#include "store/ledger.hpp"
#include "store/outbox.hpp"
#include "store/printouts.hpp"
#include "store/routes.hpp"
#include "store/scans.hpp"
#include "store/signatures.hpp"
#include "store/submissions.hpp"

namespace marshrut::store {

class Folder {
public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "marshrut-store-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

// Where a new store can be made.
Options new_store(const Folder& folder);

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message + " " + result.error().where);
  return std::move(result.value());
}
inline void must(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().message + " " + result.error().where);
}

class StoreTest : public ::testing::Test {
protected:
  void SetUp() override {
    options_ = new_store(folder_);
    store_ = opened();
  }

  std::unique_ptr<Store> opened() const {
    auto store = Store::open(options_);
    if (!store) throw std::runtime_error(store.error().message + " " + store.error().where);
    return std::move(*store);
  }

  std::int64_t take_in(const std::string& raw) const {
    Arrival arrival;
    arrival.received = 1000;
    arrival.source = "lmtp";
    arrival.peer = "mx.example.org";
    arrival.sender = "sender@example.org";
    arrival.recipients = {"desk@example.org", "second@example.org"};
    arrival.raw = raw;
    return must(accept(*store_, arrival));
  }

  // Runs a job and gives what it gave.
  template <class Use>
  auto in_write(const Use& use) const {
    decltype(use(std::declval<Connection&>())) result = Error{};
    const auto done = store_->write([&](Connection& connection) -> Result<void> {
      result = use(connection);
      if (!result) return result.error();
      return {};
    });
    if (result && !done) result = done.error();
    return result;
  }
  template <class Use>
  auto in_read(const Use& use) const {
    decltype(use(std::declval<Connection&>())) result = Error{};
    must(store_->read([&](Connection& connection) -> Result<void> {
      result = use(connection);
      return {};
    }));
    return result;
  }
  // The first number that a query gives.
  std::int64_t number(const std::string& sql) const {
    return must(in_read([&](Connection& connection) { return connection.run(sql); })).number(0, 0);
  }
  void change(const std::string& sql) const {
    must(in_write([&](Connection& connection) { return connection.run(sql); }));
  }
  ListedMessage listed(std::int64_t id) const {
    ListFilter filter;
    filter.id = id;
    return must(in_read([&](Connection& connection) { return list(connection, filter, {}); })).at(0);
  }

  // A message that was read and filed: its document, its route, its submission.
  struct Filed {
    std::int64_t message = 0, document = 0, route = 0, submission = 0, blob = 0;
  };
  Filed file(const std::string& raw, const std::string& bytes, const std::string& key) const;
  // A card of that route in a file (a command's, unless a document is named).
  Scan scan(const std::string& source, std::optional<std::int64_t> route, const std::string& image,
            std::optional<std::int64_t> document = {}) const;

  Folder folder_;
  Options options_;
  std::unique_ptr<Store> store_;
};

}  // namespace marshrut::store
