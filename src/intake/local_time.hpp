// intake/local_time.hpp: a moment as the people of the centre date it; private to this module.
// Shapes:  milliseconds -> year, «2026-09-30» in the zone of this machine.
// Source:  numbers and dates of a register are those of the place that keeps it.
#pragma once

#include <string>

#include "base/clock.hpp"

namespace marshrut::intake {

int local_year(Millis time);
std::string local_day(Millis time);

}  // namespace marshrut::intake
