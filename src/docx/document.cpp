#include "docx/document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "docx/parse.hpp"
#include "docx/stories.hpp"
#include "docx/styles.hpp"
#include "docx/tree.hpp"
#include "docx/walker.hpp"

namespace marshrut::docx {

namespace {

pugi::xml_node find_body(const pugi::xml_document& xml) {
  for (pugi::xml_node node : xml.document_element().children()) {
    if (tag_of(node.name()) == Tag::body) return node;
  }
  return {};
}

Error wrong_kind(const pugi::xml_document& xml, const std::string& part) {
  // A frameset or an empty document element is still a Word document; anything else is another kind of package.
  const std::string_view root = local_name(xml.document_element().name());
  if (root == "workbook" || root == "presentation") {
    return {Code::unsupported_format, fmt::format("the main part is a {}", root), part};
  }
  return {Code::damaged, "the main part has no body", part};
}

}  // namespace

Result<Document> Document::open(const opc::Package& package, const Limits& limits) {
  auto main = package.main_part();
  if (!main) return main.error();
  Document document;
  document.main_part_ = *main;
  document.tree_ = std::make_shared<Tree>();
  Tree& tree = *document.tree_;
  if (auto read = package.read_into(*main, tree.bytes); !read) return read.error();
  if (auto parsed = parse_part(tree.xml, tree.bytes, kParseFlags, *main); !parsed) return parsed.error();
  const pugi::xml_node body = find_body(tree.xml);
  if (!body) {
    if (local_name(tree.xml.document_element().name()) != "document") return wrong_kind(tree.xml, *main);
    return document;
  }
  auto relationships = package.relationships(*main);
  if (!relationships) return relationships.error();
  const HiddenStyles hidden = hidden_styles(package, *relationships);
  document.has_macros_ = package.has_macros();
  if (auto walked = Walker(document, tree, hidden, limits).walk(body); !walked) return walked.error();
  if (auto told = read_stories(package, *relationships, document.asides_); !told) return told.error();
  return document;
}

std::uint32_t Document::paragraph_at(std::uint32_t offset) const {
  const auto found = std::upper_bound(paragraphs_.begin(), paragraphs_.end(), offset,
                                      [](std::uint32_t at, const Paragraph& p) { return at < p.text.end; });
  return static_cast<std::uint32_t>(found - paragraphs_.begin());
}

std::string Document::place(std::uint32_t place_index) const {
  std::vector<std::string> steps;
  for (std::uint32_t i = place_index; i != kNone; i = places_[i].parent) {
    const Place& p = places_[i];
    steps.push_back(p.ordinal == 0 ? std::string(p.name) : fmt::format("{}[{}]", p.name, p.ordinal));
  }
  std::reverse(steps.begin(), steps.end());
  return fmt::format("{}", fmt::join(steps, "/"));
}

std::string Document::place_of(const Paragraph& paragraph) const {
  return fmt::format("{}/p[{}]", place(paragraph.container), paragraph.ordinal);
}

}  // namespace marshrut::docx
