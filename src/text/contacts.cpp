// E-mail addresses and telephones inside free text.
#include <algorithm>
#include <iterator>

#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr std::size_t kMostLocal = 64, kMostDomain = 255, kMostDomainLabel = 63;  // RFC 5321 §4.5.3.1, RFC 1035 §2.3.4
constexpr std::size_t kLeastPhoneDigits = 6, kRussianDigits = 11, kMostPhoneDigits = 15;  // the last by ITU-T E.164

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alnum(char c) { return is_digit(c) || is_alpha(c); }
bool is_atext(char c) {
  return is_alnum(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool valid_local(std::string_view local) {
  if (local.empty() || local.size() > kMostLocal || local.front() == '.' || local.back() == '.') return false;
  return local.find("..") == std::string_view::npos &&
         std::all_of(local.begin(), local.end(), [](char c) { return is_atext(c) || c == '.'; });
}

// Length of the domain at the head of the text: labels parted by single dots, two at least; 0 when there is none.
std::size_t domain_length(std::string_view text) {
  std::size_t length = 0, labels = 0;
  std::string_view last;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && (is_alnum(text[end]) || text[end] == '-')) ++end;
    while (end > at && text[end - 1] == '-') --end;
    if (end == at || text[at] == '-' || end - at > kMostDomainLabel) break;
    last = text.substr(at, end - at);
    length = end;
    ++labels;
    if (end == text.size() || text[end] != '.') break;
    at = end + 1;
  }
  const bool top = last.size() >= 2 && std::none_of(last.begin(), last.end(), is_digit);
  return labels >= 2 && top && length <= kMostDomain ? length : 0;
}

// Where the local part that ends at `at_sign` begins. Signs that part contacts («/», «|») and fill end it.
std::size_t local_begin(std::string_view text, std::size_t begin, std::size_t at_sign) {
  const auto belongs = [](char c) { return (is_atext(c) && c != '/' && c != '|' && c != '=' && c != '?') || c == '.'; };
  std::size_t at = at_sign;
  while (at > begin && at_sign - at <= kMostLocal && belongs(text[at - 1])) --at;
  const std::size_t twice = text.substr(at, at_sign - at).rfind("..");
  if (twice != std::string_view::npos) at += twice + 2;
  while (at < at_sign && !is_alnum(text[at])) ++at;
  return at;
}

bool ends_with_mailto(std::string_view text) {
  constexpr std::string_view kScheme = "mailto:";
  if (text.size() < kScheme.size()) return false;
  text.remove_prefix(text.size() - kScheme.size());
  return std::equal(text.begin(), text.end(), kScheme.begin(), [](char a, char b) {
    return fold(static_cast<unsigned char>(a)) == fold(static_cast<unsigned char>(b));
  });
}

// --- Telephones.

// Length of what may part the digits of a telephone: blanks, hyphens, brackets; 0 for anything else.
std::size_t separator_length(std::string_view text) {
  for (const std::string_view sign : {" ", "-", "(", ")", "\u00A0", "\u2011", "\u2010", "–", "\u202F", "\u2009"}) {
    if (text.substr(0, sign.size()) == sign) return sign.size();
  }
  return 0;
}

bool is_blank_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  return rest.substr(0, 1) == " " || rest.substr(0, 2) == "\u00A0";
}

struct Candidate {
  std::size_t end = 0, digits = 0;
};

// How many digits the telephone at the head of the text has, as far as its beginning tells.
std::size_t expected_digits(std::string_view text) {
  if (text[0] == '+') return text.substr(0, 2) == "+7" ? kRussianDigits : kMostPhoneDigits;
  return text[0] == '8' || text[0] == '7' ? kRussianDigits : kRussianDigits - 1;
}

// From its first character (a digit, «+» or «(») to its last digit. A blank after the expected digits ends it.
Candidate phone_at(std::string_view text, std::size_t begin) {
  Candidate result{begin, 0};
  std::size_t at = begin, separators = 0;
  const std::size_t expected = expected_digits(text.substr(begin));
  if (text[at] == '+') ++at;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      result = {++at, result.digits + 1};
      separators = 0;
    } else if (const std::size_t length = separator_length(text.substr(at))) {
      // «) - » is as much as parts two groups.
      if (++separators > 3 || (result.digits >= expected && is_blank_at(text, at))) break;
      at += length;
    } else {
      break;
    }
  }
  return result;
}

bool is_part_of_word(char c) { return is_alnum(c) || c == '_' || c == '@'; }

// Something is glued to the digits, so that they are a code, an address, a date or an amount. Commas and strokes part
// telephones as well, so they count only beside a short one.
bool is_glued(std::string_view text, std::size_t begin, const Candidate& found) {
  const bool is_long = found.digits >= kRussianDigits - 1;
  const auto sticks = [is_long](char c) { return c == '-' || c == '.' || (!is_long && (c == '/' || c == ',')); };
  if (begin > 0) {
    if (is_part_of_word(text[begin - 1])) return true;
    if (text[begin] != '+' && begin > 1 && sticks(text[begin - 1]) && is_alnum(text[begin - 2])) return true;
  }
  if (found.end >= text.size()) return false;
  if (is_part_of_word(text[found.end])) return true;
  return found.end + 1 < text.size() && sticks(text[found.end]) && is_alnum(text[found.end + 1]);
}

bool is_phone_candidate(std::string_view text, std::size_t begin, const Candidate& found) {
  const bool plus = text[begin] == '+';
  if (found.digits < kLeastPhoneDigits || found.digits > (plus ? kMostPhoneDigits : kRussianDigits)) return false;
  return !is_glued(text, begin, found) && !parse_period(text.substr(begin, found.end - begin));
}

// Past the word that the digits begin.
std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_part_of_word(text[at]) || text[at] == '.' || text[at] == '-')) ++at;
  return at;
}

}  // namespace

std::vector<Found> find_emails(std::string_view text) {
  std::vector<Found> found;
  std::size_t begin = 0;
  for (std::size_t sign = text.find('@'); sign != std::string_view::npos; sign = text.find('@', sign + 1)) {
    const std::size_t local = local_begin(text, begin, sign);
    const std::size_t domain = domain_length(text.substr(sign + 1));
    if (domain == 0 || !valid_local(text.substr(local, sign - local))) continue;
    const std::size_t end = sign + 1 + domain;
    const std::size_t scheme = ends_with_mailto(text.substr(begin, local - begin)) ? local - 7 : local;
    found.push_back({std::string(text.substr(local, end - local)), scheme, end});
    begin = end;
  }
  return found;
}

std::vector<Found> find_phones(std::string_view text) {
  std::vector<Found> found;
  for (std::size_t at = 0; at < text.size();) {
    const bool start =
        is_digit(text[at]) || ((text[at] == '+' || text[at] == '(') && at + 1 < text.size() && is_digit(text[at + 1]));
    if (!start) {
      ++at;
      continue;
    }
    const Candidate candidate = phone_at(text, at);
    if (is_phone_candidate(text, at, candidate)) {
      found.push_back({std::string(text.substr(at, candidate.end - at)), at, candidate.end});
      at = candidate.end;
    } else {
      at = word_end(text, at + 1);
    }
  }
  return found;
}

bool is_email(std::string_view text) {
  const std::size_t sign = text.rfind('@');
  if (sign == std::string_view::npos || !valid_local(text.substr(0, sign))) return false;
  const std::string_view domain = text.substr(sign + 1);
  return !domain.empty() && domain_length(domain) == domain.size();
}

bool is_phone(std::string_view text) {
  if (text.empty()) return false;
  const bool plus = text.front() == '+';
  std::size_t count = 0;
  for (std::size_t at = plus ? 1 : 0; at < text.size();) {
    const std::size_t separator = text[at] == '.' ? 1 : separator_length(text.substr(at));
    if (!is_digit(text[at]) && separator == 0) return false;
    count += is_digit(text[at]) ? 1U : 0U;
    at += separator != 0 ? separator : 1;
  }
  const std::string number = digits(text);
  if (plus) return number.substr(0, 1) == "7" ? count == kRussianDigits : count >= 7 && count <= kMostPhoneDigits;
  return count == kRussianDigits - 1 || (count == kRussianDigits && (number[0] == '7' || number[0] == '8'));
}

std::string digits(std::string_view phone) {
  std::string result;
  std::copy_if(phone.begin(), phone.end(), std::back_inserter(result), is_digit);
  return result;
}

}  // namespace marshrut::text
