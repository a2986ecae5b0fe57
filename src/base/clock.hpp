// base/clock.hpp: the time of day as the service writes it down.
// Shapes:  now -> milliseconds; milliseconds -> ISO 8601 text in UTC.
// Units:   Millis: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
#pragma once

#include <cstdint>
#include <string>

namespace marshrut {

using Millis = std::int64_t;

Millis now_ms();

// "2026-11-22T07:05:09.123Z"
std::string iso_time(Millis time);

}  // namespace marshrut
