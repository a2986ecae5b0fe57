// docx/xml_values.hpp: attributes by local name, and the on/off type; private to this module.
// Source:  ECMA-376 Part 1 §17.17.4 and Part 4 (ST_OnOff: true, 1, on; an absent value is true).
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "docx/tags.hpp"

namespace marshrut::docx {

inline std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
}

// What an element holds in all; a comment or CDATA within makes pugixml give it in pieces.
inline std::string text_of(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node c : node.children()) text += c.value();
  return text;
}

inline bool is_on(pugi::xml_node node) {
  const std::string_view value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off";
}

inline pugi::xml_node child(pugi::xml_node node, Tag tag) {
  for (pugi::xml_node c : node.children()) {
    if (tag_of(c.name()) == tag) return c;
  }
  return {};
}

// Of mc:AlternateContent one branch counts: the first choice, or the fallback where there is none.
inline pugi::xml_node branch(pugi::xml_node alternate) {
  const pugi::xml_node choice = child(alternate, Tag::choice);
  return choice ? choice : child(alternate, Tag::fallback);
}

}  // namespace marshrut::docx
