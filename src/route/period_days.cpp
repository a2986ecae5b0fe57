#include "route/period_days.hpp"

#include "route/iso.hpp"

namespace marshrut::route {

std::optional<PeriodDays> days_of_period(std::string_view period) {
  const auto span = parse_iso_period(period);
  if (!span) return std::nullopt;
  return PeriodDays{text::iso_day(span->first), text::iso_day(span->last)};
}

std::optional<std::string> last_day_of_months(std::string_view first_day, int months) {
  const auto span = parse_iso_date(first_day);
  if (!span) return std::nullopt;
  return text::iso_day(add_months(span->first, months) - std::chrono::days(1));
}

Result<std::string> day_after_working_days(std::string_view day, int count, const text::WorkingDays& calendar) {
  const auto span = parse_iso_date(day);
  if (!span) return Error{Code::bad_data, "an ISO day is expected", std::string(day)};
  const auto found = calendar.add_working_days(span->last, count);
  if (!found) return found.error();
  return text::iso_day(*found);
}

}  // namespace marshrut::route
