#include "lens/put_package.hpp"

#include <algorithm>
#include <array>

#include "lens/blank_control.hpp"
#include "lens/put_tree.hpp"

namespace marshrut::lens {
namespace {

constexpr std::string_view kTypes = "[Content_Types].xml";

std::string_view base_name(std::string_view member) {
  const std::size_t slash = member.rfind('/');
  return slash == std::string_view::npos ? member : member.substr(slash + 1);
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

// Relationships to what is dropped or outside the document's business.
bool is_unwanted_relationship(const XmlNode& node) {
  return ends_with_any(node.attribute("Type"), {"/attachedTemplate", "/customXml", "/customXmlProps", "/vbaProject"});
}

template <class Unwanted>
bool erase_children(XmlNode& node, Unwanted unwanted) {
  const auto kept = std::remove_if(node.children.begin(), node.children.end(), unwanted);
  const bool changed = kept != node.children.end();
  node.children.erase(kept, node.children.end());
  return changed;
}

bool clean_relationships(XmlNode& root) { return erase_children(root, is_unwanted_relationship); }

bool clean_settings(XmlNode& root) {
  return erase_children(root, [](const XmlNode& node) { return node.is("w:attachedTemplate"); });
}

// A template saved as .dotx makes documents all the same.
bool clean_types(XmlNode& root) {
  bool changed = erase_children(root, [](const XmlNode& node) {
    return node.is("Override") &&
           is_dropped(node.attribute("PartName").substr(node.attribute("PartName").empty() ? 0 : 1));
  });
  for (XmlNode& node : root.children) {
    std::string type(node.attribute("ContentType"));
    const std::size_t at = type.find("wordprocessingml.template.main+xml");
    if (at == std::string::npos) continue;
    type.replace(at, std::string("wordprocessingml.template").size(), "wordprocessingml.document");
    node.set_attribute("ContentType", type);
    changed = true;
  }
  return changed;
}

XmlNode element(std::string_view name, std::string_view value = {}) {
  XmlNode node;
  node.name = name;
  if (!value.empty()) node.set_attribute("w:val", value);
  return node;
}

bool add_placeholder_style(XmlNode& root) {
  for (const XmlNode& style : root.children) {
    if (style.is("w:style") && style.attribute("w:styleId") == kPlaceholderStyle) return false;
  }
  XmlNode style = element("w:style");
  style.set_attribute("w:type", "character");
  style.set_attribute("w:styleId", kPlaceholderStyle);
  XmlNode properties = element("w:rPr");
  properties.children.push_back(element("w:color", "808080"));
  style.children = {element("w:name", "Placeholder Text"), element("w:uiPriority", "99"), element("w:semiHidden"),
                    std::move(properties)};
  root.children.push_back(std::move(style));
  return true;
}

using Clean = bool (*)(XmlNode&);

Clean cleaner_of(std::string_view member, Mode mode) {
  if (member == kTypes) return clean_types;
  if (member.ends_with(".rels")) return clean_relationships;
  const std::string_view name = base_name(member);
  if (name == "settings.xml") return clean_settings;
  if (name == "styles.xml" && mode == Mode::blank) return add_placeholder_style;
  return nullptr;
}

}  // namespace

std::string_view text_place(std::string_view member) {
  const std::string_view name = base_name(member);
  if (!member.starts_with("word/") || !name.ends_with(".xml") || member.find('/') != member.rfind('/')) return {};
  if (name.starts_with("header")) return "верхний колонтитул";
  if (name.starts_with("footer")) return "нижний колонтитул";
  if (name.starts_with("footnotes")) return "сноски";
  if (name.starts_with("endnotes")) return "концевые сноски";
  return {};
}

bool is_dropped(std::string_view member) {
  return member.starts_with("customXml/") || base_name(member).starts_with("vbaProject") ||
         base_name(member).starts_with("vbaData");
}

bool may_change(std::string_view member) { return cleaner_of(member, Mode::blank) != nullptr; }

Result<std::string> cleaned_member(std::string_view member, std::string_view bytes, Mode mode) {
  const Clean clean = cleaner_of(member, mode);
  if (clean == nullptr) return std::string(bytes);
  Result<XmlNode> root = parse_xml(bytes, member);
  if (!root.ok()) return root.error();
  if (!clean(*root)) return std::string(bytes);
  std::string cleaned(kXmlDeclaration);
  append_xml(cleaned, *root);
  return cleaned;
}

}  // namespace marshrut::lens
