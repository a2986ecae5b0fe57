#include "text/date_tokens.hpp"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/calendar.hpp"
#include "text/normalize.hpp"

namespace marshrut::text::detail {

namespace {

using Kind = Token::Kind;

struct Word {
  std::string_view folded;
  Kind kind;
};

constexpr Word kWords[] = {
    {"г", Kind::year_word},     {"гг", Kind::year_word},   {"год", Kind::year_word},
    {"года", Kind::year_word},  {"году", Kind::year_word}, {"годы", Kind::year_word},
    {"годов", Kind::year_word}, {"уч", Kind::school},      {"учебный", Kind::school},
    {"учебного", Kind::school}, {"учебном", Kind::school}, {"учебн", Kind::school},
    {"учебные", Kind::school},  {"в", Kind::in},           {"с", Kind::from},
    {"со", Kind::from},         {"по", Kind::to},          {"до", Kind::to},
};

constexpr std::size_t kLongestWord = 40;  // bytes; no word of a date is longer

void classify_word(std::string_view word, Token& token) {
  if (word.size() > kLongestWord) return;
  const std::string folded = label_key(word);
  const auto* known =
      std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& w) { return w.folded == folded; });
  if (known != std::end(kWords)) {
    token.kind = known->kind;
  } else if (const int month = month_of_word(folded); month != 0) {
    token.kind = Kind::month;
    token.value = month;
  } else if (is_weekday(folded)) {
    token.kind = Kind::weekday;
  }
}

Kind kind_of_sign(char32_t c) {
  switch (c) {
    case U'.':
      return Kind::dot;
    case U',':
      return Kind::comma;
    case U'/':
      return Kind::slash;
    case U'-':
    case U'‐':
    case U'‑':
      return Kind::hyphen;
    case U'–':
    case U'—':
    case U'‒':
    case U'―':
    case U'−':
      return Kind::dash;
    case U'«':
    case U'»':
    case U'„':
    case U'“':
    case U'”':
    case U'"':
    case U'\'':
    case U'‹':
    case U'›':
    case U'’':
      return Kind::quote;
    case U'(':
    case U')':
      return Kind::bracket;
    default:
      return Kind::other;
  }
}

bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_letter(char32_t c) {
  const char32_t folded = fold(c);
  return folded != 0 && folded != U' ' && !is_ascii_digit(folded);
}

// Moves past the characters that `belongs` takes.
template <class Predicate>
std::size_t run_end(std::string_view text, std::size_t at, Predicate belongs) {
  while (at < text.size()) {
    std::size_t after = at;
    if (!belongs(next_code_point(text, after))) break;
    at = after;
  }
  return at;
}

bool is_blank(char32_t c) {
  return c <= U' ' || c == U'_' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

void read_number(std::string_view digits, Token& token) {
  token.kind = Kind::number;
  token.digits = static_cast<int>(std::min<std::size_t>(digits.size(), 9));
  if (token.digits > 4) return;  // no part of a date
  for (const char c : digits) token.value = token.value * 10 + (c - '0');
}

}  // namespace

std::vector<Token> date_tokens(std::string_view text) {
  std::vector<Token> tokens;
  bool after_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    Token token;
    token.begin = at;
    const char32_t c = next_code_point(text, at);
    if (is_blank(c)) {
      after_blank = true;
      continue;
    }
    if (is_ascii_digit(c)) {
      at = run_end(text, at, is_ascii_digit);
      read_number(text.substr(token.begin, at - token.begin), token);
    } else if (is_letter(c)) {
      // A folded nothing inside a word (soft hyphen, a stress) is part of it.
      at = run_end(text, at, [](char32_t letter) { return is_letter(letter) || fold(letter) == 0; });
      classify_word(text.substr(token.begin, at - token.begin), token);
    } else {
      if (fold(c) == 0) continue;
      token.kind = kind_of_sign(c);
    }
    token.end = at;
    token.after_blank = after_blank;
    after_blank = false;
    tokens.push_back(token);
  }
  return tokens;
}

}  // namespace marshrut::text::detail
