// xlsx/sheet_xml.hpp: packed rows as rows of SpreadsheetML; private to the module.
// Shapes:  number of the row in its sheet, and among all + packed cells -> <row>…</row> in a buffer; links and long
// texts are handed on. Owns:    its buffer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "xlsx/packed_row.hpp"
#include "xlsx/shell.hpp"

namespace marshrut::xlsx {

class SheetXml {
public:
  SheetXml(const std::vector<Styles>& styles, const std::vector<double>& widths);

  // What a sheet says about its links; begins anew with each sheet.
  struct Links {
    std::string elements;       // <hyperlink …/> …
    std::string relationships;  // <Relationship …/> …, to be taken away as it grows
    std::size_t count = 0;
  };

  // Appends a row; the reader then stands before what was too long.
  void row(std::uint64_t number, std::uint64_t ordinal, PackedReader& cells, std::string& out, Links& links) const;

private:
  struct Column {
    std::string open;                 // «<c r="AB»
    std::vector<std::string> styles;  // «" s="7"» by look
    double width = 0;
  };
  void link(const PackedCell& cell, const std::string& reference, std::string& out, Links& links) const;

  // The height that the row's texts ask for: not every program finds it by itself.
  void open_row(const std::string& digits, std::size_t lines, std::string& out) const;

  std::vector<Column> columns_;
};

// A row of the sheet of long texts: where it belongs, and a piece of it.
void rest_row(std::uint64_t number, std::uint64_t of_row, std::string_view header_xml, const PackedCell& piece,
              int style, std::string& out);

}  // namespace marshrut::xlsx
