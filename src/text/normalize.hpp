// text/normalize.hpp: what text means, whoever typed it.
// Shapes:  raw text of a value -> its normal form; a label -> its key for comparing.
// Units:   UTF-8; offsets are bytes.
// Errors:  none; invalid UTF-8 becomes U+FFFD.
// Owns:    results own their strings.
// Source:  domain.md §7 (kept in docs/reading.md).
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::text {

namespace detail {
char32_t decode_long(std::string_view utf8, std::size_t& offset);
inline constexpr std::size_t kFoldedSize = 0x530;  // Latin, Greek and Cyrillic with its supplement
extern const std::array<char16_t, kFoldedSize> kFolded;
char32_t fold_rare(char32_t code_point);                          // what the table does not hold
char32_t with_breve(std::string_view utf8, std::size_t& offset);  // «и», or «й» when a breve follows, which is passed
}  // namespace detail

// The next code point of UTF-8 text at `offset`, which moves past it; U+FFFD for a byte that is not UTF-8 (one byte at
// a time). ASCII and two-byte letters are decoded in place: every paragraph of every document comes through here.
inline char32_t next_code_point(std::string_view utf8, std::size_t& offset) {
  if (offset < utf8.size()) {
    const auto lead = static_cast<unsigned char>(utf8[offset]);
    if (lead < 0x80) return ++offset, lead;
    if (lead >= 0xC2 && lead < 0xE0 && offset + 1 < utf8.size()) {
      const auto next = static_cast<unsigned char>(utf8[offset + 1]);
      if ((next & 0xC0U) == 0x80) {
        offset += 2;
        return (lead & 0x1FU) << 6U | (next & 0x3FU);
      }
    }
  }
  return detail::decode_long(utf8, offset);
}
void append_utf8(std::string& out, char32_t code_point);

// One code point folded for comparing labels: lower case, ё → е, Latin and Greek look-alikes inside Cyrillic words are
// handled by fold_key (fold alone maps each letter to lower case). Letters and digits map to themselves folded,
// separators and punctuation to U' ', and what is not seen (soft hyphen, zero width, combining stress) to 0.
// A table look-up: no ICU call for the Basic Multilingual Plane's Latin, Greek and Cyrillic.
inline char32_t fold(char32_t code_point) {
  return code_point < detail::kFoldedSize ? detail::kFolded[code_point] : detail::fold_rare(code_point);
}

// next_code_point and fold in one; «и» with a combining breve (U+0306), as some editors write it, is one «й».
inline char32_t next_folded(std::string_view utf8, std::size_t& offset) {
  const char32_t folded = fold(next_code_point(utf8, offset));
  return folded == U'и' ? detail::with_breve(utf8, offset) : folded;
}

// The Cyrillic twin of a folded Latin letter that looks like one (a c e o p x y k m t b h → а с е о р х у к м т в н;
// the same for Greek), else the letter itself.
char32_t cyrillic_twin(char32_t folded);

// The key of a label: folded words joined by one blank, numbering before it («1.», «3)», «№») and punctuation dropped,
// words that mix Cyrillic with Latin look-alikes made Cyrillic; so are words of nothing but look-alikes, since nobody
// can tell the «Е» of «Е-mail» or the «ОО» of an organisation by its looks. For comparing with other keys only.
std::string label_key(std::string_view label);

// The normal form of a value (domain.md §7, first item): runs of white space to one blank, soft hyphens and zero-width
// characters dropped (joiners inside an emoji stay), U+2011 to "-", fill underscores, dotted leaders and blanks trimmed
// from both ends of each line, empty lines dropped, lines joined by '\n'. A dotted leader is four or more dots or two
// or more ellipses, with or without blanks between; «...», «…» and a final full stop stay. Twice is the same as once.
std::string value_text(std::string_view raw);

// White space, fill characters (underscores, dotted leaders) and nothing else.
bool is_fill(std::string_view raw);

// An untouched prompt («Место для ввода текста.», «Введите …», «Выберите элемент.», «Щёлкните …», «Укажите …», ____,
// «__» ______ 202_ г.) or a lone dash: an empty value. The text is already normal (value_text).
bool is_empty_value(std::string_view normal);

// Damerau–Levenshtein distance of two folded UTF-8 texts in code points, or limit + 1 when it is over the limit.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// Drops a typed list mark or number from the start of a line («1. », «2) », «– », «• »).
std::string_view without_list_mark(std::string_view line);

}  // namespace marshrut::text
