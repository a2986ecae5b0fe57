// print/outlines.hpp: a line of small print as the outlines of its letters, so that a page needs no font for it.
// Shapes:  text -> operators of a PDF path, filled, with the text's baseline at 0, 0; its width.
// Units:   points.
// Errors:  none: a machine without any font gives an empty path.
// Owns:    the result.
// Source:  ISO 32000-1 §8.5.2; Liberation Sans through cairo.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::print {

struct Outlines {
  std::string operators;
  double width = 0;
};

Outlines outlines_of(std::string_view text, double size);

}  // namespace marshrut::print
