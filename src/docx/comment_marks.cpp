#include "docx/comment_marks.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include "docx/parse.hpp"
#include "docx/tree.hpp"
#include "docx/xml_values.hpp"
#include "opc/part_name.hpp"
#include "text/normalize.hpp"

namespace marshrut::docx {

namespace {

constexpr std::string_view kAuthor = "Маршрут";
constexpr std::string_view kInitials = "М";

std::vector<pugi::xml_node> paragraph_nodes(const pugi::xml_document& xml) {
  std::vector<pugi::xml_node> nodes;
  for (pugi::xml_node node = next_element(xml); node; node = next_element(node)) {
    if (tag_of(node.name()) == Tag::p) nodes.push_back(node);
  }
  return nodes;
}

// Word takes no comments within text boxes; boxes may lie in boxes.
pugi::xml_node out_of_boxes(pugi::xml_node paragraph) {
  pugi::xml_node anchor = paragraph;
  bool boxed = false;
  for (pugi::xml_node at = paragraph.parent(); at; at = at.parent()) {
    const Tag tag = tag_of(at.name());
    if (tag == Tag::textbox_content) boxed = true;
    if (tag == Tag::p && boxed) {
      anchor = at;
      boxed = false;
    }
  }
  return anchor;
}

// What XML can hold: no control characters; a tab, for which comments have no use, is a blank.
std::string clean(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c == U'\t') out += ' ';
    if (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) text::append_utf8(out, c);
  }
  return out;
}

void append_style(const Naming& names, pugi::xml_node parent, const char* properties, const char* style,
                  const std::string& id) {
  if (!id.empty()) names.set(names.append(names.append(parent, properties), style), "val", id);
}

}  // namespace

CommentStyles comment_styles(const opc::Package& package, const std::vector<opc::Relationship>& links) {
  CommentStyles found;
  for (const opc::Relationship& link : links) {
    if (link.external || !link.type.ends_with("/styles")) continue;
    auto bytes = package.read(link.target);
    pugi::xml_document xml;
    if (!bytes || !parse_part(xml, *bytes, kParseFlags, link.target)) continue;
    for (pugi::xml_node style : xml.document_element().children()) {
      for (pugi::xml_node part : style.children()) {
        if (local_name(part.name()) != "name") continue;
        const std::string_view name = attribute(part, "val");
        if (opc::compare_names(name, "annotation reference") == 0) found.reference = attribute(style, "styleId");
        if (opc::compare_names(name, "annotation text") == 0) found.text = attribute(style, "styleId");
      }
    }
  }
  return found;
}

Result<std::vector<pugi::xml_node>> find_anchors(const Document& document, const std::vector<Comment>& comments,
                                                 const pugi::xml_document& copy) {
  const auto& tree = DocumentAccess::tree(document);
  const std::vector<pugi::xml_node> theirs = paragraph_nodes(tree.xml);
  const std::vector<pugi::xml_node> ours = paragraph_nodes(copy);
  if (theirs.size() != ours.size()) {
    return Error{Code::internal, "the package is not the document's", document.main_part()};
  }
  std::unordered_map<const void*, std::size_t> order;
  for (std::size_t i = 0; i < theirs.size(); ++i) order.emplace(theirs[i].internal_object(), i);
  std::vector<pugi::xml_node> anchors;
  for (const Comment& comment : comments) {
    const Paragraph& paragraph = document.paragraphs().at(comment.paragraph);
    anchors.push_back(out_of_boxes(ours[order.at(tree.paragraphs[paragraph.node].internal_object())]));
  }
  return anchors;
}

void gather_ids(const pugi::xml_document& xml, std::set<std::int64_t>& ids) {
  for (pugi::xml_node node = next_element(xml); node; node = next_element(node)) {
    const std::string_view name = local_name(node.name());
    if (name != "comment" && name != "commentRangeStart" && name != "commentRangeEnd" && name != "commentReference") {
      continue;
    }
    const std::string_view value = attribute(node, "id");
    std::int64_t id = 0;
    if (std::from_chars(value.data(), value.data() + value.size(), id).ec == std::errc{}) ids.insert(id);
  }
}

std::string take_free_id(std::set<std::int64_t>& ids) {
  std::int64_t id = 0;
  while (!ids.insert(id).second) ++id;
  return std::to_string(id);
}

void mark_paragraph(pugi::xml_node paragraph, std::string_view id, const CommentStyles& styles) {
  const Naming names = naming_of(paragraph);
  names.set(names.after(paragraph, child(paragraph, Tag::paragraph_properties), "commentRangeStart"), "id", id);
  names.set(names.append(paragraph, "commentRangeEnd"), "id", id);
  const pugi::xml_node run = names.append(paragraph, "r");
  append_style(names, run, "rPr", "rStyle", styles.reference);
  names.set(names.append(run, "commentReference"), "id", id);
}

void append_comment(pugi::xml_node comments_root, std::string_view id, std::string_view text,
                    const CommentStyles& styles) {
  const Naming names = naming_of(comments_root);
  const pugi::xml_node comment = names.append(comments_root, "comment");
  names.set(comment, "id", id);
  names.set(comment, "author", kAuthor);
  names.set(comment, "initials", kInitials);
  bool first = true;
  for (std::size_t at = 0; at <= text.size(); first = false) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const pugi::xml_node paragraph = names.append(comment, "p");
    append_style(names, paragraph, "pPr", "pStyle", styles.text);
    if (first) {
      const pugi::xml_node sign = names.append(paragraph, "r");
      append_style(names, sign, "rPr", "rStyle", styles.reference);
      names.append(sign, "annotationRef");
    }
    pugi::xml_node words = names.append(names.append(paragraph, "r"), "t");
    words.append_attribute("xml:space").set_value("preserve");
    words.text().set(clean(text.substr(at, end - at)).c_str());
    at = end + 1;
  }
}

}  // namespace marshrut::docx
