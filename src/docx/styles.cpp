#include "docx/styles.hpp"

#include <map>
#include <optional>
#include <pugixml.hpp>

#include "docx/parse.hpp"
#include "docx/tags.hpp"
#include "docx/tree.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

struct Style {
  std::string_view based_on;
  std::optional<bool> hides;
};
using Styles = std::map<std::string_view, Style>;

std::optional<bool> hides(pugi::xml_node run_properties) {
  const pugi::xml_node vanish = child(run_properties, Tag::vanish);
  return vanish ? std::optional<bool>(is_on(vanish)) : std::nullopt;
}

Styles read_styles(const pugi::xml_document& xml) {
  Styles styles;
  for (pugi::xml_node node : xml.document_element().children()) {
    if (local_name(node.name()) != "style") continue;
    Style style;
    for (pugi::xml_node part : node.children()) {
      if (tag_of(part.name()) == Tag::run_properties) style.hides = hides(part);
      if (local_name(part.name()) == "basedOn") style.based_on = attribute(part, "val");
    }
    styles.emplace(attribute(node, "styleId"), style);
  }
  return styles;
}

// The nearest word of the style and those it is based on; a circle of styles says nothing.
bool is_hidden(const Styles& styles, const Style& style) {
  const Style* at = &style;
  for (std::size_t steps = 0; steps < 16; ++steps) {
    if (at->hides) return *at->hides;
    const auto base = styles.find(at->based_on);
    if (at->based_on.empty() || base == styles.end()) return false;
    at = &base->second;
  }
  return false;
}

}  // namespace

HiddenStyles hidden_styles(const opc::Package& package, const std::vector<opc::Relationship>& relationships) {
  HiddenStyles hidden;
  for (const opc::Relationship& relationship : relationships) {
    if (relationship.external || !relationship.type.ends_with("/styles")) continue;
    auto bytes = package.read(relationship.target);
    // Hardly any styles part hides text, so it is parsed only when the word is in it.
    if (!bytes || bytes->find("vanish") == std::string::npos) continue;
    pugi::xml_document xml;
    if (!parse_part(xml, *bytes, kParseFlags, relationship.target)) continue;
    const Styles styles = read_styles(xml);
    for (const auto& [id, style] : styles) {
      if (is_hidden(styles, style)) hidden.ids.emplace(id);
    }
  }
  return hidden;
}

}  // namespace marshrut::docx
