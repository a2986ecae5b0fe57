// text/calendar.hpp: dates as numbers, for this module's parser and printer.
// Shapes:  Date with a granularity by which members are set; ISO text <-> Date.
// Units:   years 1900–2099, months and days from 1; 0 is "not given".
// Errors:  std::nullopt for what is no ISO date or impossible.
// Owns:    values only; thread-safe.
// Source:  ISO 8601 (calendar dates, reduced precision).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace marshrut::text::detail {

struct Date {
  int year = 0, month = 0, day = 0;
  friend bool operator==(const Date&, const Date&) = default;
};

struct Interval {
  Date start, end;
};

int days_in_month(int year, int month);
bool is_possible(const Date& date);                    // the year is given, and all that is given fits
bool in_order(const Date& start, const Date& end);     // the first day of start is not after the last of end
std::string iso_text(const Date& date);                // "2024-09-01", "2024-09", "2024"
std::optional<Date> parse_iso(std::string_view text);  // exactly these
std::optional<Interval> parse_iso_interval(std::string_view text);

// Words of Russian dates, folded (text::label_key); 0 or false for any other.
int month_of_word(std::string_view folded);
bool is_weekday(std::string_view folded);
std::string_view month_name(int month);      // «сентябрь»
std::string_view month_genitive(int month);  // «сентября»

}  // namespace marshrut::text::detail
