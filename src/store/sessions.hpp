// store/sessions.hpp: who is signed in, and the tokens of programs and calendars.
// Shapes:  the hash of a secret -> session or token. The secrets themselves are never here.
// Units:   Millis are UTC; what has expired is not found.
// Errors:  not_found; conflict (a hash that is taken).
// Owns:    results own what they hold.
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

struct WebSession {
  std::int64_t id = 0;  // given by add_session
  std::string token_hash;
  std::int64_t person_id = 0;
  std::string csrf;
  Millis created = 0, seen = 0, expires = 0;
  std::string origin, agent;  // an address; what the browser calls itself
};

Result<std::int64_t> add_session(Connection& connection, const WebSession& session);
Result<std::optional<WebSession>> find_session(Connection& connection, std::string_view token_hash, Millis now);
Result<void> touch_session(Connection& connection, std::int64_t id, Millis seen, Millis expires);
// Whether there was one of this person.
Result<bool> drop_session(Connection& connection, std::int64_t person_id, std::int64_t id);
Result<std::int64_t> drop_sessions_of(Connection& connection, std::int64_t person_id,
                                      std::optional<std::int64_t> except = {});
// The one that was seen last first.
Result<std::vector<WebSession>> sessions_of(Connection& connection, std::int64_t person_id, Millis now);

struct AccessToken {
  std::int64_t id = 0;  // given by add_token
  std::int64_t person_id = 0;
  std::string purpose = "api";  // "calendar"
  std::string name;
  std::string token_hash;
  Millis created = 0;
  std::optional<Millis> used, expires;
};

Result<std::int64_t> add_token(Connection& connection, const AccessToken& token);
Result<std::optional<AccessToken>> find_token(Connection& connection, std::string_view token_hash,
                                              std::string_view purpose, Millis now);
Result<void> note_token_used(Connection& connection, std::int64_t id, Millis at);
Result<bool> drop_token(Connection& connection, std::int64_t person_id, std::int64_t id);
// No purpose: all.
Result<std::int64_t> drop_tokens_of(Connection& connection, std::int64_t person_id,
                                    std::optional<std::string_view> purpose = {});
Result<std::vector<AccessToken>> tokens_of(Connection& connection, std::int64_t person_id, std::string_view purpose);

// Sessions and tokens that have expired.
Result<std::int64_t> drop_expired(Connection& connection, Millis now);

}  // namespace marshrut::store
