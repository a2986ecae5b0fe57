// text/local_time.hpp: a moment as the people of the centre date it.
// Shapes:  milliseconds -> year, «2026-09-30» in the zone of this machine.
// Source:  numbers and dates of a register are those of the place that keeps it.
#pragma once

#include <string>

#include "base/clock.hpp"

namespace marshrut::text {

int local_year(Millis time);
std::string local_day(Millis time);

}  // namespace marshrut::text
