// docx/xml_values.hpp: attributes by local name, and the on/off type; private to this module.
// Source:  ECMA-376 Part 1 §17.17.4 and Part 4 (ST_OnOff: true, 1, on; an absent value is true).
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "docx/tags.hpp"

namespace marshrut::docx {

inline std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
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

}  // namespace marshrut::docx
