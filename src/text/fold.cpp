// Folding of code points for comparing labels.
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr char32_t kCombiningBreve = 0x306;

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

}  // namespace

namespace detail {

char32_t fold_rare(char32_t code_point) {
  // General punctuation is frequent enough («–», «…») to be worth its own line.
  if (code_point >= 0x2010 && code_point <= 0x2027) return U' ';
  const auto c = static_cast<UChar32>(code_point);
  const auto mask = U_GET_GC_MASK(c);
  if ((mask & (U_GC_L_MASK | U_GC_ND_MASK)) != 0) return static_cast<char32_t>(u_tolower(c));
  return (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0 ? 0 : U' ';
}

char32_t with_breve(std::string_view utf8, std::size_t& offset) {
  std::size_t after = offset;
  if (after >= utf8.size() || next_code_point(utf8, after) != kCombiningBreve) return U'и';
  offset = after;
  return U'й';
}

}  // namespace detail

char32_t cyrillic_twin(char32_t folded) {
  if (folded >= 0x400) return folded;
  const auto* twin = std::lower_bound(std::begin(kTwins), std::end(kTwins), folded,
                                      [](const Twin& t, char32_t letter) { return t.letter < letter; });
  return twin != std::end(kTwins) && twin->letter == folded ? twin->cyrillic : folded;
}

}  // namespace marshrut::text
