// Numbers that are dates by their format.
#include <gtest/gtest.h>

#include "support/workbook_builder.hpp"
#include "unit/xlsx_read/dump.hpp"
#include "xlsx/number_format.hpp"

namespace marshrut::xlsx {
namespace {

TEST(NumberFormat, ShowsADateOrNot) {
  struct Case {
    std::string_view code;
    Shows want;
  };
  const Case cases[] = {
      {"General", Shows::number},
      {"0.00", Shows::number},
      {"dd.mm.yyyy", Shows::date},
      {"DD.MM.YY", Shows::date},
      {"[$-419]d mmmm yyyy \"г.\"", Shows::date},
      {"[$-F800]dddd, mmmm dd, yyyy", Shows::date},
      {"mm.yyyy", Shows::month},
      {"[$-419]mmmm yyyy", Shows::month},
      {"yyyy", Shows::year},
      {"yyyy\"/\"yyyy", Shows::year},
      {"h:mm:ss", Shows::time},
      {"[h]:mm", Shows::time},
      {"ДД.ММ.ГГГГ", Shows::date},
      {"#,##0\"д.\"", Shows::number},
      {"# ##0\\ \\d", Shows::number},
      {"0_d", Shows::number},
      {"[Red]0", Shows::number},
      {"0;dd", Shows::number},
      {"0.0E+00", Shows::number},
  };
  for (const Case& c : cases) EXPECT_EQ(shown_by_code(c.code), c.want) << c.code;
  EXPECT_EQ(shown_by_id(14), Shows::date);
  EXPECT_EQ(shown_by_id(17), Shows::month);
  EXPECT_EQ(shown_by_id(21), Shows::time);
  EXPECT_EQ(shown_by_id(2), Shows::number);
  EXPECT_EQ(shown_by_id(49), Shows::number);
}

TEST(NumberFormat, SerialNumbersAreDates) {
  struct Case {
    double serial;
    Shows shows;
    bool from_1904;
    std::string_view want;
  };
  const Case cases[] = {
      {1, Shows::date, false, "1900-01-01"},
      {59, Shows::date, false, "1900-02-28"},
      {60, Shows::date, false, ""},  // the day that never was
      {61, Shows::date, false, "1900-03-01"},
      {45536, Shows::date, false, "2024-09-01"},
      {45536.5, Shows::date, false, "2024-09-01T12:00:00"},
      {45535.9999999, Shows::date, false, "2024-09-01"},
      {45536, Shows::month, false, "2024-09"},
      {45536, Shows::year, false, "2024"},
      {0.5, Shows::time, false, "12:00:00"},
      {45536.5, Shows::time, false, ""},
      {44074, Shows::date, true, "2024-09-01"},
      {0, Shows::date, true, "1904-01-01"},
      {0, Shows::date, false, ""},
      {-1, Shows::date, false, ""},
      {2958465, Shows::date, false, "9999-12-31"},
      {2958466, Shows::date, false, ""},
  };
  for (const Case& c : cases) EXPECT_EQ(date_of_serial(c.serial, c.shows, c.from_1904), c.want) << c.serial;
}

TEST(NumberFormat, CellsFollowTheirStyles) {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"165\" formatCode=\"mm.yyyy\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
      "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs>";
  const std::string rows =
      "<row r=\"1\"><c r=\"A1\"><v>45536</v></c><c r=\"B1\" s=\"1\"><v>45536</v></c><c r=\"C1\" s=\"2\"><v>45536</v>"
      "</c><c r=\"D1\" s=\"99\"><v>45536</v></c><c r=\"E1\" s=\"1\"><v>60</v></c></row>";
  const std::string want = "A1=#45536 B1=@2024-09-01 C1=@2024-09 D1=#45536 E1=#60";
  EXPECT_EQ(test::dump(open_table(marshrut::test::WorkbookBuilder().styles(styles).sheet("Лист1", rows).bytes())),
            want);
  EXPECT_EQ(
      test::dump(open_table(marshrut::test::WorkbookBuilder().from_1904().styles(styles).sheet("Лист1", rows).bytes())),
      "A1=#45536 B1=@2028-09-02 C1=@2028-09 D1=#45536 E1=@1904-03-01");
}

}  // namespace
}  // namespace marshrut::xlsx
