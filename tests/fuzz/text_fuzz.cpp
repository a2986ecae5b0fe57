// Everything of marshrut::text on bytes from outside, with the laws that hold for all of them.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace {

using namespace marshrut::text;

void require(bool law) {
  if (!law) std::abort();
}

void check_spans(const std::vector<Found>& found, std::string_view text) {
  std::size_t last = 0;
  for (const auto& one : found) {
    require(one.begin >= last && one.begin < one.end && one.end <= text.size());
    last = one.end;
  }
}

void check_normal_forms(std::string_view text) {
  const std::string value = value_text(text);
  require(value_text(value) == value);
  require(is_fill(text) == value.empty());
  (void)is_empty_value(value);
  const std::string key = label_key(text);
  require(key.empty() || (key.front() != ' ' && key.back() != ' '));
  const std::string_view rest = without_list_mark(text);
  require(rest.size() <= text.size());
  std::string utf8;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    append_utf8(utf8, next_folded(text, at));
    require(at > before);
  }
  const std::size_t half = key.size() / 2;
  require(edit_distance(key.substr(0, half), key.substr(half), 3) <= 4);
}

void check_dates(std::string_view text) {
  if (const auto date = parse_date(text)) {
    for (const auto style : {DateStyle::numeric, DateStyle::long_form, DateStyle::quoted}) {
      require(parse_date(date_text(*date, style)) == date);
    }
  }
  if (const auto period = parse_period(text)) require(parse_period(period_text(*period)) == period);
  if (const auto year = parse_year(text)) require(parse_year(year_text(*year)) == year);
  if (const auto found = find_date(text)) {
    require(found->begin < found->end && found->end <= text.size());
    require(parse_date(text.substr(found->begin, found->end - found->begin)).has_value());
  }
  (void)months_between(text, "2024-09-01");
  (void)is_iso_date(text);
}

void check_numbers_and_names(std::string_view text) {
  if (const auto number = parse_number(text)) require(parse_number(number_text(*number)) == number);
  (void)parse_hours(text);
  (void)parse_percent(text);
  (void)parse_years(text);
  (void)initials(text);
  (void)looks_like_name(text);
  check_spans(find_emails(text), text);
  check_spans(find_phones(text), text);
  for (const auto& email : find_emails(text)) require(is_email(email.value));
  (void)is_email(text);
  (void)is_phone(text);
  (void)compare_russian(text, digits(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data),
                         size);  // the right length on the heap, so over-reads show
  check_normal_forms(text);
  check_dates(text);
  check_numbers_and_names(text);
  return 0;
}
