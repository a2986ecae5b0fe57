// text/catalogue.hpp: the table behind messages.hpp.
// Shapes:  entries sorted by id; a pattern is ICU MessageFormat with named arguments.
// Errors:  none; the order is checked when the table is compiled.
// Owns:    constants.
#pragma once

#include <span>
#include <string_view>

namespace marshrut::text::detail {

struct Entry {
  std::string_view id, pattern;
};

std::span<const Entry> catalogue();

}  // namespace marshrut::text::detail
