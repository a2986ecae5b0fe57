// opc/part_xml.hpp: one guarded way from a part's bytes to pugixml; for this module's sources only.
// Errors:  unsafe_xml, too_large, damaged (not well-formed); `where` names the part.
// Owns:    the document points into `xml`.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "opc/xml.hpp"

namespace marshrut::opc {

inline Result<void> parse_part(pugi::xml_document& document, std::string& xml, std::size_t max_elements,
                               std::string_view part) {
  XmlLimits limits;
  limits.max_elements = max_elements;
  if (auto safe = guard_xml(xml, limits); !safe)
    return Error{safe.error().code, safe.error().message, std::string(part)};
  const pugi::xml_parse_result parsed = document.load_buffer_inplace(xml.data(), xml.size(), pugi::parse_default);
  if (parsed) return {};
  return Error{Code::damaged, parsed.description(), std::string(part)};
}

inline std::string_view local_name(std::string_view qualified) {
  const std::size_t colon = qualified.find(':');
  return colon == std::string_view::npos ? qualified : qualified.substr(colon + 1);
}

}  // namespace marshrut::opc
