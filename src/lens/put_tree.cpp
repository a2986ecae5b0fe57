#include "lens/put_tree.hpp"

#include <pugixml.hpp>

#include "lens/put_text.hpp"

namespace marshrut::lens {
namespace {

bool copy_node(const pugi::xml_node& from, XmlNode& to, std::size_t depth) {
  if (depth > kMaxXmlDepth) return false;
  to.name = from.name();
  for (const pugi::xml_attribute& attribute : from.attributes()) {
    to.attributes.emplace_back(attribute.name(), attribute.value());
  }
  for (const pugi::xml_node& child : from.children()) {
    const pugi::xml_node_type type = child.type();
    if (type == pugi::node_element) {
      to.children.emplace_back();
      if (!copy_node(child, to.children.back(), depth + 1)) return false;
    } else if (type == pugi::node_pcdata || type == pugi::node_cdata) {
      to.children.emplace_back();
      to.children.back().text = child.value();
    }
  }
  return true;
}

}  // namespace

const XmlNode* XmlNode::child(std::string_view wanted) const {
  for (const XmlNode& node : children) {
    if (node.name == wanted) return &node;
  }
  return nullptr;
}

XmlNode* XmlNode::child(std::string_view wanted) {
  return const_cast<XmlNode*>(static_cast<const XmlNode*>(this)->child(wanted));
}

std::string_view XmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

void XmlNode::set_attribute(std::string_view wanted, std::string_view value) {
  for (auto& [key, old] : attributes) {
    if (key == wanted) {
      old = value;
      return;
    }
  }
  attributes.emplace_back(std::string(wanted), std::string(value));
}

bool is_on(const XmlNode* node) {
  if (node == nullptr) return false;
  const std::string_view value = node->attribute("w:val");
  return value != "0" && value != "false" && value != "off";
}

Result<XmlNode> parse_xml(std::string_view bytes, std::string_view part) {
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!parsed || !document.document_element()) {
    return Error{Code::damaged, parsed ? "no root element" : parsed.description(), std::string(part)};
  }
  XmlNode root;
  if (!copy_node(document.document_element(), root, 0)) {
    return Error{Code::too_large, "elements nested too deep", std::string(part)};
  }
  return root;
}

void append_open_tag(std::string& out, const XmlNode& node, bool self_closed) {
  out += '<';
  out += node.name;
  for (const auto& [key, value] : node.attributes) {
    out += ' ';
    out += key;
    out += "=\"";
    append_escaped_attribute(out, value);
    out += '"';
  }
  out += self_closed ? "/>" : ">";
}

void append_xml(std::string& out, const XmlNode& node) {
  if (node.name.empty()) {
    append_escaped(out, node.text);
    return;
  }
  append_open_tag(out, node, node.children.empty());
  if (node.children.empty()) return;
  for (const XmlNode& child : node.children) append_xml(out, child);
  out += "</";
  out += node.name;
  out += '>';
}

std::string to_xml(const XmlNode& node) {
  std::string out;
  append_xml(out, node);
  return out;
}

void append_escaped(std::string& out, std::string_view text) { append_text(out, text, LineBreaks::keep); }

void append_escaped_attribute(std::string& out, std::string_view text) {
  std::string escaped;
  append_text(escaped, text, LineBreaks::keep);
  for (const char c : escaped) {
    switch (c) {
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace marshrut::lens
