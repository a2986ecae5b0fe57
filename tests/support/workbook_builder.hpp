// tests/support/workbook_builder.hpp: small workbooks made in code, as odd as a test needs them.
// Shapes:  WorkbookBuilder().sheet("Лист1", "<row>…</row>").bytes() -> a package.
// Owns:    values all through.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "opc/writer.hpp"

namespace marshrut::test {

class WorkbookBuilder {
public:
  // `rows` is what stands inside sheetData; `before` and `after` stand around it; `state` may be "hidden".
  WorkbookBuilder& sheet(std::string_view name, std::string_view rows, std::string_view after = "",
                         std::string_view before = "", std::string_view state = "visible") {
    sheets_.push_back({std::string(name), std::string(state),
                       "<worksheet xmlns=\"" + main() + "\">" + std::string(before) + "<sheetData>" +
                           std::string(rows) + "</sheetData>" + std::string(after) + "</worksheet>"});
    return *this;
  }
  WorkbookBuilder& sheet_xml(std::string_view name, std::string_view xml) {
    sheets_.push_back({std::string(name), "visible", std::string(xml)});
    return *this;
  }
  WorkbookBuilder& strict() { return strict_ = true, *this; }
  WorkbookBuilder& from_1904() { return properties_ = "<workbookPr date1904=\"1\"/>", *this; }
  WorkbookBuilder& texts(std::string_view items) { return texts_ = items, *this; }  // <si>…</si>…
  WorkbookBuilder& styles(std::string_view inner) { return styles_ = inner, *this; }
  WorkbookBuilder& main_type(std::string_view type) { return main_type_ = type, *this; }
  WorkbookBuilder& workbook_xml(std::string_view xml) { return workbook_ = xml, *this; }

  [[nodiscard]] std::string bytes() const {
    std::string out;
    opc::Deflater deflater(1);
    opc::Writer writer(out, deflater);
    writer.add("[Content_Types].xml",
               "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
               "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
               "PartName=\"/xl/workbook.xml\" ContentType=\"" +
                   main_type_ + "\"/></Types>");
    writer.add("_rels/.rels",
               links("<Relationship Id=\"r\" Type=\"" + types() + "officeDocument\" Target=\"xl/workbook.xml\"/>"));
    std::string tabs, targets;
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      tabs += "<sheet name=\"" + sheets_[i].name + "\" sheetId=\"" + number + "\" state=\"" + sheets_[i].state +
              "\" r:id=\"rId" + number + "\"/>";
      targets += link("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
      writer.add("xl/worksheets/sheet" + number + ".xml", sheets_[i].xml);
    }
    if (!texts_.empty()) {
      targets += link("texts", "sharedStrings", "sharedStrings.xml");
      writer.add("xl/sharedStrings.xml", "<sst xmlns=\"" + main() + "\">" + texts_ + "</sst>");
    }
    if (!styles_.empty()) {
      targets += link("styles", "styles", "styles.xml");
      writer.add("xl/styles.xml", "<styleSheet xmlns=\"" + main() + "\">" + styles_ + "</styleSheet>");
    }
    const std::string book =
        "<workbook xmlns=\"" + main() + "\" xmlns:r=\"r\">" + properties_ + "<sheets>" + tabs + "</sheets></workbook>";
    writer.add("xl/workbook.xml", workbook_.empty() ? book : workbook_);
    writer.add("xl/_rels/workbook.xml.rels", links(targets));
    if (!writer.finish()) out.clear();
    return out;
  }

private:
  struct Sheet {
    std::string name, state, xml;
  };

  [[nodiscard]] std::string main() const {
    return strict_ ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                   : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  }
  [[nodiscard]] std::string types() const {
    return strict_ ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                   : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  }
  [[nodiscard]] std::string link(const std::string& id, const std::string& type, const std::string& target) const {
    return "<Relationship Id=\"" + id + "\" Type=\"" + types() + type + "\" Target=\"" + target + "\"/>";
  }
  static std::string links(const std::string& inner) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inner +
           "</Relationships>";
  }

  std::vector<Sheet> sheets_;
  bool strict_ = false;
  std::string properties_, texts_, styles_, workbook_;
  std::string main_type_ = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
};

// A cell with its text in it; the place may be "".
inline std::string inline_cell(std::string_view place, std::string_view text) {
  const std::string at = place.empty() ? "" : " r=\"" + std::string(place) + "\"";
  return "<c" + at + " t=\"inlineStr\"><is><t>" + std::string(text) + "</t></is></c>";
}

// A row of texts from column A; "" leaves a gap.
inline std::string text_row(std::uint32_t number, const std::vector<std::string>& texts,
                            std::string_view attributes = "") {
  std::string row = "<row r=\"" + std::to_string(number) + "\" " + std::string(attributes) + ">";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].empty()) continue;
    row += inline_cell(std::string(1, static_cast<char>('A' + i)) + std::to_string(number), texts[i]);
  }
  return row + "</row>";
}

}  // namespace marshrut::test
