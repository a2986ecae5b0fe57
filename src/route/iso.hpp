// route/iso.hpp: ISO dates and periods of a route as spans of days.
// Shapes:  "2024-09-02", "2024-09", "2024", "2024-09/2025-05", "2024/2025" (a school year) -> first and last day.
// Errors:  none: what is not ISO, or impossible, gives nothing.
// Source:  domain.md §7 (what a read date looks like); ISO 8601-1:2019 §5.2, §5.5.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace marshrut::route {

struct Span {
  std::chrono::sys_days first, last;
};

std::optional<Span> parse_iso_date(std::string_view text);    // a date, a month or a year
std::optional<Span> parse_iso_period(std::string_view text);  // also an interval of two of them in order, a school year
std::optional<Span> parse_iso_year(std::string_view text);    // a year or a school year
// A day so many months later; the 31st becomes the last day of a shorter month.
std::chrono::sys_days add_months(std::chrono::sys_days day, int months);
// Looks like a full date in figures (31.02.2024, 2024-02-31), whether it exists or not.
bool looks_like_full_date(std::string_view text);

}  // namespace marshrut::route
