// cli/day.hpp: days as the words of a call give them.
// Shapes:  «01.09.2025», «2025-09-01», «1 сентября 2025» -> a day; nothing when the text is no full date.
// Units:   today is the day where the program runs (TZ).
// Owns:    nothing.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace marshrut::cli {

std::chrono::sys_days today();
std::optional<std::chrono::sys_days> day_of(std::string_view text);

}  // namespace marshrut::cli
