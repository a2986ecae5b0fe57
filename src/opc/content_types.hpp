// opc/content_types.hpp: [Content_Types].xml.
// Shapes:  the part's XML -> types by part and by extension.
// Errors:  unsafe_xml, too_large, damaged (not well-formed).
// Owns:    itself; of() is const and thread-safe.
// Source:  ECMA-376 Part 2 §6.2.3.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::opc {

struct ContentTypes {
  std::map<std::string, std::string, std::less<>> by_part;       // folded, without the leading '/'
  std::map<std::string, std::string, std::less<>> by_extension;  // folded

  [[nodiscard]] std::string of(std::string_view part) const;
};

// `xml` is parsed in place.
Result<ContentTypes> parse_content_types(std::string& xml, const Limits& limits);

}  // namespace marshrut::opc
