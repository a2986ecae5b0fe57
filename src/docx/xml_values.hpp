// docx/xml_values.hpp: attributes by local name, and the on/off type; private to this module.
// Source:  ECMA-376 Part 1 §17.17.4 and Part 4 (ST_OnOff: true, 1, on; an absent value is true).
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "docx/tags.hpp"

namespace marshrut::docx {

// The children in order. pugixml's own ranges cost four calls for each node, and the library can't be inlined.
class Children {
public:
  class Iterator {
  public:
    explicit Iterator(pugi::xml_node at) : at_(at) {}
    pugi::xml_node operator*() const { return at_; }
    Iterator& operator++() {
      at_ = at_.next_sibling();
      return *this;
    }
    bool operator!=(std::nullptr_t) const { return static_cast<bool>(at_); }

  private:
    pugi::xml_node at_;
  };

  explicit Children(pugi::xml_node parent) : first_(parent.first_child()) {}
  [[nodiscard]] Iterator begin() const { return Iterator(first_); }
  [[nodiscard]] static std::nullptr_t end() { return nullptr; }

private:
  pugi::xml_node first_;
};

inline std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute a = node.first_attribute(); a; a = a.next_attribute()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return {};
}

// What an element holds in all; a comment or CDATA within makes pugixml give it in pieces.
inline std::string text_of(pugi::xml_node node) {
  std::string text;
  for (pugi::xml_node c : Children(node)) text += c.value();
  return text;
}

inline bool is_on(pugi::xml_node node) {
  const std::string_view value = attribute(node, "val");
  return value != "0" && value != "false" && value != "off";
}

inline pugi::xml_node child(pugi::xml_node node, Tag tag) {
  for (pugi::xml_node c : Children(node)) {
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
