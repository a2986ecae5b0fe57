// What people and editors do to a filled form does not change what it says: every sample, damaged in each way.
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>
#include <pugixml.hpp>
#include <random>
#include <sstream>

#include "base/files.hpp"
#include "reading_of.hpp"
#include "route/rules.hpp"

namespace marshrut::test {
namespace {

using Node = pugi::xml_node;
using Damage = std::function<void(Node body)>;

struct Sample {
  std::filesystem::path document;
  std::string route;
};

std::vector<Sample> samples() {
  std::vector<Sample> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(MARSHRUT_SOURCE_DIR "/samples")) {
    std::filesystem::path expected = entry.path();
    expected.replace_extension(".json");
    if (entry.path().extension() != ".docx" || !std::filesystem::exists(expected)) continue;
    if (!forms().find(entry.path().parent_path().filename().string())->profile().reads) continue;
    found.push_back({entry.path(), *read_file(expected)});
  }
  return found;
}

std::vector<Node> children(Node parent, const char* name) {
  const auto range = parent.children(name);
  return {range.begin(), range.end()};
}

std::string text_of(Node node) {
  std::string text;
  for (const pugi::xpath_node found : node.select_nodes(".//w:t")) text += found.node().child_value();
  return text;
}

// Tables with a header row of the form's own, whose cells all stand in one grid.
std::vector<Node> plain_tables(Node body) {
  std::vector<Node> tables;
  for (const Node tbl : children(body, "w:tbl")) {
    const auto rows = children(tbl, "w:tr");
    if (rows.size() < 2 || !tbl.select_nodes(".//w:gridSpan | .//w:vMerge | .//w:sdt/w:sdtContent/w:tc").empty())
      continue;
    const std::size_t width = children(rows[0], "w:tc").size();
    const bool even =
        std::all_of(rows.begin(), rows.end(), [&](Node r) { return children(r, "w:tc").size() == width; });
    if (even && width >= 3 && text_of(rows[0]).find("№") != std::string::npos) tables.push_back(tbl);
  }
  return tables;
}

Node framed(Node tbl, Node parent) {
  tbl.append_child("w:tblPr");
  tbl.append_child("w:tblGrid");
  Node cell = tbl.append_child("w:tr").append_child("w:tc");
  (void)parent;
  return cell;
}

void frame_tables(Node body) {
  for (const Node inner : children(body, "w:tbl")) {
    Node outer = body.insert_child_before("w:tbl", inner);
    Node cell = framed(outer, body);
    cell.append_move(inner);
    cell.append_child("w:p");
  }
}

void frame_all(Node body) {
  std::vector<Node> all;
  for (const Node node : body.children()) {
    if (std::string_view(node.name()) != "w:sectPr") all.push_back(node);
  }
  Node cell = framed(body.prepend_child("w:tbl"), body);
  for (const Node node : all) cell.append_move(node);
  cell.append_child("w:p");
}

void wrap_all_in_a_control(Node body) {
  std::vector<Node> all;
  for (const Node node : body.children()) {
    if (std::string_view(node.name()) != "w:sectPr") all.push_back(node);
  }
  Node control = body.prepend_child("w:sdt");
  control.append_child("w:sdtPr");
  Node content = control.append_child("w:sdtContent");
  for (const Node node : all) content.append_move(node);
}

void move_columns(Node body) {
  for (const Node tbl : plain_tables(body)) {
    for (Node row : children(tbl, "w:tr")) {
      const auto cells = children(row, "w:tc");
      for (std::size_t i = cells.size(); i-- > 1;) row.append_move(cells[i]);
    }
  }
}

void drop_number_columns(Node body) {
  for (const Node tbl : plain_tables(body)) {
    for (Node row : children(tbl, "w:tr")) row.remove_child(children(row, "w:tc").front());
  }
}

void add_a_column(Node body) {
  for (const Node tbl : plain_tables(body)) {
    bool header = true;
    for (Node row : children(tbl, "w:tr")) {
      Node paragraph = row.append_child("w:tc").append_child("w:p");
      if (header) paragraph.append_child("w:r").append_child("w:t").text().set("Примечание");
      header = false;
    }
  }
}

void cut(Node body, bool repeat_header) {
  for (const Node tbl : plain_tables(body)) {
    const auto rows = children(tbl, "w:tr");
    if (rows.size() < 4) continue;
    Node rest = body.insert_child_after("w:tbl", tbl);
    body.insert_child_after("w:p", tbl);
    if (repeat_header) rest.append_copy(rows[0]);
    for (std::size_t i = 2; i < rows.size(); ++i) rest.append_move(rows[i]);
  }
}

void put_paragraphs_into_boxes(Node body) {
  std::size_t count = 0;
  for (const Node paragraph : children(body, "w:p")) {
    if (text_of(paragraph).empty() || paragraph.select_node(".//w:txbxContent") || ++count % 3 != 0) continue;
    Node anchor = body.insert_child_before("w:p", paragraph);
    Node content = anchor.append_child("w:r").append_child("w:pict").append_child("v:shape").append_child("v:textbox");
    content.append_child("w:txbxContent").append_move(paragraph);
  }
}

std::string damaged_bytes(const std::string& original, const Damage& damage,
                          const std::function<std::string(std::string)>& rewrite) {
  const auto package = opc::Package::open(original);
  const auto main = package->main_part();
  std::string out;
  opc::Deflater deflater;
  opc::Writer writer(out, deflater);
  for (const opc::Member& member : package->members()) {
    if (member.name != *main) {
      writer.copy(member);
      continue;
    }
    pugi::xml_document xml;
    const std::string part = *package->read(*main);
    xml.load_buffer(part.data(), part.size(), pugi::parse_full | pugi::parse_ws_pcdata);
    if (damage) damage(xml.document_element().child("w:body"));
    std::ostringstream stream;
    xml.save(stream, "", pugi::format_raw);
    writer.add(member.name, rewrite ? rewrite(stream.str()) : stream.str());
  }
  EXPECT_TRUE(writer.finish());
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

// Members in the order of their names: which column stands first is no matter.
route::Value sorted(const route::Value& value) {
  if (const route::Object* members = value.object()) {
    route::Object copy;
    for (const auto& [key, member] : *members) copy.emplace_back(key, sorted(member));
    std::sort(copy.begin(), copy.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return copy;
  }
  if (const route::Array* elements = value.array()) {
    route::Array copy;
    for (const route::Value& element : *elements) copy.push_back(sorted(element));
    return copy;
  }
  return value;
}

// The first lines that differ, short enough to read.
std::string difference(const route::Value& want, const route::Value& got) {
  std::istringstream a(route::serialize(sorted(want), route::Layout::pretty));
  std::istringstream b(route::serialize(sorted(got), route::Layout::pretty));
  std::string x;
  std::string y;
  while (std::getline(a, x) && std::getline(b, y)) {
    if (x != y) return "want " + x + "\n got " + y;
  }
  return "one is longer";
}

struct Way {
  std::string name;
  Damage damage;
  std::function<std::string(std::string)> rewrite;
};

std::vector<Way> ways() {
  return {
      {"nothing", nullptr, nullptr},
      {"tables in frames", frame_tables, nullptr},
      {"all in one frame", frame_all, nullptr},
      {"all in one control", wrap_all_in_a_control, nullptr},
      {"columns moved", move_columns, nullptr},
      {"no number columns", drop_number_columns, nullptr},
      {"a column added", add_a_column, nullptr},
      {"tables cut", [](Node body) { cut(body, false); }, nullptr},
      {"tables cut, header repeated", [](Node body) { cut(body, true); }, nullptr},
      {"paragraphs in text boxes", put_paragraphs_into_boxes, nullptr},
      {"other prefix", nullptr,
       [](std::string xml) {
         xml = replaced(replaced(replaced(std::move(xml), "<w:", "<foo:"), "</w:", "</foo:"), " w:", " foo:");
         return replaced(std::move(xml), "xmlns:w=", "xmlns:foo=");
       }},
      {"strict namespace", nullptr,
       [](std::string xml) { return replaced(std::move(xml), kWordNamespace, kStrictWordNamespace); }},
  };
}

TEST(Damage, DoesNotChangeWhatASampleSays) {
  for (const Sample& sample : samples()) {
    auto want = route::parse(sample.route);
    ASSERT_TRUE(want) << sample.document;
    const std::string original = *read_file(sample.document);
    for (const Way& way : ways()) {
      const std::string bytes = damaged_bytes(original, way.damage, way.rewrite);
      const auto package = opc::Package::open(bytes);
      const auto document = docx::Document::open(*package);
      ASSERT_TRUE(document) << way.name << ": " << sample.document;
      auto reading = forms().read(*document);
      ASSERT_TRUE(reading) << way.name << ": " << sample.document;
      route::derive(reading->route, forms().find(reading->form)->profile());
      EXPECT_TRUE(sorted(reading->route) == sorted(*want)) << way.name << ": " << sample.document.filename() << "\n"
                                                           << difference(*want, reading->route);
    }
  }
}

}  // namespace
}  // namespace marshrut::test
