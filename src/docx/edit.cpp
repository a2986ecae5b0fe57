#include "docx/edit.hpp"

#include <fmt/format.h>

#include <set>

#include "docx/parse.hpp"
#include "docx/tags.hpp"
#include "opc/part_name.hpp"

namespace marshrut::docx {

namespace {

constexpr unsigned kKeepFlags = pugi::parse_cdata | pugi::parse_comments | pugi::parse_pi | pugi::parse_escapes |
                                pugi::parse_eol | pugi::parse_wconv_attribute | pugi::parse_ws_pcdata;
constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* kTransitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

class StringWriter : public pugi::xml_writer {
public:
  explicit StringWriter(std::string& out) : out_(out) {}
  void write(const void* data, std::size_t size) override { out_.append(static_cast<const char*>(data), size); }

private:
  std::string& out_;
};

std::string prefix_of(pugi::xml_node node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return std::string(name.substr(0, colon == std::string_view::npos ? 0 : colon + 1));
}

// A name in the namespace of the root, with the root's own prefix.
std::string beside(const pugi::xml_document& xml, const char* name) { return prefix_of(xml.document_element()) + name; }

}  // namespace

Result<void> read_part(const opc::Package& package, std::string_view name, Part& part) {
  part.name = name;
  if (auto read = package.read_into(name, part.bytes); !read) return read;
  return parse_part(part.xml, part.bytes, kKeepFlags, name);
}

std::string written(const Part& part) {
  std::string bytes(kDeclaration);
  StringWriter writer(bytes);
  part.xml.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return bytes;
}

pugi::xml_node Naming::named(pugi::xml_node node, const char* name) const {
  node.set_name((prefix + name).c_str());
  if (declare) node.append_attribute("xmlns:w").set_value(uri.c_str());
  return node;
}

pugi::xml_node Naming::append(pugi::xml_node parent, const char* name) const {
  return named(parent.append_child(pugi::node_element), name);
}

pugi::xml_node Naming::after(pugi::xml_node parent, pugi::xml_node sibling, const char* name) const {
  return named(
      sibling ? parent.insert_child_after(pugi::node_element, sibling) : parent.prepend_child(pugi::node_element),
      name);
}

void Naming::set(pugi::xml_node node, const char* name, std::string_view value) const {
  node.append_attribute((prefix + name).c_str()).set_value(std::string(value).c_str());
}

Naming naming_of(pugi::xml_node element) {
  Naming naming{prefix_of(element), kTransitional, false};
  const std::string declaration =
      naming.prefix.empty() ? "xmlns" : "xmlns:" + naming.prefix.substr(0, naming.prefix.size() - 1);
  for (pugi::xml_node at = element; at; at = at.parent()) {
    if (const pugi::xml_attribute found = at.attribute(declaration.c_str())) {
      naming.uri = found.value();
      break;
    }
  }
  if (naming.prefix.empty()) {
    naming.prefix = "w:";
    naming.declare = true;
  }
  return naming;
}

pugi::xml_node next_element(pugi::xml_node node) {
  pugi::xml_node next = node.first_child();
  while (true) {
    while (next && next.type() != pugi::node_element) next = next.next_sibling();
    if (next || !node) return next;
    next = node.next_sibling();
    node = node.parent();
  }
}

void set_override(pugi::xml_document& types, std::string_view part, std::string_view type) {
  const std::string name = fmt::format("/{}", part);
  pugi::xml_node found;
  for (pugi::xml_node node : types.document_element().children()) {
    const bool same = opc::compare_names(node.attribute("PartName").value(), name) == 0;
    if (same && local_name(node.name()) == "Override") found = node;
  }
  if (!found) {
    found = types.document_element().append_child(beside(types, "Override").c_str());
    found.append_attribute("PartName").set_value(name.c_str());
    found.append_attribute("ContentType");
  }
  found.attribute("ContentType").set_value(std::string(type).c_str());
}

std::string add_relationship(pugi::xml_document& links, std::string_view type, std::string_view target) {
  std::set<std::string, std::less<>> taken;
  for (pugi::xml_node node : links.document_element().children()) taken.emplace(node.attribute("Id").value());
  std::size_t number = taken.size() + 1;
  while (taken.count(fmt::format("rId{}", number)) != 0) ++number;
  std::string id = fmt::format("rId{}", number);
  pugi::xml_node link = links.document_element().append_child(beside(links, "Relationship").c_str());
  link.append_attribute("Id").set_value(id.c_str());
  link.append_attribute("Type").set_value(std::string(type).c_str());
  link.append_attribute("Target").set_value(std::string(target).c_str());
  return id;
}

}  // namespace marshrut::docx
