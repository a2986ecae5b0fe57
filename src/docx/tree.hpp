// docx/tree.hpp: the parsed main part; private to this module.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "docx/document.hpp"

namespace marshrut::docx {

struct Document::Tree {
  std::string bytes;  // parsed in place: must live as long as xml
  pugi::xml_document xml;
  std::vector<pugi::xml_node> paragraphs;  // by Paragraph::node
};

struct DocumentAccess {
  static const Document::Tree& tree(const Document& document) { return *document.tree_; }
};

// How every part is parsed: escapes and CDATA resolved, white space kept where it is all that an element holds.
inline constexpr unsigned kParseFlags =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata_single | pugi::parse_eol;

}  // namespace marshrut::docx
