#include "text/numbers.hpp"

#include <unicode/plurrule.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <memory>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::size_t kMostDigits = 310;  // a double has no more before the point
constexpr int kFirstCalendarYear = 1900;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A blank of those that part thousands: its length in bytes, or 0.
std::size_t blank_length(std::string_view text) {
  for (const std::string_view blank : {" ", kNoBreakSpace.data(), "\u202F", "\u2009"}) {
    if (text.substr(0, blank.size()) == blank) return blank.size();
  }
  return 0;
}

std::string_view without_blanks(std::string_view text) {
  while (const std::size_t length = blank_length(text)) text.remove_prefix(length);
  bool again = true;
  while (again) {
    again = false;
    for (const std::string_view blank : {" ", kNoBreakSpace.data(), "\u202F", "\u2009"}) {
      if (text.size() >= blank.size() && text.substr(text.size() - blank.size()) == blank) {
        text.remove_suffix(blank.size());
        again = true;
      }
    }
  }
  return text;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

// A thousands group (a blank and exactly three digits) at the head: the length of its blank, or 0.
std::size_t group_blank(std::string_view text) {
  const std::size_t blank = blank_length(text);
  return blank != 0 && count_digits(text.substr(blank)) == 3 ? blank : 0;
}

// Moves past the whole part with its thousands apart: 1 234 567.
bool take_whole(std::string_view& text, std::string& plain) {
  std::size_t digits = count_digits(text);
  if (digits == 0) return false;
  const bool groups = digits <= 3;
  plain.append(text.substr(0, digits));
  text.remove_prefix(digits);
  while (const std::size_t blank = groups ? group_blank(text) : 0) {
    plain.append(text.substr(blank, 3));
    text.remove_prefix(blank + 3);
  }
  return plain.size() <= kMostDigits;
}

// The number at the head of the text, which moves past it.
std::optional<double> take_number(std::string_view& text) {
  std::string plain;
  for (const std::string_view minus : {"-", "−"}) {
    if (text.substr(0, minus.size()) != minus) continue;
    plain = "-";
    text.remove_prefix(minus.size());
    break;
  }
  if (!take_whole(text, plain)) return std::nullopt;
  if (text.size() >= 2 && (text[0] == ',' || text[0] == '.') && is_digit(text[1])) {
    const std::size_t digits = count_digits(text.substr(1));
    plain.append(".").append(text.substr(1, digits));
    text.remove_prefix(1 + digits);
  }
  double number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (error != std::errc() || end != plain.data() + plain.size()) return std::nullopt;
  return number;
}

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// The letters, folded, of what follows a number; words are parted by one blank. Anything but words and full stops, such
// as a second number or a dash, gives nothing.
std::optional<std::string> unit_words(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const char32_t folded = fold(c);
    const bool letter = folded >= U'а' && folded <= U'я';
    if (!letter && folded != 0 && c != U' ' && c != 0xA0 && c != U'.' && c != 0x202F && c != 0x2009)
      return std::nullopt;
  }
  return label_key(text);
}

struct Measure {
  double number = 0;
  std::string unit;  // folded, without what describes it («ак», «учебных»)
};

std::optional<Measure> parse_measure(std::string_view text, std::optional<std::string> (*unit_of)(std::string_view)) {
  text = without_blanks(text);
  const auto number = take_number(text);
  if (!number) return std::nullopt;
  auto unit = unit_of(text);
  if (!unit) return std::nullopt;
  return Measure{*number, std::move(*unit)};
}

std::optional<std::string> hour_unit(std::string_view text) {
  auto unit = unit_words(text);
  if (!unit) return unit;
  constexpr std::string_view kKinds[] = {
      "ак", "акад",    "академ",  "академических", "академический", "академических", "академического", "академические",
      "уч", "учебных", "учебный", "учебного",      "учебные",       "аудиторных"};
  const std::size_t blank = unit->find(' ');
  if (blank != std::string::npos && contains(kKinds, std::string_view(*unit).substr(0, blank)))
    unit->erase(0, blank + 1);
  return unit;
}

std::optional<std::string> percent_unit(std::string_view text) {
  text = without_blanks(text);
  if (text.substr(0, 1) == "%") text.remove_prefix(1);
  return unit_words(text);
}

const icu::PluralRules* plural_rules() {
  static const std::unique_ptr<const icu::PluralRules> rules = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<const icu::PluralRules>(icu::PluralRules::forLocale(icu::Locale("ru"), status));
  }();
  return rules.get();
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  const auto measure = parse_measure(text, unit_words);
  return measure && measure->unit.empty() ? std::optional(measure->number) : std::nullopt;
}

std::optional<double> parse_hours(std::string_view text) {
  constexpr std::string_view kUnits[] = {"", "ч", "час", "часа", "часов", "часы"};
  const auto measure = parse_measure(text, hour_unit);
  return measure && contains(kUnits, measure->unit) ? std::optional(measure->number) : std::nullopt;
}

std::optional<double> parse_percent(std::string_view text) {
  constexpr std::string_view kUnits[] = {"", "процент", "процента", "процентов", "проц"};
  const auto measure = parse_measure(text, percent_unit);
  return measure && contains(kUnits, measure->unit) ? std::optional(measure->number) : std::nullopt;
}

std::optional<double> parse_years(std::string_view text) {
  constexpr std::string_view kUnits[] = {"", "лет", "год", "года", "г", "л", "полных лет", "полных года", "полный год"};
  const auto measure = parse_measure(text, unit_words);
  if (!measure || !contains(kUnits, measure->unit)) return std::nullopt;
  // «2009 года» is when, not how long.
  if (!measure->unit.empty() && measure->number >= kFirstCalendarYear) return std::nullopt;
  return measure->number;
}

std::string number_text(double number) {
  if (!std::isfinite(number)) return "";
  if (number == 0) return "0";  // not "-0"
  std::array<char, 1100> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed).ptr;
  const std::string_view plain(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t first = plain.front() == '-' ? 1 : 0;
  const std::size_t point = std::min(plain.find('.'), plain.size());
  std::string result(plain.substr(0, first));
  for (std::size_t i = first; i < point; ++i) {
    if (i != first && (point - i) % 3 == 0) result += kNoBreakSpace;
    result += plain[i];
  }
  if (point < plain.size()) result.append(",").append(plain.substr(point + 1));
  return result;
}

std::string plural(double number, std::string_view one, std::string_view few, std::string_view many) {
  const icu::PluralRules* rules = plural_rules();
  const icu::UnicodeString category = rules != nullptr ? rules->select(number) : icu::UnicodeString("other");
  std::string_view form = few;  // «other», which fractions are, takes the genitive singular: 1,5 часа
  if (category == icu::UnicodeString("one")) form = one;
  if (category == icu::UnicodeString("many")) form = many;
  std::string result = number_text(number);
  return result.append(kNoBreakSpace).append(form);
}

}  // namespace marshrut::text
