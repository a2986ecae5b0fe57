// mail/encoded_words.hpp: a header's text as a person reads it; private to this module.
// Shapes:  raw bytes of a field (folded, encoded, 8-bit) -> UTF-8 of one line.
// Errors:  none: what isn't an encoded word stays as it is.
// Owns:    the result owns its string.
// Source:  RFC 2047, and what programs make of it: words split within a character, in quotes, without blanks between.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::mail {

// Control characters, line ends among them, become blanks; bidi overrides go.
std::string decode_text(std::string_view raw);

// An encoded word that begins at `at`: its length with all marks, or 0.
std::size_t encoded_word_size(std::string_view raw, std::size_t at);

// UTF-8 on one line: control characters to blanks, bidi overrides and invalid bytes out of the way.
std::string one_line(std::string_view utf8);

bool is_bidi_control(char32_t c);

}  // namespace marshrut::mail
