#include "route/iso.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace marshrut::route {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<unsigned> digits(std::string_view text, std::size_t count) {
  unsigned number = 0;
  if (text.size() != count) return std::nullopt;
  const auto done = std::from_chars(text.data(), text.data() + text.size(), number);
  if (done.ec != std::errc{} || done.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

sys_days last_of(std::chrono::year year, std::chrono::month month) {
  return sys_days(year / month / std::chrono::last);
}

}  // namespace

std::optional<Span> parse_iso_date(std::string_view text) {
  const auto number = digits(text.substr(0, 4), 4);
  if (!number || *number < 1900 || *number > 2200) return std::nullopt;
  const std::chrono::year year(static_cast<int>(*number));
  if (text.size() == 4) return Span{year / std::chrono::January / 1, year / std::chrono::December / 31};
  if (text[4] != '-') return std::nullopt;
  const auto month_number = digits(text.substr(5, 2), 2);
  if (!month_number) return std::nullopt;
  const std::chrono::month month(*month_number);
  if (!month.ok()) return std::nullopt;
  if (text.size() == 7) return Span{year / month / 1, last_of(year, month)};
  const auto day = text[7] == '-' ? digits(text.substr(8), 2) : std::nullopt;
  if (!day) return std::nullopt;
  const year_month_day date = year / month / std::chrono::day(*day);
  if (!date.ok()) return std::nullopt;
  return Span{date, date};
}

std::optional<Span> parse_iso_year(std::string_view text) {
  if (text.size() == 4) return parse_iso_date(text);
  if (text.size() != 9 || text[4] != '/') return std::nullopt;
  const auto from = digits(text.substr(0, 4), 4);
  const auto to = digits(text.substr(5), 4);
  if (!from || !to || *to != *from + 1) return std::nullopt;
  return Span{std::chrono::year(static_cast<int>(*from)) / std::chrono::September / 1,
              std::chrono::year(static_cast<int>(*to)) / std::chrono::August / 31};
}

std::optional<Span> parse_iso_period(std::string_view text) {
  if (auto year = parse_iso_year(text)) return year;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return parse_iso_date(text);
  const auto from = parse_iso_date(text.substr(0, slash));
  const auto to = parse_iso_date(text.substr(slash + 1));
  if (!from || !to || to->last < from->first) return std::nullopt;
  return Span{from->first, to->last};
}

sys_days add_months(sys_days day, int months) {
  const year_month_day date = year_month_day(day) + std::chrono::months(months);
  return date.ok() ? sys_days(date) : last_of(date.year(), date.month());
}

bool looks_like_full_date(std::string_view text) {
  std::vector<std::size_t> groups(1);
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      ++groups.back();
    } else if (c == '.' || c == '-' || c == '/') {
      groups.push_back(0);
    } else {
      return false;
    }
  }
  const auto full = [&](std::size_t a, std::size_t b, std::size_t c) {
    return groups[0] >= 1 && groups[0] <= a && groups[1] >= 1 && groups[1] <= b && groups[2] >= 2 && groups[2] <= c;
  };
  return groups.size() == 3 && (full(2, 2, 4) || (groups[0] == 4 && full(4, 2, 2)));
}

}  // namespace marshrut::route
