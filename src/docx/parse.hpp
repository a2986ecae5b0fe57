// docx/parse.hpp: one way from a part's bytes to a tree; private to this module.
// Shapes:  bytes -> pugixml tree, parsed in place; UTF-16 becomes UTF-8 first.
// Errors:  unsafe_xml, too_large, damaged; `where` names the part and the byte.
// Owns:    the tree points into `bytes`.
// Source:  XML 1.0 §2.1 (one root), §2.2 (characters), §4.1 (references).
//
// pugixml forgives what Word does not: a half document with a second root, bare ampersands, control characters, broken
// UTF-8. Those are refused here, since a guess at what was meant would be read as somebody's words. Duplicate
// attributes and undeclared prefixes pass: they can't change the text.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::docx {

Result<void> parse_part(pugi::xml_document& xml, std::string& bytes, unsigned flags, std::string_view part);

}  // namespace marshrut::docx
