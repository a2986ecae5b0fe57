// Folding of code points for comparing labels.
#include "text/fold.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

struct Twin {
  char16_t letter, cyrillic;
};

constexpr Twin kTwins[] = {
    {u'a', u'а'}, {u'b', u'в'}, {u'c', u'с'}, {u'e', u'е'}, {u'h', u'н'}, {u'k', u'к'}, {u'm', u'м'}, {u'o', u'о'},
    {u'p', u'р'}, {u't', u'т'}, {u'x', u'х'}, {u'y', u'у'}, {u'α', u'а'}, {u'β', u'в'}, {u'ε', u'е'}, {u'η', u'н'},
    {u'κ', u'к'}, {u'μ', u'м'}, {u'ο', u'о'}, {u'ρ', u'р'}, {u'τ', u'т'}, {u'υ', u'у'}, {u'χ', u'х'},
};
static_assert(std::is_sorted(std::begin(kTwins), std::end(kTwins),
                             [](const Twin& a, const Twin& b) { return a.letter < b.letter; }));

char32_t fold_by_category(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const auto mask = U_GET_GC_MASK(c);
  if ((mask & (U_GC_L_MASK | U_GC_ND_MASK)) != 0) {
    const auto lower = static_cast<char32_t>(u_tolower(c));
    return lower == U'ё' ? U'е' : lower;
  }
  return (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0 ? 0 : U' ';
}

std::uint8_t alphabet_of(char32_t folded) {
  using Table = detail::FoldTable;
  if (folded == 0 || folded == U' ' || u_isdigit(static_cast<UChar32>(folded))) return 0;
  if (folded >= 0x400) return Table::kCyrillic;
  return cyrillic_twin(folded) != folded ? Table::kLookalike : Table::kForeign;
}

detail::FoldTable build_table() {
  detail::FoldTable table;
  for (char32_t c = 0; c < detail::FoldTable::kSize; ++c) {
    const char32_t folded = fold_by_category(c);
    table.entries[c] = {static_cast<char16_t>(folded), alphabet_of(folded)};
  }
  return table;
}

}  // namespace

namespace detail {

const FoldTable& fold_table() {
  static const FoldTable table = build_table();
  return table;
}

char32_t fold_rare(char32_t code_point) {
  // General punctuation is frequent enough («–», «…», narrow blanks) to be worth its own line.
  if (code_point >= 0x2010 && code_point <= 0x2027) return U' ';
  return fold_by_category(code_point);
}

}  // namespace detail

char32_t fold(char32_t code_point) {
  return code_point < detail::FoldTable::kSize ? detail::fold_table()[code_point].folded
                                               : detail::fold_rare(code_point);
}

char32_t next_folded(std::string_view utf8, std::size_t& offset) {
  const char32_t folded = fold(next_code_point(utf8, offset));
  if (folded != U'и') return folded;
  std::size_t after = offset;
  if (after >= utf8.size() || next_code_point(utf8, after) != detail::kCombiningBreve) return folded;
  offset = after;
  return U'й';
}

char32_t cyrillic_twin(char32_t folded) {
  if (folded >= 0x400) return folded;
  const auto* twin = std::lower_bound(std::begin(kTwins), std::end(kTwins), folded,
                                      [](const Twin& t, char32_t letter) { return t.letter < letter; });
  return twin != std::end(kTwins) && twin->letter == folded ? twin->cyrillic : folded;
}

}  // namespace marshrut::text
