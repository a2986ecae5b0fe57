#include "text/calendar.hpp"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <set>

#include "text/normalize.hpp"

namespace marshrut::text::detail {

namespace {

constexpr int kFirstYear = 1900, kLastYear = 2099;

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

// «сентябрь» -> «сентябре», «май» -> «мае», «март» -> «марте»; ICU has no such case.
std::string prepositional(std::string name) {
  for (const std::string_view end : {"ь", "й"}) {
    if (name.size() > end.size() && std::string_view(name).substr(name.size() - end.size()) == end) {
      name.resize(name.size() - end.size());
    }
  }
  return name + "е";
}

// Every word of dates in the ru locale, folded.
class Words {
public:
  Words() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale("ru"), status);
    if (U_FAILURE(status) != 0) return;
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::STANDALONE, Symbols::FORMAT}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (int i = 0; i < std::min(count, 12); ++i) add_month(utf8(names[i]), i + 1);
        names = symbols.getWeekdays(count, context, width);
        for (int i = 1; i < count; ++i) weekdays_.insert(label_key(utf8(names[i])));
      }
    }
    std::int32_t count = 0;
    const icu::UnicodeString* nominative = symbols.getMonths(count, Symbols::STANDALONE, Symbols::WIDE);
    const icu::UnicodeString* genitive = symbols.getMonths(count, Symbols::FORMAT, Symbols::WIDE);
    for (std::size_t i = 0; i < 12; ++i) {
      nominative_[i] = utf8(nominative[i]);
      genitive_[i] = utf8(genitive[i]);
      add_month(prepositional(nominative_[i]), static_cast<int>(i) + 1);
      // «сен», «ноя»: three letters of two bytes, as calendars shorten them.
      add_month(nominative_[i].substr(0, 6), static_cast<int>(i) + 1);
    }
  }

  [[nodiscard]] int month(std::string_view folded) const {
    const auto found = months_.find(folded);
    return found == months_.end() ? 0 : found->second;
  }
  [[nodiscard]] bool weekday(std::string_view folded) const { return weekdays_.find(folded) != weekdays_.end(); }
  [[nodiscard]] std::string_view nominative(int month) const {
    return nominative_[static_cast<std::size_t>(month - 1)];
  }
  [[nodiscard]] std::string_view genitive(int month) const { return genitive_[static_cast<std::size_t>(month - 1)]; }

private:
  void add_month(const std::string& name, int month) { months_.emplace(label_key(name), month); }

  std::map<std::string, int, std::less<>> months_;
  std::set<std::string, std::less<>> weekdays_;
  std::array<std::string, 12> nominative_, genitive_;
};

const Words& words() {
  static const Words words;
  return words;
}

// `count` digits at the head of the text, which moves past them; -1 when they are not there.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return number;
}

bool take_part(std::string_view& text, int& part) {
  if (text.empty() || text.front() != '-') return false;
  text.remove_prefix(1);
  part = take_digits(text, 2);
  return part > 0;
}

}  // namespace

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

bool is_possible(const Date& date) {
  if (date.year < kFirstYear || date.year > kLastYear) return false;
  if (date.month == 0) return date.day == 0;
  if (date.month < 1 || date.month > 12) return false;
  return date.day >= 0 && date.day <= days_in_month(date.year, date.month);
}

bool in_order(const Date& start, const Date& end) {
  const int first = (start.year * 100 + std::max(start.month, 1)) * 100 + std::max(start.day, 1);
  const int last = (end.year * 100 + (end.month == 0 ? 12 : end.month)) * 100 + (end.day == 0 ? 31 : end.day);
  return first <= last;
}

std::string iso_text(const Date& date) {
  std::array<char, 40> buffer{};
  if (date.month == 0) {
    std::snprintf(buffer.data(), buffer.size(), "%04d", date.year);
  } else if (date.day == 0) {
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", date.year, date.month);
  } else {
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  }
  return buffer.data();
}

std::optional<Date> parse_iso(std::string_view text) {
  Date date;
  date.year = take_digits(text, 4);
  if (!text.empty() && !take_part(text, date.month)) return std::nullopt;
  if (!text.empty() && !take_part(text, date.day)) return std::nullopt;
  if (!text.empty() || !is_possible(date)) return std::nullopt;
  return date;
}

std::optional<Interval> parse_iso_interval(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto start = parse_iso(text.substr(0, slash));
  const auto end = parse_iso(text.substr(slash + 1));
  if (!start || !end || !in_order(*start, *end)) return std::nullopt;
  return Interval{*start, *end};
}

int month_of_word(std::string_view folded) { return words().month(folded); }
bool is_weekday(std::string_view folded) { return words().weekday(folded); }
std::string_view month_name(int month) { return words().nominative(month); }
std::string_view month_genitive(int month) { return words().genitive(month); }

}  // namespace marshrut::text::detail
