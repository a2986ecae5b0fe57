// docx/edit.hpp: package parts as trees that are changed and written back; private to this module.
// Shapes:  a part's bytes -> Part (comments, instructions and white space kept) -> bytes, always UTF-8.
// Errors:  those of parse_part.
// Owns:    a Part owns its bytes and tree and must not move.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::docx {

struct Part {
  std::string name;
  std::string bytes;
  pugi::xml_document xml;
};

Result<void> read_part(const opc::Package& package, std::string_view name, Part& part);
std::string written(const Part& part);

// A prefix with its colon for elements and attributes of the namespace that `element` is in. Where that is the default
// namespace, attributes need another way to name it: then new elements declare the prefix w themselves.
struct Naming {
  std::string prefix;
  std::string uri;
  bool declare = false;
  pugi::xml_node append(pugi::xml_node parent, const char* name) const;
  pugi::xml_node after(pugi::xml_node parent, pugi::xml_node sibling, const char* name) const;
  void set(pugi::xml_node node, const char* name, std::string_view value) const;

private:
  pugi::xml_node named(pugi::xml_node node, const char* name) const;
};
Naming naming_of(pugi::xml_node element);

// The next element in document order, within the tree of `root`.
pugi::xml_node next_element(pugi::xml_node node);

// [Content_Types].xml and .rels parts.
void set_override(pugi::xml_document& types, std::string_view part, std::string_view type);
std::string add_relationship(pugi::xml_document& links, std::string_view type, std::string_view target);

}  // namespace marshrut::docx
