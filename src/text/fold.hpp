// text/fold.hpp: the folding table itself, for the loops of this module.
// Shapes:  code point below kSize -> what it folds to and which alphabet it belongs to.
// Errors:  none.
// Owns:    one table for the life of the program, built at its first use; thread-safe.
// Source:  Unicode's general categories and simple lower case, by ICU.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace marshrut::text::detail {

struct FoldTable {
  static constexpr char32_t kSize = 0x530;  // Latin, Greek, Cyrillic with its supplement
  // What a letter says about its word.
  static constexpr std::uint8_t kCyrillic = 1, kLookalike = 2,
                                kForeign = 4;  // kForeign: no Cyrillic letter looks like it

  struct Entry {
    char16_t folded = 0;
    std::uint8_t alphabet = 0;
  };
  std::array<Entry, kSize> entries{};

  [[nodiscard]] const Entry& operator[](char32_t code_point) const { return entries[code_point]; }
};

const FoldTable& fold_table();
char32_t fold_rare(char32_t code_point);  // for what the table does not hold

inline constexpr char32_t kCombiningBreve = 0x306;

}  // namespace marshrut::text::detail
