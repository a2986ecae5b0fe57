// mail/encode.hpp: header fields as they go out; private to this module.
// Shapes:  UTF-8 -> ASCII lines of a field, folded.
// Units:   lines of at most 76 bytes where a fold is possible, never over 998.
// Errors:  none: controls become blanks, so that a value never begins another field.
// Owns:    results own their strings.
// Source:  RFC 5322 §2.2.3, RFC 2047 §2 (75 bytes a word, no character split over two).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marshrut::mail {

// "Subject: ...\r\n"; what isn't short ASCII words becomes encoded words.
std::string text_field(std::string_view name, std::string_view value);
// Words that must stay as they are: addresses, ids. Folded between them.
std::string word_field(std::string_view name, const std::vector<std::string>& words);

// A display name as a word: an atom, "quoted", or encoded words (already folded).
std::string phrase(std::string_view name);

// Encoded words for any UTF-8, joined by `between`.
std::string encoded_words(std::string_view text, std::string_view between);

}  // namespace marshrut::mail
