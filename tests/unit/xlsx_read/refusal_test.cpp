// What is no table, or too much of one.
#include <gtest/gtest.h>

#include "support/workbook_builder.hpp"
#include "unit/xlsx_read/dump.hpp"

namespace marshrut::xlsx {
namespace {

using marshrut::test::inline_cell;
using marshrut::test::text_row;
using marshrut::test::WorkbookBuilder;

TEST(Refusal, NamesItsCause) {
  struct Case {
    std::string_view name;
    std::string bytes;
    std::string_view want;
  };
  const std::string doctype =
      "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData><row><c "
      "t=\"inlineStr\"><is><t>&b;"
      "</t></is></c></row></sheetData></worksheet>";
  std::string deep = "<worksheet>";
  for (int i = 0; i < 100; ++i) deep += "<a>";
  const std::string binary = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
  const std::string macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
  const Case cases[] = {
      {"entities", WorkbookBuilder().sheet_xml("Лист1", doctype).bytes(), "error: unsafe-xml"},
      {"deep", WorkbookBuilder().sheet_xml("Лист1", deep).bytes(), "error: too-large"},
      {"cut off", WorkbookBuilder().sheet_xml("Лист1", "<worksheet><sheetData><row>").bytes(), "error: damaged"},
      {"a document", WorkbookBuilder().workbook_xml("<document/>").bytes(), "error: unsupported-format"},
      {"binary workbook", WorkbookBuilder().main_type(binary).bytes(), "error: unsupported-format"},
      {"a web page", "<html><table><tr><td>a</td></tr></table></html>", "error: unsupported-format"},
      {"PDF", "%PDF-1.7", "error: not-a-document"},
      {"half a zip", "PK\3\4", "error: damaged"},
      {"macros are passed over", WorkbookBuilder().main_type(macros).sheet("Лист1", text_row(1, {"а"})).bytes(),
       "A1=а"},
  };
  for (const Case& c : cases) EXPECT_EQ(test::dump(open_table(c.bytes)), c.want) << c.name;
}

TEST(Refusal, LimitsHold) {
  struct Case {
    std::string_view name;
    void (*set)(TableLimits&);
  };
  const std::string merges = "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:B2\"/></mergeCells>";
  const std::string bytes = WorkbookBuilder()
                                .texts("<si><t>один</t></si><si><t>два</t></si>")
                                .styles("<cellXfs><xf/><xf/></cellXfs>")
                                .sheet("Лист1", text_row(2, {"а", "б"}) + text_row(1, {"в", "гггг"}), merges)
                                .sheet("Лист2", "")
                                .bytes();
  const Case cases[] = {
      {"none", [](TableLimits&) {}},
      {"sheets", [](TableLimits& limits) { limits.max_sheets = 1; }},
      {"cells", [](TableLimits& limits) { limits.max_cells = 3; }},
      {"sorted cells", [](TableLimits& limits) { limits.max_sorted = 3; }},
      {"text", [](TableLimits& limits) { limits.max_text_bytes = 7; }},
      {"shared texts", [](TableLimits& limits) { limits.max_shared_texts = 1; }},
      {"merges", [](TableLimits& limits) { limits.max_merges = 1; }},
      {"formats", [](TableLimits& limits) { limits.max_formats = 1; }},
      {"bytes", [](TableLimits& limits) { limits.package.max_package_bytes = 100; }},
  };
  for (const Case& c : cases) {
    TableLimits limits;
    c.set(limits);
    const std::string got = test::dump(open_table(bytes, limits), Merged::fill);
    EXPECT_EQ(got, c.name == "none" ? "A1=в B1=гггг / A2=а B2=б" : "error: too-large") << c.name;
  }
  TableLimits hurried;
  hurried.time = std::chrono::milliseconds(-1);
  EXPECT_EQ(test::dump(open_table(bytes, hurried)), "error: timeout");
}

TEST(Refusal, HugeMergesEndInBoundedTime) {
  std::string rows, merges = "<mergeCells>";
  for (std::uint32_t i = 1; i <= 2000; ++i) {
    rows += "<row r=\"" + std::to_string(i) + "\">" + inline_cell("A" + std::to_string(i), "а") +
            inline_cell("XFD" + std::to_string(i), "б") + "</row>";
    merges += "<mergeCell ref=\"A" + std::to_string(i) + ":XFD1048576\"/>";
  }
  const auto source = open_table(WorkbookBuilder().sheet("Лист1", rows, merges + "</mergeCells>").bytes());
  EXPECT_EQ(test::dump(source, Merged::fill), "error: too-large");
}

}  // namespace
}  // namespace marshrut::xlsx
