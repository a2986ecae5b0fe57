// lens/put_tree.hpp: the XML tree of a template's part, only for compiling and lint; nothing of it is there at run
// time. Shapes:  XML bytes -> XmlNode; XmlNode -> XML bytes. Errors:  damaged (not well-formed), too_large (nested
// deeper than kMaxXmlDepth). Owns:    a node owns its children; character data is a node without a name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace marshrut::lens {

inline constexpr std::size_t kMaxXmlDepth = 256;

struct XmlNode {
  std::string name;  // "" for character data
  std::string text;  // of character data, unescaped
  std::vector<std::pair<std::string, std::string>> attributes;
  std::vector<XmlNode> children;

  [[nodiscard]] bool is(std::string_view wanted) const { return name == wanted; }
  [[nodiscard]] const XmlNode* child(std::string_view wanted) const;
  [[nodiscard]] XmlNode* child(std::string_view wanted);
  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;  // "" when it is not there
  void set_attribute(std::string_view wanted, std::string_view value);
};

// A switch of WordprocessingML (CT_OnOff): there, and not turned off.
bool is_on(const XmlNode* node);

Result<XmlNode> parse_xml(std::string_view bytes, std::string_view part);

inline constexpr std::string_view kXmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
void append_open_tag(std::string& out, const XmlNode& node, bool self_closed = false);
void append_xml(std::string& out, const XmlNode& node);
std::string to_xml(const XmlNode& node);

// Character data and attribute values: markup escaped, what XML 1.0 does not allow (§2.2) dropped.
void append_escaped(std::string& out, std::string_view text);
void append_escaped_attribute(std::string& out, std::string_view text);

}  // namespace marshrut::lens
