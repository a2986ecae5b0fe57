// print/symbol.hpp: a text as the squares of a QR symbol.
// Shapes:  text -> a square of modules, black or white, without its quiet zone.
// Units:   modules; row0 and column0 count from 0, at the top left.
// Errors:  too_large (more than a symbol of kMostModules holds).
// Owns:    the result.
// Source:  ISO/IEC 18004, level M (15 % of a symbol may be spoiled); by zint.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::print {

// Version 10; a mark takes version 3 (29 modules), one with a long code in Russian version 6.
inline constexpr unsigned kMostModules = 57;

struct Symbol {
  unsigned modules = 0;     // in a row and in a column
  std::vector<bool> black;  // row by row
  [[nodiscard]] bool at(unsigned row0, unsigned column0) const { return black[row0 * modules + column0]; }
};

Result<Symbol> qr_symbol(std::string_view text);

}  // namespace marshrut::print
