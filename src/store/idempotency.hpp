// store/idempotency.hpp: answers that were given, so that a request that comes twice is done once.
// Shapes:  person, key, fingerprint of the request -> nothing | the kept answer | mismatch.
// Units:   headers: a JSON text of the caller's.
// Errors:  conflict (keep: the key was kept meanwhile by another request).
// Owns:    results own what they hold.
//
// keep belongs into the transaction that does the work, where there is one: of two requests at once the second is then
// undone with its conflict, and the caller asks `answered` again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct KeptAnswer {
  int status = 200;
  std::string type, body;
  std::string headers = "{}";
};
struct Answered {
  std::optional<KeptAnswer> answer;  // nothing: the key is new
  bool mismatch = false;             // the key was used for another request
};

Result<Answered> answered(Connection& connection, std::int64_t person_id, std::string_view key,
                          std::string_view fingerprint);
Result<void> keep(Connection& connection, std::int64_t person_id, std::string_view key, std::string_view fingerprint,
                  const KeptAnswer& answer, Millis at);
Result<std::int64_t> drop_answers_before(Connection& connection, Millis before);

}  // namespace marshrut::store
