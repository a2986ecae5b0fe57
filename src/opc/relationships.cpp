#include "opc/relationships.hpp"

#include <pugixml.hpp>

#include "opc/part_name.hpp"
#include "opc/part_xml.hpp"

namespace marshrut::opc {

namespace {

constexpr std::string_view kStrict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
constexpr std::string_view kTransitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string transitional(std::string_view type) {
  if (type.substr(0, kStrict.size()) != kStrict) return std::string(type);
  std::string_view last = type.substr(kStrict.size());
  // The two that are spelt in another way.
  if (last == "extendedProperties") last = "extended-properties";
  if (last == "customProperties") last = "custom-properties";
  return std::string(kTransitional).append(last);
}

}  // namespace

Result<std::vector<Relationship>> parse_relationships(std::string& xml, std::string_view source_part,
                                                      const Limits& limits) {
  pugi::xml_document document;
  const std::string part = relationships_part(source_part);
  if (auto done = parse_part(document, xml, limits.max_relationships + 1, part); !done) return done.error();
  std::vector<Relationship> relationships;
  for (const pugi::xml_node node : document.document_element().children()) {
    if (local_name(node.name()) != "Relationship") continue;
    const std::string_view target = node.attribute("Target").value();
    Relationship relationship;
    relationship.id = node.attribute("Id").value();
    relationship.type = transitional(node.attribute("Type").value());
    const std::string_view mode = node.attribute("TargetMode").value();
    relationship.external = compare_names(mode, "External") == 0 || has_authority(target);
    relationship.target = relationship.external ? std::string(target) : resolve_target(source_part, target);
    relationships.push_back(std::move(relationship));
  }
  return relationships;
}

}  // namespace marshrut::opc
