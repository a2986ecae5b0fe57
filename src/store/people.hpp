// store/people.hpp: who may sign in: people, and how often somebody tried in vain.
// Shapes:  Person -> row; a login -> Person.
// Units:   Millis are UTC. login: compared as it is (the caller folds it); role: a word of the caller's.
// Errors:  not_found; conflict (a login that is taken; stale: see revision.hpp).
// Owns:    results own what they hold.
//
// No cryptography here: hashes and secrets are opaque texts of the caller's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct Person {
  std::int64_t id = 0;  // given by add_person
  std::string login;    // unique
  std::string name, email, role, school;
  std::string password_hash;   // empty: can't sign in by password
  std::string totp_secret;     // empty: no second factor
  std::int64_t totp_last = 0;  // the last time step that was used
  bool active = true;
  bool must_change = false;  // a password that somebody else gave
  Millis created = 0;
  std::optional<Millis> last_seen;
  std::int64_t revision = 1;
};

// The person with its id; revision 1.
Result<Person> add_person(Connection& connection, const Person& person);
Result<Person> find_person(Connection& connection, std::int64_t id);
Result<std::optional<Person>> person_by_login(Connection& connection, std::string_view login);
// By id, those after `after`.
Result<std::vector<Person>> people_page(Connection& connection, std::int64_t after = 0, std::size_t most = 500);
// All columns but id, created, last_seen and totp_last; as it is now. Nothing expected: whoever changed it before.
Result<Person> set_person(Connection& connection, const Person& person, std::optional<std::int64_t> expected);
// No change that anybody looks at: the revision stays.
Result<void> note_person_seen(Connection& connection, std::int64_t id, Millis at);
// A step of the second factor counts once: false when this one or a later one was used.
Result<bool> use_totp_step(Connection& connection, std::int64_t id, std::int64_t step);
Result<std::int64_t> active_people(Connection& connection, std::string_view role);

struct LoginFailures {
  std::int64_t count = 0;
  Millis last = 0;
};
// `key`: a login, an address. Counted from one again when the last one was before `forget_before`. What is there now.
Result<LoginFailures> note_failure(Connection& connection, std::string_view key, Millis at, Millis forget_before);
Result<LoginFailures> failures(Connection& connection, std::string_view key);
Result<void> clear_failures(Connection& connection, std::string_view key);
Result<std::int64_t> drop_failures_before(Connection& connection, Millis before);

}  // namespace marshrut::store
