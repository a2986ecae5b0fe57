// app/icalendar.hpp: days to remember, as a calendar program takes them.
// Shapes:  entries -> the text of an .ics file: a VEVENT for each, all day or at its hour, with a reminder where one
//          is asked for.
// Units:   days; lines end with CRLF and have at most 75 octets.
// Errors:  none; control characters of a text become blanks.
// Source:  RFC 5545 §3.1 (folding), §3.3.11 (escaping), §3.6.1, §3.6.6; libical.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/working_days.hpp"

namespace marshrut::app {

struct CalendarEntry {
  std::string uid;  // the same for the same thing each time it is written
  std::string summary, description, category;
  text::Day day;
  std::optional<int> remind_days;  // so many days before
  // Of an event at an hour: local time of whoever reads it («floating»). Without it, the whole day.
  struct Hours {
    std::chrono::minutes start{0}, length{0};
  };
  std::optional<Hours> hours = {};
  std::string location = {};
};

// `stamp`: when it was made, "20241102T070000Z".
std::string calendar_text(std::span<const CalendarEntry> entries, std::string_view stamp);

}  // namespace marshrut::app
