// opc/relationships.hpp: a .rels part.
// Shapes:  the part's XML -> relationships in its order, targets resolved against the source part.
// Errors:  unsafe_xml, too_large (Limits::max_relationships), damaged (not well-formed).
// Owns:    results own their strings. Nothing is fetched or looked up.
// Source:  ECMA-376 Part 2 §6.5; Part 1 annex A of the Strict schemas for the purl.oclc.org types.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::opc {

inline constexpr std::string_view kOfficeDocument =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";

// `xml` is parsed in place.
Result<std::vector<Relationship>> parse_relationships(std::string& xml, std::string_view source_part,
                                                      const Limits& limits);

}  // namespace marshrut::opc
