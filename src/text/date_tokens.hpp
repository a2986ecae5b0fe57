// text/date_tokens.hpp: text cut into what dates are made of.
// Shapes:  text -> tokens with their places. Underscores and white space part tokens and are none.
// Units:   offsets are UTF-8 bytes.
// Errors:  none; what dates do not hold is a token of kind `other`.
// Owns:    tokens own nothing but numbers.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace marshrut::text::detail {

struct Token {
  enum class Kind {
    number,
    month,
    weekday,
    year_word,  // «г», «гг», «год», «года», «году»
    school,     // «уч», «учебный»
    in,
    from,
    to,  // «в», «с», «по» or «до»
    dot,
    comma,
    slash,
    hyphen,
    dash,
    quote,
    bracket,
    other,
  } kind = Kind::other;
  std::size_t begin = 0, end = 0;
  int value = 0;             // of a number or month
  int digits = 0;            // of a number
  bool after_blank = false;  // a blank, underscore or the start of the text stands before it
};

std::vector<Token> date_tokens(std::string_view text);

}  // namespace marshrut::text::detail
