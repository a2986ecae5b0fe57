// Reading dates, periods and years.
#include "text/dates.hpp"

#include <algorithm>

#include "text/calendar.hpp"
#include "text/date_grammar.hpp"

namespace marshrut::text {

namespace {

using detail::Date;
using detail::Interval;
using detail::Token;
using Kind = Token::Kind;

// No date or period is longer; text that is, is not even looked at.
constexpr std::size_t kLongestDate = 200;

bool may_hold_date(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Token> tokens_of_date(std::string_view text) {
  if (text.size() > kLongestDate || !may_hold_date(text)) return {};
  return detail::date_tokens(text);
}

std::string interval_text(const Interval& interval) {
  return detail::iso_text(interval.start) + "/" + detail::iso_text(interval.end);
}

// «1.15.04.2022», «115.04.2022», «a15.04.2022»: something is glued to the numbers before a date.
bool is_glued_before(const std::vector<Token>& tokens, std::size_t first) {
  if (first == 0 || tokens[first].after_blank) return false;
  const Kind before = tokens[first - 1].kind;
  if (before == Kind::number || before == Kind::slash) return true;
  const bool sign = before == Kind::dot || before == Kind::hyphen;
  return sign && first >= 2 && tokens[first - 2].kind == Kind::number && !tokens[first - 1].after_blank;
}

bool is_glued_after(const std::vector<Token>& tokens, std::size_t end) {
  if (end >= tokens.size() || tokens[end].after_blank) return false;
  const Kind after = tokens[end].kind;
  if (after == Kind::number) return true;
  const bool sign = after == Kind::dot || after == Kind::slash || after == Kind::hyphen;
  return sign && end + 1 < tokens.size() && tokens[end + 1].kind == Kind::number && !tokens[end + 1].after_blank;
}

// «31 февраля 2024» is no date, and its end is no month.
bool has_day_before(const std::vector<Token>& tokens, std::size_t first) {
  if (first == 0) return false;
  const auto is_day = [](const Token& token) { return token.kind == Kind::number && token.digits <= 2; };
  const Kind before = tokens[first - 1].kind;
  if (before == Kind::quote || before == Kind::dot) return first >= 2 && is_day(tokens[first - 2]);
  return is_day(tokens[first - 1]);
}

template <class Rule>
std::optional<FoundDate> find_by(const std::vector<Token>& tokens, Rule rule) {
  for (std::size_t first = 0; first < tokens.size(); ++first) {
    if (is_glued_before(tokens, first)) continue;
    detail::Cursor cursor(tokens, first, tokens.size());
    const std::optional<Date> date = rule(cursor);
    if (!date || is_glued_after(tokens, cursor.at())) continue;
    return FoundDate{detail::iso_text(*date), tokens[first].begin, tokens[cursor.at() - 1].end};
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> parse_date(std::string_view text) {
  const auto date = detail::whole_date(tokens_of_date(text));
  return date ? std::optional(detail::iso_text(*date)) : std::nullopt;
}

std::optional<std::string> parse_period(std::string_view text) {
  // First of all, since «2024-01-06/2024» has another meaning to the grammar: 01.2024 to 06.2024.
  if (const auto iso = detail::parse_iso_interval(text)) return interval_text(*iso);
  const auto tokens = tokens_of_date(text);
  if (const auto date = detail::whole_date(tokens)) return detail::iso_text(*date);
  const auto interval = detail::whole_interval(tokens);
  return interval ? std::optional(interval_text(*interval)) : std::nullopt;
}

std::optional<std::string> parse_year(std::string_view text) {
  const auto tokens = tokens_of_date(text);
  const auto date = detail::whole_date(tokens);
  if (date && date->month == 0) return detail::iso_text(*date);
  const auto years = detail::whole_years(tokens);
  return years && years->start.year < years->end.year ? std::optional(interval_text(*years)) : std::nullopt;
}

bool is_iso_date(std::string_view text) {
  const auto date = detail::parse_iso(text);
  return date && date->day != 0;
}

std::optional<int> months_between(std::string_view start_iso, std::string_view end_iso) {
  const auto start = detail::parse_iso(start_iso), end = detail::parse_iso(end_iso);
  if (!start || !end || start->month == 0 || end->month == 0) return std::nullopt;
  const int months = (end->year - start->year) * 12 + end->month - start->month;
  // A month is whole when its day comes again, or when the month of the end has no such day and ends; a month without a
  // day counts from its first one.
  const int last = detail::days_in_month(end->year, end->month);
  return std::max(end->day, 1) < std::min(std::max(start->day, 1), last) ? months - 1 : months;
}

std::optional<FoundDate> find_date(std::string_view text) {
  if (!may_hold_date(text)) return std::nullopt;
  const auto tokens = detail::date_tokens(text);
  if (auto found = find_by(tokens, detail::take_full_date)) return found;
  return find_by(tokens, [&tokens](detail::Cursor& cursor) -> std::optional<Date> {
    if (has_day_before(tokens, cursor.at())) return std::nullopt;
    return detail::take_month(cursor);
  });
}

}  // namespace marshrut::text
