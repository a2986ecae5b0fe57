#include "route/period_days.hpp"

#include <cstdio>

#include "route/iso.hpp"

namespace marshrut::route {

namespace {

std::string iso_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  char text[16];
  const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {text, static_cast<std::size_t>(length)};
}

}  // namespace

std::optional<PeriodDays> days_of_period(std::string_view period) {
  const auto span = parse_iso_period(period);
  if (!span) return std::nullopt;
  return PeriodDays{iso_day(span->first), iso_day(span->last)};
}

std::optional<std::string> last_day_of_months(std::string_view first_day, int months) {
  const auto span = parse_iso_date(first_day);
  if (!span) return std::nullopt;
  return iso_day(add_months(span->first, months) - std::chrono::days(1));
}

Result<std::string> day_after_working_days(std::string_view day, int count, const text::WorkingDays& calendar) {
  const auto span = parse_iso_date(day);
  if (!span) return Error{Code::bad_data, "an ISO day is expected", std::string(day)};
  const auto found = calendar.add_working_days(span->last, count);
  if (!found) return found.error();
  return iso_day(*found);
}

}  // namespace marshrut::route
