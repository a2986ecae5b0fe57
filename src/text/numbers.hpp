// text/numbers.hpp: numbers, hours, percents and plurals as Russians write them.
// Shapes:  text -> number, or nothing; number -> text.
// Errors:  none; ranges and phrases («49%-50%», «15 лет 3 мес.», «с 2009 года») give nothing and stay text.
// Source:  domain.md §7 (numbers); plural categories from ICU's ru rules (CLDR).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace marshrut::text {

std::optional<double> parse_number(std::string_view text);  // 36, 1 234,5, -3.5
std::optional<double> parse_hours(std::string_view text);  // 36, 36 ч, 36 часов, 36 ак. ч., 1 004 ч., 6,5 часа
std::optional<double> parse_percent(std::string_view text);  // 49, 49 %, 49 процентов, 0,49 (-> 0.49)
std::optional<double> parse_years(std::string_view text);  // 6, 6 лет, 23 года, 1 год; not «15 лет 3 мес.»

std::string number_text(double number);  // «1 234,5» with a no-break space; parse_number reads it back
// plural(5, "час", "часа", "часов") -> "5 часов" (no-break space between).
std::string plural(double number, std::string_view one, std::string_view few, std::string_view many);

}  // namespace marshrut::text
