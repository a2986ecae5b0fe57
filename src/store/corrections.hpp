// store/corrections.hpp: what a person changed in a reading, value by value.
// Shapes:  new reading and remarks + the list of changes -> the submission as it is now.
// Units:   was, is: JSON texts; at in milliseconds.
// Errors:  conflict (stale: see revision.hpp; purged), not_found.
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
#include "store/submissions.hpp"

namespace marshrut::store {

struct NewCorrection {
  std::string path, label;
  std::string was = "null", is = "null";
};
struct Correction : NewCorrection {
  std::int64_t id = 0, submission_id = 0;
  std::string actor;
  Millis at = 0;
};
struct CorrectedReading {
  std::string reading, remarks;  // JSON; what these columns are from now on
  std::int64_t errors = 0, warnings = 0;
  std::vector<NewCorrection> changes;
};

Result<Submission> correct_submission(Connection& connection, std::int64_t id, std::optional<std::int64_t> expected,
                                      const CorrectedReading& corrected, std::string_view actor, Millis at);
// In the order in which they were made.
Result<std::vector<Correction>> corrections_of(Connection& connection, std::int64_t submission_id);

// Locked until this transaction is over, and as the caller saw it.
Result<Submission> lock_submission(Connection& connection, std::int64_t id, std::optional<std::int64_t> expected);
// The same for a route (lock_route, and its revision checked).
Result<void> expect_route(Connection& connection, std::int64_t id, std::optional<std::int64_t> expected);

}  // namespace marshrut::store
