// text/dates.hpp: Russian dates and periods, in and out.
// Shapes:  text -> ISO date ("2024-09-01", "2024-09", "2024"), period ("2024-09-01/2025-05-31", "2024-09/2024-12") or
//          year ("2024", "2024/2025"), or nothing when it can't be read; ISO -> Russian text.
// Errors:  none: what can't be read, and impossible dates (31.02.2024), give nothing.
// Owns:    results own their strings; const data, thread-safe.
// Source:  domain.md §7 (dates, periods); names of months from ICU's ru locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace marshrut::text {

std::optional<std::string> parse_date(std::string_view text);
std::optional<std::string> parse_period(std::string_view text);  // any parse_date result too
std::optional<std::string> parse_year(std::string_view text);

enum class DateStyle { numeric, long_form, quoted };
// ISO in, text out («01.09.2024», «1 сентября 2024 г.», ««01» сентября 2024 г.», «сентябрь 2024 г.», «2024 г.»); text
// that is not ISO comes back as it is. For all of these, parse_date(date_text(x)) == x.
std::string date_text(std::string_view iso, DateStyle style);
std::string period_text(std::string_view iso);  // parse_period(period_text(x)) == x
std::string year_text(std::string_view year);  // «2024 год», «2024/2025 учебный год»; parse_year(year_text(x)) == x

bool is_iso_date(std::string_view text);  // a full, possible date
// Whole months from one ISO date or month to another (end not counted), rounded down; nothing when either is no date.
std::optional<int> months_between(std::string_view start_iso, std::string_view end_iso);

// The first date inside a text and where it stands (bytes), for cells that hold a date among other words.
struct FoundDate {
  std::string iso;
  std::size_t begin = 0, end = 0;
};
std::optional<FoundDate> find_date(std::string_view text);

}  // namespace marshrut::text
