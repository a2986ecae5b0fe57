// mail/charset.hpp: bytes in any charset as UTF-8; private to this module.
// Shapes:  bytes, the charset's name as some program wrote it -> UTF-8.
// Errors:  none: an unknown or wrong name is a guess by what the bytes look like, and `guessed` says so.
// Owns:    results own their strings; converters are kept for each thread.
// Source:  IANA names by ICU; letter frequencies of Russian tell CP1251, KOI8-R and CP866 apart.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::mail {

struct Decoded {
  std::string text;
  bool guessed = false;  // the name was unknown or the bytes belied it
};

// An empty name or us-ascii: UTF-8 when the bytes are, else what their letters look like.
Decoded decode_charset(std::string_view bytes, std::string_view charset);

// The same without a name.
std::string decode_unknown(std::string_view bytes);

bool is_utf8(std::string_view bytes);
bool is_ascii(std::string_view bytes);

// Opens what ICU would open later.
void warm_up_charsets();

}  // namespace marshrut::mail
