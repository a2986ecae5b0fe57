// xlsx/sheet_reader.hpp: one sheet's XML into rows; private to this module.
// Shapes:  XML + what cells point to -> facts, or rows. Each is one pass over the bytes.
// Units:   rows and columns from 1.
// Errors:  damaged (a place, a shared text or a format that can't be), too_large, timeout, unsafe_xml.
// Source:  ECMA-376 Part 1 §18.3.1.
#pragma once

#include <string_view>
#include <vector>

#include "xlsx/number_format.hpp"
#include "xlsx/sax.hpp"
#include "xlsx/shared_texts.hpp"
#include "xlsx/table.hpp"

namespace marshrut::xlsx {

// What all sheets of a workbook share.
struct SheetContext {
  SharedTexts texts;
  std::vector<Shows> formats;  // by cellXfs
  bool from_1904 = false;
  TableLimits limits;
};

struct ScannedSheet {
  SheetFacts facts;
  bool ordered = true;  // rows stand in the order of their numbers
};

Result<ScannedSheet> scan_sheet(std::string_view xml, std::string_view part, const SheetContext& context);

Result<void> read_rows(std::string_view xml, std::string_view part, const SheetContext& context,
                       const ScannedSheet& scanned, Merged merged, const RowSink& sink);

}  // namespace marshrut::xlsx
