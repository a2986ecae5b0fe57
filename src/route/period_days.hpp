// route/period_days.hpp: the first and the last day of a date or period of the route.
// Shapes:  "2024-09-02", "2024-09", "2024", "2024-09/2025-05", "2024/2025" -> two ISO days; a day and months or days
//          more -> an ISO day.
// Errors:  none: what is no ISO date gives nothing. day_after_working_days: bad_data, and what the calendar says.
// Source:  domain.md §7 (what a read date looks like).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "text/working_days.hpp"

namespace marshrut::route {

struct PeriodDays {
  std::string first, last;
};

std::optional<PeriodDays> days_of_period(std::string_view period);
// So many months from the day on, the last day of them: 2026-11-02 and 12 -> 2027-11-01.
std::optional<std::string> last_day_of_months(std::string_view first_day, int months);
// The working day so many working days after another day.
Result<std::string> day_after_working_days(std::string_view day, int count, const text::WorkingDays& calendar);

}  // namespace marshrut::route
