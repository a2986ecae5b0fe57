// access/door.hpp: who comes in: by password and second factor, by a session's cookie, by a program's token.
// Shapes:  login, password, code -> Entered; token -> Known.
// Units:   times by their types.
// Errors:  log_in: refused with a word in `message`: "bad-login", "code-needed", "too-many-requests" (seconds to wait
// in
//          `where`); and the store's. A token that fits nobody is nothing, no error.
// Owns:    nothing but its settings; the store must outlive it. Safe from any thread.
//
// After a few failures each next try has to wait longer, for the login and for the address it comes from; the login's
// wait stays short, so that nobody can be kept out by others' tries. A new session for each login: no token from before
// it is ever taken over. What is kept of tokens are hashes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "access/who.hpp"
#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/people.hpp"
#include "store/sessions.hpp"
#include "store/store.hpp"

namespace marshrut::access {

struct DoorSettings {
  std::chrono::milliseconds idle{std::chrono::hours(12)};  // a session that isn't used for so long is over
  std::chrono::milliseconds longest{std::chrono::hours(24 * 7)};
  std::int64_t free_tries = 5;
  std::chrono::milliseconds longest_wait_of_login{30'000};
  std::chrono::milliseconds longest_wait_of_address{std::chrono::minutes(15)};
};

struct Attempt {
  std::string login, password, code;
  std::string origin, agent;
};
struct Known {
  store::Person person;
  std::int64_t session = 0;  // 0: a program's token
  std::string csrf;
};
struct Entered {
  Known known;
  std::string token;  // for the cookie
};

class Door {
public:
  explicit Door(store::Store& store, DoorSettings settings = {}) : store_(store), settings_(settings) {}

  Result<Entered> log_in(const Attempt& attempt);
  Result<std::optional<Known>> by_session(std::string_view token);
  Result<std::optional<Known>> by_token(std::string_view token, std::string_view purpose);
  // Is the session there still, and its person let in?
  [[nodiscard]] bool still_in(std::int64_t person, std::int64_t session) const;

private:
  Result<void> may_try(const Attempt& attempt) const;
  Result<void> note_failure(const Attempt& attempt);
  Result<store::Person> judged(const Attempt& attempt);
  Result<Entered> enter(store::Person person, const Attempt& attempt);

  store::Store& store_;
  DoorSettings settings_;
};

// As it is kept: "Ivanova " is ivanova.
std::string folded_login(std::string_view login);

}  // namespace marshrut::access
