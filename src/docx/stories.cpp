#include "docx/stories.hpp"

#include <fmt/format.h>

#include <optional>

#include "docx/parse.hpp"
#include "docx/tree.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

std::optional<Aside::Kind> story_kind(std::string_view type) {
  if (type.ends_with("/header")) return Aside::Kind::header;
  if (type.ends_with("/footer")) return Aside::Kind::footer;
  if (type.ends_with("/footnotes")) return Aside::Kind::footnote;
  if (type.ends_with("/endnotes")) return Aside::Kind::endnote;
  if (type.ends_with("/comments")) return Aside::Kind::comment;
  return std::nullopt;
}

// The guard has bounded the depth, so plain recursion is safe here.
void gather(pugi::xml_node node, std::string& text) {
  for (pugi::xml_node c : Children(node)) {
    switch (tag_of(c.name())) {
      case Tag::t:
        text += text_of(c);
        break;
      case Tag::tab:
        text += '\t';
        break;
      case Tag::br:
      case Tag::cr:
        text += '\n';
        break;
      case Tag::del:
      case Tag::move_from:
      case Tag::instr_text:
      case Tag::fallback:
      case Tag::paragraph_properties:
      case Tag::run_properties:
        break;
      default:
        gather(c, text);
    }
  }
}

void paragraphs(pugi::xml_node node, Aside::Kind kind, const std::string& part, std::size_t& ordinal,
                std::vector<Aside>& out) {
  for (pugi::xml_node c : Children(node)) {
    if (tag_of(c.name()) != Tag::p) {
      paragraphs(c, kind, part, ordinal, out);
      continue;
    }
    ++ordinal;
    std::string text;
    gather(c, text);
    if (text.find_first_not_of(" \t\n") == std::string::npos) continue;
    out.push_back({kind, std::move(text), fmt::format("{}/p[{}]", part, ordinal)});
  }
}

}  // namespace

Result<void> read_stories(const opc::Package& package, const std::vector<opc::Relationship>& relationships,
                          std::vector<Aside>& out) {
  for (const opc::Relationship& relationship : relationships) {
    const auto kind = story_kind(relationship.type);
    if (!kind || relationship.external) continue;
    auto bytes = package.read(relationship.target);
    if (!bytes) {
      if (bytes.error().code == Code::too_large) return bytes.error();
      continue;
    }
    pugi::xml_document xml;
    if (auto parsed = parse_part(xml, *bytes, kParseFlags, relationship.target); !parsed) {
      if (parsed.error().code != Code::damaged) return parsed.error();
      continue;
    }
    std::size_t ordinal = 0;
    const std::size_t slash = relationship.target.rfind('/');
    const std::string part = relationship.target.substr(slash == std::string::npos ? 0 : slash + 1);
    paragraphs(xml.document_element(), *kind, part, ordinal, out);
  }
  return {};
}

}  // namespace marshrut::docx
