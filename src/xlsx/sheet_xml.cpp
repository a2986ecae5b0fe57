#include "xlsx/sheet_xml.hpp"

#include <algorithm>
#include <charconv>

#include "xlsx/cell_text.hpp"
#include "xlsx/sheet_writer.hpp"
#include "xlsx/widths.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kMostFormulaText = 255;  // characters of a text inside a formula; bytes are never fewer

void inline_text(std::string& out, const PackedCell& cell) {
  out += cell.preserve ? R"(" t="inlineStr"><is><t xml:space="preserve">)" : R"(" t="inlineStr"><is><t>)";
  out += cell.xml;
  out += "</t></is></c>";
}

// A URI has no blanks; what else it may not have is not taken for a link (xlsx/links.hpp).
std::string target_of(std::string_view xml) {
  std::string target;
  for (const char c : xml) target += c == ' ' ? std::string("%20") : std::string(1, c);
  return target;
}

}  // namespace

SheetXml::SheetXml(const std::vector<Styles>& styles, const std::vector<double>& widths) {
  for (std::size_t i = 0; i < styles.size(); ++i) {
    Column column{"<c r=\"" + column_name(i), {}, widths[i]};
    for (const int style : styles[i]) column.styles.push_back("\" s=\"" + std::to_string(style));
    columns_.push_back(std::move(column));
  }
}

void SheetXml::open_row(const std::string& digits, std::size_t lines, std::string& out) const {
  out.append("<row r=\"").append(digits);
  if (lines > 1) {
    char height[16];
    const auto end =
        std::to_chars(height, height + sizeof height, height_of_lines(lines), std::chars_format::fixed, 1).ptr;
    out.append("\" ht=\"").append(height, end);
  }
  out += "\">";
}

void SheetXml::row(std::uint64_t number, std::uint64_t ordinal, PackedReader& cells, std::string& out,
                   Links& links) const {
  const std::string digits = std::to_string(number);
  std::size_t lines = 1;
  for (PackedReader ahead = cells; const Column& column : columns_) {
    const PackedCell cell = ahead.next_cell();
    const bool fits = static_cast<double>(cell.xml.size()) <= column.width && !cell.preserve;
    if (!fits) lines = std::max(lines, lines_in(cell.xml, column.width));
  }
  open_row(digits, lines, out);
  for (const Column& column : columns_) {
    const PackedCell cell = cells.next_cell();
    const auto look = static_cast<std::size_t>(cell.look);
    out.append(column.open).append(digits).append(column.styles[look]);
    if (cell.empty) {
      out += "\"/>";
    } else if (cell.ordinal) {
      out.append("\"><v>").append(std::to_string(ordinal)).append("</v></c>");
    } else if (cell.number) {
      out.append("\"><v>").append(cell.xml).append("</v></c>");
    } else if (cell.look == Look::link) {
      link(cell, column.open.substr(column.open.find('"') + 1) + digits, out, links);
    } else {
      inline_text(out, cell);
    }
  }
  out += "</row>";
}

void SheetXml::link(const PackedCell& cell, const std::string& reference, std::string& out, Links& links) const {
  if (links.count >= kMostLinks && cell.xml.size() <= kMostFormulaText) {
    out.append("\" t=\"str\"><f>HYPERLINK(&quot;").append(cell.xml).append("&quot;)</f><v>");
    out.append(cell.xml).append("</v></c>");
    return;
  }
  inline_text(out, cell);
  if (links.count >= kMostLinks) return;
  const std::string id = std::to_string(++links.count);
  links.elements += "<hyperlink ref=\"" + reference + "\" r:id=\"rId" + id + "\"/>";
  links.relationships +=
      "<Relationship Id=\"rId" + id +
      R"(" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target=")" +
      target_of(cell.xml) + R"(" TargetMode="External"/>)";
}

void rest_row(std::uint64_t number, std::uint64_t of_row, std::string_view header_xml, const PackedCell& piece,
              int style, std::string& out) {
  const std::string digits = std::to_string(number);
  const std::string styled = digits + "\" s=\"" + std::to_string(style);
  out +=
      "<row r=\"" + digits + "\"><c r=\"A" + styled + "\"><v>" + std::to_string(of_row) + "</v></c><c r=\"B" + styled;
  inline_text(out, {Look::text, false, false, false, false, header_xml});
  out += "<c r=\"C" + styled;
  inline_text(out, piece);
  out += "</row>";
}

}  // namespace marshrut::xlsx
