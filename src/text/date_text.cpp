// Writing dates, periods and years, so that dates.cpp reads them back.
#include <fmt/format.h>

#include "text/calendar.hpp"
#include "text/dates.hpp"

namespace marshrut::text {

namespace {

using detail::Date;
using detail::Interval;

std::string date_words(const Date& date, DateStyle style) {
  if (date.month == 0) return fmt::format("{} г.", date.year);
  if (date.day == 0) return fmt::format("{} {} г.", detail::month_name(date.month), date.year);
  switch (style) {
    case DateStyle::long_form:
      return fmt::format("{} {} {} г.", date.day, detail::month_genitive(date.month), date.year);
    case DateStyle::quoted:
      return fmt::format("«{:02}» {} {} г.", date.day, detail::month_genitive(date.month), date.year);
    case DateStyle::numeric:
      break;
  }
  return fmt::format("{:02}.{:02}.{}", date.day, date.month, date.year);
}

std::string interval_words(const Interval& interval) {
  const auto& [start, end] = interval;
  if (start.month == 0 && end.month == 0) {
    if (end.year == start.year + 1) return fmt::format("{}/{} учебный год", start.year, end.year);
    return fmt::format("{}–{} гг.", start.year, end.year);
  }
  const bool months = start.month != 0 && start.day == 0 && end.month != 0 && end.day == 0;
  if (months && start.year == end.year) {
    return fmt::format("{} — {} {} г.", detail::month_name(start.month), detail::month_name(end.month), end.year);
  }
  // Words are parted by the long dash, figures by the short one.
  const std::string_view dash = months ? "—" : "–";
  return fmt::format("{} {} {}", date_words(start, DateStyle::numeric), dash, date_words(end, DateStyle::numeric));
}

}  // namespace

std::string date_text(std::string_view iso, DateStyle style) {
  const auto date = detail::parse_iso(iso);
  return date ? date_words(*date, style) : std::string(iso);
}

std::string period_text(std::string_view iso) {
  if (const auto date = detail::parse_iso(iso)) return date_words(*date, DateStyle::numeric);
  const auto interval = detail::parse_iso_interval(iso);
  return interval ? interval_words(*interval) : std::string(iso);
}

std::string year_text(std::string_view year) {
  if (const auto date = detail::parse_iso(year); date && date->month == 0) return fmt::format("{} год", date->year);
  const auto years = detail::parse_iso_interval(year);
  const bool only_years = years && years->start.month == 0 && years->end.month == 0;
  return only_years && years->start.year < years->end.year
             ? fmt::format("{}/{} учебный год", years->start.year, years->end.year)
             : std::string(year);
}

}  // namespace marshrut::text
