#include "opc/content_types.hpp"

#include <pugixml.hpp>

#include "opc/part_name.hpp"
#include "opc/part_xml.hpp"

namespace marshrut::opc {

std::string ContentTypes::of(std::string_view part) const {
  if (!part.empty() && part.front() == '/') part.remove_prefix(1);
  const std::string name = fold_name(part);
  if (const auto found = by_part.find(name); found != by_part.end()) return found->second;
  const std::size_t base = name.find_last_of("./");
  if (base == std::string::npos || name[base] != '.') return {};
  const auto found = by_extension.find(std::string_view(name).substr(base + 1));
  return found == by_extension.end() ? std::string{} : found->second;
}

Result<ContentTypes> parse_content_types(std::string& xml, const Limits& limits) {
  pugi::xml_document document;
  // As many defaults and overrides as there may be members, with some room.
  if (auto done = parse_part(document, xml, 2 * limits.max_entries + 64, "[Content_Types].xml"); !done) {
    return done.error();
  }
  ContentTypes types;
  for (const pugi::xml_node node : document.document_element().children()) {
    const std::string_view kind = local_name(node.name());
    const char* type = node.attribute("ContentType").value();
    if (kind == "Default") types.by_extension.emplace(fold_name(node.attribute("Extension").value()), type);
    if (kind != "Override") continue;
    std::string part = fold_name(node.attribute("PartName").value());
    if (!part.empty() && part.front() == '/') part.erase(0, 1);
    types.by_part.emplace(std::move(part), type);
  }
  return types;
}

}  // namespace marshrut::opc
