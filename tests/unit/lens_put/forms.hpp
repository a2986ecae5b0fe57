// Tiny forms made in code, and their output read back as text.
#pragma once

#include <gtest/gtest.h>

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "lens/put.hpp"
#include "opc/package.hpp"
#include "opc/writer.hpp"
#include "route/value.hpp"

namespace marshrut::lens::testing {

inline constexpr std::string_view kW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view kR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

inline std::string types(std::string_view more = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
         "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
         "<Override PartName=\"/word/document.xml\" ContentType="
         "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
         "<Override PartName=\"/word/styles.xml\" ContentType="
         "\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>" +
         std::string(more) + "</Types>";
}

inline std::string relationships(std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
         std::string(inside) + "</Relationships>";
}

inline std::string relationship(std::string_view id, std::string_view type, std::string_view target,
                                std::string_view more = "") {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(kR) + "/" + std::string(type) +
         "\" Target=\"" + std::string(target) + "\"" + std::string(more) + "/>";
}

inline std::string part(std::string_view root, std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:" + std::string(root) + " xmlns:w=\"" + std::string(kW) +
         "\" xmlns:r=\"" + std::string(kR) + "\">" + std::string(inside) + "</w:" + std::string(root) + ">";
}

struct Extra {
  std::string name, bytes;
};

// A package whose body is `body`.
inline std::string docx(std::string_view body, const std::vector<Extra>& extras = {}, std::string_view more_types = "",
                        std::string_view document_relationships = "") {
  std::string out;
  opc::Deflater deflater;
  opc::Writer writer(out, deflater);
  writer.add("[Content_Types].xml", types(more_types));
  writer.add("_rels/.rels", relationships(relationship("rId1", "officeDocument", "word/document.xml")));
  writer.add("word/document.xml", part("document", "<w:body>" + std::string(body) + "</w:body>"));
  writer.add("word/_rels/document.xml.rels",
             relationships(relationship("rId1", "styles", "styles.xml") + std::string(document_relationships)));
  writer.add("word/styles.xml", part("styles", ""));
  for (const Extra& extra : extras) writer.add(extra.name, extra.bytes);
  EXPECT_TRUE(writer.finish().ok());
  return out;
}

inline std::string r(std::string_view text, std::string_view properties = "") {
  const std::string formatted = properties.empty() ? "" : "<w:rPr>" + std::string(properties) + "</w:rPr>";
  return "<w:r>" + formatted + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}
inline std::string p(std::string_view text) { return "<w:p>" + r(text) + "</w:p>"; }
inline std::string tc(std::string_view text) {
  return "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>" + p(text) + "</w:tc>";
}
inline std::string tr(const std::vector<std::string>& cells, std::string_view properties = "") {
  std::string row = "<w:tr>";
  if (!properties.empty()) row += "<w:trPr>" + std::string(properties) + "</w:trPr>";
  for (const std::string& cell : cells) row += cell.starts_with("<") ? cell : tc(cell);
  return row + "</w:tr>";
}
inline std::string tbl(const std::vector<std::string>& rows) {
  std::string table = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>";
  for (const std::string& row : rows) table += row;
  return table + "</w:tbl>";
}

// Kinds by the last name of a path; "none" is not in the schema.
inline std::string test_kind(const route::Path& path) {
  const std::string name = path.empty() ? "" : path.back().key;
  if (name == "none") return "";
  if (name == "date" || name == "start" || name == "end") return "date";
  for (const char* kind : {"period", "year", "hours", "email", "phone"}) {
    if (name == kind) return kind;
  }
  if (name == "low" || name == "high") return "percent";
  if (name == "selected" || name == "acknowledged") return "mark";
  if (name == "full_name") return "name";
  return "text";
}

inline FormFacts facts() {
  FormFacts facts;
  facts.kind_of = test_kind;
  facts.title_of = [](const route::Path& path) { return "Поле " + (path.empty() ? "" : path.back().key); };
  return facts;
}

inline route::Value json(std::string_view text) {
  Result<route::Value> value = route::parse(text);
  EXPECT_TRUE(value.ok()) << text;
  return value.ok() ? *value : route::Value();
}

inline std::string member(const std::string& package_bytes, std::string_view name) {
  const Result<opc::Package> package = opc::Package::open(package_bytes);
  EXPECT_TRUE(package.ok());
  if (!package.ok() || package->find(name) == nullptr) return {};
  Result<std::string> bytes = package->read(name);
  EXPECT_TRUE(bytes.ok());
  return bytes.ok() ? *bytes : std::string();
}

inline std::string made(const std::string& form, const FormFacts& form_facts, const route::Value& route, Mode mode) {
  const Result<Template> compiled = Template::compile(form, form_facts);
  EXPECT_TRUE(compiled.ok()) << (compiled.ok() ? "" : compiled.error().message + " " + compiled.error().where);
  if (!compiled.ok()) return {};
  Scratch scratch;
  std::string out;
  const Result<void> done =
      mode == Mode::fill ? compiled->put(route, scratch, out) : compiled->blank(route, scratch, out);
  EXPECT_TRUE(done.ok());
  return out;
}

// Paragraphs and rows end in "/", cells are parted by " | ", rows stand in brackets; a merged cell shows ^ (goes on) or
// v (begins).
inline void flatten(const pugi::xml_node& node, std::string& out) {
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = child.name();
    if (name == "w:t") {
      out += child.text().get();
    } else if (name == "w:br") {
      out += '\n';
    } else if (name == "w:tab") {
      out += '\t';
    } else if (name == "w:vMerge") {
      out += std::string_view(child.attribute("w:val").value()) == "restart" ? "v" : "^";
    } else if (name == "w:p") {
      flatten(child, out);
      out += '\x1f';
    } else if (name == "w:tr") {
      out += '[';
      flatten(child, out);
      if (out.ends_with(" | ")) out.resize(out.size() - 3);
      out += "]\x1f";
    } else if (name == "w:tc") {
      std::string cell;
      flatten(child, cell);
      if (!cell.empty() && cell.back() == '\x1f') cell.pop_back();
      out += cell + " | ";
    } else {
      flatten(child, out);
    }
  }
}

inline std::string text_of(const std::string& package_bytes, std::string_view name = "word/document.xml") {
  const std::string xml = member(package_bytes, name);
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(parsed) << parsed.description();
  std::string out;
  flatten(document, out);
  std::string shown;
  for (const char c : out) shown += c == '\x1f' ? '/' : c;
  return shown;
}

}  // namespace marshrut::lens::testing
