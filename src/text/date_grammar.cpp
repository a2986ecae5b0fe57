#include "text/date_grammar.hpp"

#include <algorithm>
#include <string_view>

namespace marshrut::text::detail {

namespace {

using Kind = Token::Kind;

// Tries `rule` at the cursor, which stays where it was when the rule gives nothing.
template <class Rule>
std::optional<Date> attempt(Cursor& cursor, Rule rule) {
  const std::size_t start = cursor.at();
  std::optional<Date> date = rule(cursor);
  if (!date) cursor.back_to(start);
  return date;
}

bool is_number(const Cursor& cursor, std::size_t ahead, int least_digits, int most_digits) {
  const Token* token = cursor.peek(ahead);
  return token != nullptr && token->kind == Kind::number && token->digits >= least_digits &&
         token->digits <= most_digits;
}

// The sign at `ahead` and the number after it belong to the number before: no blanks but those after a full stop.
bool is_joint(const Cursor& cursor, std::size_t ahead, Kind sign) {
  if (!cursor.is(sign, ahead) || cursor.peek(ahead)->after_blank) return false;
  const Token* next = cursor.peek(ahead + 1);
  return next != nullptr && (sign == Kind::dot || !next->after_blank);
}

std::optional<Date> possible(Date date) { return is_possible(date) ? std::optional(date) : std::nullopt; }

// «г.», «гг.», «года» and the like; the full stop after a whole word is the sentence's.
void skip_year_word(Cursor& cursor) {
  const Token* word = cursor.peek();
  if (!cursor.take(Kind::year_word)) return;
  if (word->end - word->begin <= std::string_view("гг").size()) cursor.take(Kind::dot);
}

// 2024-09-01, 2024-09
std::optional<Date> iso(Cursor& cursor, bool with_day) {
  if (!is_number(cursor, 0, 4, 4) || !is_joint(cursor, 1, Kind::hyphen) || !is_number(cursor, 2, 2, 2))
    return std::nullopt;
  Date date{cursor.peek(0)->value, cursor.peek(2)->value, 0};
  if (with_day) {
    if (!is_joint(cursor, 3, Kind::hyphen) || !is_number(cursor, 4, 2, 2)) return std::nullopt;
    date.day = cursor.peek(4)->value;
    if (date.day == 0) return std::nullopt;
  }
  if (date.month == 0) return std::nullopt;
  cursor.skip(with_day ? 5 : 3);
  return possible(date);
}

// 01.09.2024, 1.9.24, 01/09/2024, 01-09-2024
std::optional<Date> numeric_full(Cursor& cursor) {
  for (const Kind sign : {Kind::dot, Kind::slash, Kind::hyphen}) {
    if (!is_joint(cursor, 1, sign) || !is_joint(cursor, 3, sign)) continue;
    if (!is_number(cursor, 0, 1, 2) || !is_number(cursor, 2, 1, 2) || !is_number(cursor, 4, 2, 4)) continue;
    const Token& year = *cursor.peek(4);
    if (year.digits == 3) continue;
    const Date date{year.digits == 2 ? 2000 + year.value : year.value, cursor.peek(2)->value, cursor.peek(0)->value};
    if (date.day == 0 || date.month == 0) continue;
    cursor.skip(5);
    skip_year_word(cursor);
    return possible(date);
  }
  return std::nullopt;
}

// 09.2024, 09/2024
std::optional<Date> numeric_month(Cursor& cursor) {
  for (const Kind sign : {Kind::dot, Kind::slash}) {
    if (!is_number(cursor, 0, 1, 2) || !is_joint(cursor, 1, sign) || !is_number(cursor, 2, 4, 4)) continue;
    const Date date{cursor.peek(2)->value, cursor.peek(0)->value, 0};
    if (date.month == 0) continue;
    cursor.skip(3);
    skip_year_word(cursor);
    return possible(date);
  }
  return std::nullopt;
}

bool skip_quotes(Cursor& cursor) {
  bool any = false;
  while (cursor.take(Kind::quote)) any = true;
  return any;
}

// 1 or «01» before a month or alone; 0 when there is none. A quote that is not closed is the end of other words.
int take_day(Cursor& cursor) {
  const bool opened = skip_quotes(cursor);
  if (!is_number(cursor, 0, 1, 2)) return 0;
  const int day = cursor.peek()->value;
  cursor.skip();
  return skip_quotes(cursor) || !opened ? day : 0;
}

// A month in a word, its abbreviation's full stop included; 0 when there is none.
int take_month_word(Cursor& cursor) {
  if (!cursor.is(Kind::month)) return 0;
  const int month = cursor.peek()->value;
  cursor.skip();
  cursor.take(Kind::dot);
  return month;
}

std::optional<Date> worded(Cursor& cursor, bool with_day) {
  Date date;
  if (with_day && (date.day = take_day(cursor)) == 0) return std::nullopt;
  if (!with_day) cursor.take(Kind::in);
  if ((date.month = take_month_word(cursor)) == 0) return std::nullopt;
  cursor.take(Kind::comma);
  if (!is_number(cursor, 0, 4, 4)) return std::nullopt;
  date.year = cursor.peek()->value;
  cursor.skip();
  skip_year_word(cursor);
  return possible(date);
}

std::optional<Date> take_year(Cursor& cursor) {
  cursor.take(Kind::in);
  if (!is_number(cursor, 0, 4, 4)) return std::nullopt;
  const Date date{cursor.peek()->value, 0, 0};
  cursor.skip();
  skip_year_word(cursor);
  return possible(date);
}

// What may stand left of a dash and lack its year or month: 15, 01.09, 15 октября, сентябрь.
std::optional<Date> take_incomplete(Cursor& cursor) {
  Date date;
  if (is_number(cursor, 0, 1, 2) && is_joint(cursor, 1, Kind::dot) && is_number(cursor, 2, 1, 2)) {
    date = {0, cursor.peek(2)->value, cursor.peek(0)->value};
    cursor.skip(3);
    cursor.take(Kind::dot);
    if (date.day == 0 || date.month == 0) return std::nullopt;
    return date;
  }
  if (cursor.is(Kind::month)) return Date{0, take_month_word(cursor), 0};
  if ((date.day = take_day(cursor)) == 0) return std::nullopt;
  date.month = take_month_word(cursor);
  return date;
}

std::optional<Date> take_date(Cursor& cursor) {
  if (auto date = take_full_date(cursor)) return date;
  if (auto date = take_month(cursor)) return date;
  return attempt(cursor, take_year);
}

// A weekday before or after a date, with a comma or in brackets.
void skip_weekday(Cursor& cursor) {
  const std::size_t start = cursor.at();
  cursor.take(Kind::comma);
  const bool bracket = cursor.take(Kind::bracket);
  if (!cursor.take(Kind::weekday)) return cursor.back_to(start);
  cursor.take(Kind::dot);
  if (bracket) cursor.take(Kind::bracket);
  cursor.take(Kind::comma);
}

// Nothing is left but a full stop.
bool finished(Cursor& cursor) {
  cursor.take(Kind::dot);
  return cursor.done();
}

std::optional<Date> date_in(Cursor cursor) {
  skip_weekday(cursor);
  const auto date = take_date(cursor);
  if (!date) return std::nullopt;
  skip_weekday(cursor);
  return finished(cursor) ? date : std::nullopt;
}

std::optional<Date> incomplete_in(Cursor cursor) {
  const auto date = attempt(cursor, take_incomplete);
  return date && cursor.done() ? date : std::nullopt;
}

// The left end takes what it lacks from the right one: 15–20 октября 2024, сентябрь — декабрь 2024, 09–12.2024.
std::optional<Date> completed(Date left, const Date& right) {
  left.year = right.year;
  if (left.month == 0) {
    if (right.month == 0) return std::nullopt;
    if (right.day == 0) {
      left.month = left.day;
      left.day = 0;
    } else {
      left.month = right.month;
    }
  } else if (right.month == 0) {
    return std::nullopt;
  }
  return possible(left);
}

std::optional<Interval> ordered(const std::optional<Date>& start, const std::optional<Date>& end) {
  if (!start || !end || !in_order(*start, *end)) return std::nullopt;
  return Interval{*start, *end};
}

std::optional<Interval> split_at(const std::vector<Token>& tokens, std::size_t begin, std::size_t middle) {
  const auto right = date_in({tokens, middle + 1, tokens.size()});
  if (!right) return std::nullopt;
  const Cursor left(tokens, begin, middle);
  if (const auto date = date_in(left)) return ordered(date, right);
  const auto date = incomplete_in(left);
  // A lone number is a month only before a month in figures: not in «9 — октябрь 2024».
  const bool is_word = std::any_of(tokens.begin() + static_cast<std::ptrdiff_t>(middle), tokens.end(),
                                   [](const Token& token) { return token.kind == Kind::month; });
  if (date && date->month == 0 && right->day == 0 && is_word) return std::nullopt;
  return date ? ordered(completed(*date, *right), right) : std::nullopt;
}

bool take_school_year_words(Cursor& cursor) {
  if (!cursor.take(Kind::school)) return false;
  cursor.take(Kind::dot);
  return cursor.take(Kind::year_word);
}

}  // namespace

std::optional<Date> take_full_date(Cursor& cursor) {
  if (auto date = attempt(cursor, numeric_full)) return date;
  if (auto date = attempt(cursor, [](Cursor& c) { return worded(c, true); })) return date;
  return attempt(cursor, [](Cursor& c) { return iso(c, true); });
}

std::optional<Date> take_month(Cursor& cursor) {
  if (auto date = attempt(cursor, [](Cursor& c) { return worded(c, false); })) return date;
  if (auto date = attempt(cursor, numeric_month)) return date;
  return attempt(cursor, [](Cursor& c) { return iso(c, false); });
}

std::optional<Date> whole_date(const std::vector<Token>& tokens) { return date_in({tokens, 0, tokens.size()}); }

std::optional<Interval> whole_interval(const std::vector<Token>& tokens) {
  if (tokens.empty()) return std::nullopt;
  const bool from = tokens.front().kind == Kind::from;
  for (std::size_t i = from ? 2 : 1; i + 1 < tokens.size(); ++i) {
    const Kind kind = tokens[i].kind;
    const bool sign = kind == Kind::hyphen || kind == Kind::dash || (from && kind == Kind::to);
    if (!sign) continue;
    if (auto interval = split_at(tokens, from ? 1 : 0, i)) return interval;
  }
  return from ? std::nullopt : whole_years(tokens);
}

std::optional<Interval> whole_years(const std::vector<Token>& tokens) {
  Cursor cursor(tokens, 0, tokens.size());
  cursor.take(Kind::in);
  if (!is_number(cursor, 0, 4, 4) || !is_number(cursor, 2, 2, 4) || cursor.peek(2)->digits == 3) return std::nullopt;
  const bool slash = cursor.is(Kind::slash, 1);
  if (!slash && !cursor.is(Kind::hyphen, 1) && !cursor.is(Kind::dash, 1)) return std::nullopt;
  const Token& last = *cursor.peek(2);
  const Date start{cursor.peek(0)->value, 0, 0};
  Date end{last.value, 0, 0};
  cursor.skip(3);
  const bool school = take_school_year_words(cursor);
  if (!school) cursor.take(Kind::year_word);
  if (!finished(cursor)) return std::nullopt;
  if (last.digits == 2) {
    // «2024/25» is a school year; «2024-09» is a month and «2024-25» nothing, unless it is called one.
    if ((!slash && !school) || last.value != (start.year + 1) % 100) return std::nullopt;
    end.year = start.year + 1;
  }
  if (!is_possible(start) || !is_possible(end)) return std::nullopt;
  return ordered(start, end);
}

}  // namespace marshrut::text::detail
