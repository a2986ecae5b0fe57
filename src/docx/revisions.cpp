#include "docx/revisions.hpp"

#include <algorithm>
#include <charconv>

#include "docx/tags.hpp"
#include "docx/xml_values.hpp"

namespace marshrut::docx {

namespace {

constexpr const char* kAuthor = "Маршрут";

const char* name_of(Revision revision) { return revision == Revision::inserted ? "ins" : "del"; }

std::size_t greatest_id(pugi::xml_node root) {
  std::size_t greatest = 0;
  for (pugi::xml_node node = root; node; node = next_element(node)) {
    const std::string_view id = attribute(node, "id");
    std::size_t number = 0;
    const auto done = std::from_chars(id.data(), id.data() + id.size(), number);
    if (done.ec == std::errc{} && number < 1'000'000'000) greatest = std::max(greatest, number);
  }
  return greatest;
}

pugi::xml_node properties_of(pugi::xml_node node, Tag tag, const Naming& naming, const char* name) {
  if (const pugi::xml_node found = child(node, tag)) return found;
  return naming.after(node, {}, name);
}

std::string local(pugi::xml_node node) { return std::string(local_name(node.name())); }

// The paragraph's w:rPr stands before w:sectPr and w:pPrChange (§17.3.1.26).
pugi::xml_node mark_properties(pugi::xml_node paragraph, const Naming& naming) {
  pugi::xml_node properties = properties_of(paragraph, Tag::paragraph_properties, naming, "pPr");
  if (const pugi::xml_node found = child(properties, Tag::run_properties)) return found;
  pugi::xml_node last;
  for (pugi::xml_node node : properties.children()) {
    const std::string name = local(node);
    if (name != "sectPr" && name != "pPrChange") last = node;
  }
  return naming.after(properties, last, "rPr");
}

void collect_runs(pugi::xml_node node, std::vector<pugi::xml_node>& runs) {
  for (pugi::xml_node child : node.children()) {
    const Tag tag = tag_of(child.name());
    if (tag == Tag::run) {
      runs.push_back(child);
    } else if (tag != Tag::paragraph_properties && tag != Tag::ins && tag != Tag::del) {
      collect_runs(child, runs);
    }
  }
}

}  // namespace

Revisions::Revisions(pugi::xml_document& later)
    : naming_(naming_of(later.document_element())), next_id_(greatest_id(later.document_element()) + 1) {}

pugi::xml_node Revisions::signed_mark(pugi::xml_node node) {
  naming_.set(node, "id", std::to_string(next_id_++));
  naming_.set(node, "author", kAuthor);
  ++count_;
  return node;
}

pugi::xml_node Revisions::run_mark(pugi::xml_node parent, pugi::xml_node before, Revision revision) {
  return signed_mark(naming_.after(parent, before, name_of(revision)));
}

void Revisions::mark_paragraph_end(pugi::xml_node paragraph, Revision revision) {
  pugi::xml_node properties = mark_properties(paragraph, naming_);
  for (pugi::xml_node node : properties.children()) {
    if (local(node) == name_of(revision)) return;
  }
  signed_mark(naming_.after(properties, {}, name_of(revision)));
}

void Revisions::unmark_paragraph_end(pugi::xml_node paragraph) {
  pugi::xml_node properties = child(child(paragraph, Tag::paragraph_properties), Tag::run_properties);
  for (const Tag tag : {Tag::ins, Tag::del}) {
    if (const pugi::xml_node mark = child(properties, tag)) {
      properties.remove_child(mark);
      --count_;
    }
  }
}

void Revisions::mark_row(pugi::xml_node row, Revision revision) {
  pugi::xml_node properties = child(row, Tag::table_row_properties);
  if (!properties) {
    pugi::xml_node last;
    for (pugi::xml_node node : row.children()) {
      if (local(node) == "tblPrEx") last = node;
    }
    properties = naming_.after(row, last, "trPr");
  }
  pugi::xml_node last;
  for (pugi::xml_node node : properties.children()) {
    if (local(node) != "trPrChange") last = node;
  }
  signed_mark(naming_.after(properties, last, name_of(revision)));
}

void Revisions::mark_runs(pugi::xml_node paragraph, Revision revision) {
  std::vector<pugi::xml_node> runs;
  collect_runs(paragraph, runs);
  pugi::xml_node mark;
  for (pugi::xml_node run : runs) {
    // Neighbours share one mark.
    if (!mark || run.previous_sibling() != mark) mark = run_mark(run.parent(), run.previous_sibling(), revision);
    mark.append_move(run);
  }
  if (revision == Revision::deleted) as_deleted_text(paragraph);
}

void Revisions::mark_all(pugi::xml_node block, Revision revision) {
  const Tag tag = tag_of(block.name());
  if (tag == Tag::p) {
    mark_runs(block, revision);
    return mark_paragraph_end(block, revision);
  }
  if (tag == Tag::table_row) mark_row(block, revision);
  for (pugi::xml_node node : block.children()) mark_all(node, revision);
}

void as_deleted_text(pugi::xml_node node) {
  for (pugi::xml_node child : node.children()) {
    const std::string name = local(child);
    const std::string prefix = std::string(child.name()).substr(0, std::string_view(child.name()).size() - name.size());
    if (name == "t") child.set_name((prefix + "delText").c_str());
    if (name == "instrText") child.set_name((prefix + "delInstrText").c_str());
    as_deleted_text(child);
  }
}

}  // namespace marshrut::docx
