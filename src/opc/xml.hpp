// opc/xml.hpp: the guard that stands before the XML parser.
// Shapes:  the bytes of one part -> done, or why they may not be parsed. One pass, nothing is kept.
// Units:   depth and counts in elements.
// Errors:  unsafe_xml (a DTD, or any other "<!" declaration), too_large (depth, elements), damaged (markup that can't
// be
//          followed to its end, UTF-32). Well-formedness in full is the parser's business.
// Owns:    nothing. Thread-safe.
// Source:  XML 1.0 §2 and appendix F (encodings). Quotes, comments, CDATA and instructions are followed exactly, so
// that
//          what is counted here is what a parser will build.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::opc {

struct XmlLimits {
  std::size_t max_depth = 256;
  std::size_t max_elements = 2'000'000;
};

// True for UTF-16 of either byte order, by its mark or by its first character.
[[nodiscard]] bool is_utf16(std::string_view bytes);

Result<void> guard_xml(std::string_view bytes, const XmlLimits& limits = {});

}  // namespace marshrut::opc
