#include "xlsx/cell_text.hpp"

#include <gtest/gtest.h>

#include "xlsx/packed_row.hpp"

namespace marshrut::xlsx {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  escape_to(out, text);
  return out;
}

TEST(EscapeTo, WritesWhatXmlAndExcelReadBack) {
  const struct {
    std::string_view text, xml;
  } cases[] = {
      {"Школа № 3", "Школа № 3"},
      {"a & b < c > \"d\"", "a &amp; b &lt; c &gt; &quot;d&quot;"},
      {"\x01\x1F\r", "_x0001__x001F__x000D_"},
      {"_x0041_", "_x005F_x0041_"},
      {"_x00zz_ _x", "_x00zz_ _x"},
      {"tab\tline\n", "tab\tline\n"},
      {"\xEF\xBF\xBE\xEF\xBF\xBF", "_xFFFE__xFFFF_"},
      {"\xEF\xBB\xBF", "\xEF\xBB\xBF"},
  };
  for (const auto& tested : cases) EXPECT_EQ(escaped(tested.text), tested.xml);
}

TEST(Fitting, CountsAsExcelDoesAndCutsNoCharacter) {
  EXPECT_EQ(fitting("abc", 3), 3U);
  EXPECT_EQ(fitting("abcd", 3), 3U);
  EXPECT_EQ(fitting("Ёж", 1), 2U);
  EXPECT_EQ(fitting("a😀b", 2), 1U);  // an emoji is two units
  EXPECT_EQ(fitting("a😀b", 3), 5U);
}

TEST(ColumnName, GoesOnAfterZ) {
  EXPECT_EQ(column_name(0), "A");
  EXPECT_EQ(column_name(25), "Z");
  EXPECT_EQ(column_name(26), "AA");
  EXPECT_EQ(column_name(701), "ZZ");
  EXPECT_EQ(column_name(702), "AAA");
}

TEST(PackedRow, GivesBackItsCellsAndWhatWasTooLong) {
  const std::string tail = "хвост";
  std::string text(kMaxCellUnits, 'x');
  PackedRow row;
  row.clear();
  row.add_ordinal();
  row.add_empty();
  row.add_number(Look::date, 45536);
  row.add_text(Look::text, text + tail);
  ASSERT_EQ(row.rests(), 1U);
  PackedReader reader(row.finish());
  EXPECT_TRUE(reader.next_cell().ordinal);
  EXPECT_TRUE(reader.next_cell().empty);
  const PackedCell day = reader.next_cell();
  EXPECT_EQ(day.look, Look::date);
  EXPECT_EQ(day.xml, "45536");
  EXPECT_EQ(reader.next_cell().xml, text);
  std::uint16_t column = 0;
  PackedCell rest;
  ASSERT_TRUE(reader.next_rest(column, rest));
  EXPECT_EQ(column, 3U);
  EXPECT_EQ(rest.xml, tail);
  EXPECT_FALSE(reader.next_rest(column, rest));
}

}  // namespace
}  // namespace marshrut::xlsx
