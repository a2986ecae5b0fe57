// support/console_server.hpp: the API over a store of its own, as the service puts it together; each answer is held
// against the description.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "access/rights.hpp"
#include "http/message.hpp"
#include "store/store.hpp"

namespace marshrut::testing {

struct Answer {
  int status = 0;
  std::string type, body;
  http::Fields headers;
  std::string misfit;  // how it differs from the description; empty: it doesn't

  [[nodiscard]] nlohmann::json json() const { return nlohmann::json::parse(body, nullptr, false); }
  [[nodiscard]] std::string header(const std::string& name) const;
  [[nodiscard]] std::string code() const;  // of a problem
};

// Who asks: nobody, a session, a token.
struct Caller {
  std::int64_t person = 0;
  std::string cookie, csrf, token;
};

struct ConsoleOptions {
  bool pipeline = false;  // what is taken in is processed: needs workers, so the built program
  std::string db;         // PostgreSQL; empty: SQLite
  unsigned calls_a_second = 100'000;
  std::string configuration;  // of marshrut.ini
};

class ConsoleServer {
public:
  explicit ConsoleServer(const ConsoleOptions& options = {});
  ~ConsoleServer();
  ConsoleServer(const ConsoleServer&) = delete;
  ConsoleServer& operator=(const ConsoleServer&) = delete;

  // A person of that role and a session of theirs. The password is kPassword.
  Caller person(access::Role role, const std::string& login, const std::string& school = {},
                const std::string& email = {}, const std::string& name = "Петрова Анна Ильинична");
  Answer call(const Caller& caller, const std::string& method, const std::string& target, const std::string& body = {},
              const http::Fields& headers = {});
  Answer call(const Caller& caller, const std::string& method, const std::string& target, const nlohmann::json& body,
              const http::Fields& headers = {}) {
    return call(caller, method, target, body.dump(), headers);
  }

  // Operation and status of each answer so far.
  [[nodiscard]] const std::set<std::pair<std::string, int>>& seen() const;
  [[nodiscard]] const nlohmann::json& description() const;
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] store::Store& store();
  // All that was taken in is settled.
  void settle();

private:
  struct State;
  std::unique_ptr<State> state_;
};

inline constexpr const char* kPassword = "correct horse battery";

}  // namespace marshrut::testing
