// text/local_time.hpp: a moment as the people of the centre date it.
// Shapes:  milliseconds -> year, «2026-09-30» in the zone of this machine; and back.
// Source:  numbers and dates of a register are those of the place that keeps it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace marshrut::text {

int local_year(Millis time);
std::string local_day(Millis time);

// Of «2026-09-30» (its first moment here) or «2026-09-30T07:05:09Z», with or without parts of a second; nothing for
// what is neither.
std::optional<Millis> local_millis(std::string_view text);

}  // namespace marshrut::text
