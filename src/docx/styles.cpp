#include "docx/styles.hpp"

#include <pugixml.hpp>

#include "docx/tags.hpp"
#include "docx/tree.hpp"
#include "docx/xml_values.hpp"
#include "opc/xml.hpp"

namespace marshrut::docx {

namespace {

bool hides(pugi::xml_node style) {
  for (pugi::xml_node part : style.children()) {
    if (tag_of(part.name()) != Tag::run_properties) continue;
    for (pugi::xml_node property : part.children()) {
      if (tag_of(property.name()) == Tag::vanish && is_on(property)) return true;
    }
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
    if (!bytes || bytes->find("vanish") == std::string::npos || !opc::guard_xml(*bytes)) continue;
    pugi::xml_document xml;
    if (!xml.load_buffer_inplace(bytes->data(), bytes->size(), kParseFlags)) continue;
    for (pugi::xml_node style : xml.document_element().children()) {
      if (hides(style)) hidden.ids.emplace(attribute(style, "styleId"));
    }
  }
  return hidden;
}

}  // namespace marshrut::docx
