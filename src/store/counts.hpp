// store/counts.hpp: how many of what there are: counters of the console, choosers, sums of reports.
// Shapes:  scope -> counts.
// Units:   days are counted from 1970-01-01 in the zone whose offset is given.
// Errors:  as connection.hpp.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/lists.hpp"

namespace marshrut::store {

// Messages in quarantine, or with a submission in `review` or `apart`.
Result<std::int64_t> attention_count(Connection& connection);
Result<std::int64_t> unsettled_scans(Connection& connection);
Result<std::map<std::string, std::int64_t>> submission_counts(Connection& connection, const Scope& scope = {});
Result<std::map<std::string, std::int64_t>> route_counts(Connection& connection, const Scope& scope = {});
// Queued or running; nothing: whose they are doesn't matter.
Result<std::int64_t> open_jobs(Connection& connection, std::optional<std::int64_t> person_id = {});

// Names that are there, in order, not the empty one.
Result<std::vector<std::string>> schools(Connection& connection);
Result<std::vector<std::string>> methodists(Connection& connection);
Result<std::vector<std::string>> regions(Connection& connection);

struct SchoolStates {
  std::string school;
  std::string state;
  std::int64_t count = 0;
};
// By school, then state. Purged routes are none.
Result<std::vector<SchoolStates>> routes_by_school(Connection& connection, std::optional<std::string_view> region = {},
                                                   const Scope& scope = {});

struct DayStates {
  std::int64_t day = 0;
  std::string state;
  std::int64_t count = 0;
};
// Submissions received in [since, until), by day, then state.
Result<std::vector<DayStates>> submissions_by_day(Connection& connection, Millis since, Millis until,
                                                  Millis zone_offset, const Scope& scope = {});

}  // namespace marshrut::store
