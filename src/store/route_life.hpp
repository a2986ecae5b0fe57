// store/route_life.hpp: when routes reached their states, many routes at a time.
// Shapes:  first and last id -> for each route that has steps, the time of the last step to each state.
// Units:   Millis are UTC.
// Errors:  as connection.hpp.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <map>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/routes.hpp"

namespace marshrut::store {

using RouteLife = std::map<RouteState, Millis>;

// Both ends belong to it.
Result<std::map<std::int64_t, RouteLife>> lives_between(Connection& connection, std::int64_t first, std::int64_t last);

}  // namespace marshrut::store
