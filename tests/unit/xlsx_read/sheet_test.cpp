// Sheets of workbooks: kinds of cells, places, merges, what is hidden.
#include <gtest/gtest.h>

#include "support/workbook_builder.hpp"
#include "unit/xlsx_read/dump.hpp"

namespace marshrut::xlsx {
namespace {

using marshrut::test::inline_cell;
using marshrut::test::text_row;
using marshrut::test::WorkbookBuilder;

std::string read(std::string_view rows, std::string_view after = "", Merged merged = Merged::as_is) {
  return test::dump(open_table(WorkbookBuilder().sheet("Лист1", rows, after).bytes()), merged);
}

TEST(Sheet, CellsOfEachTypeHaveTheirValues) {
  struct Case {
    std::string_view name, cell, want;
  };
  const Case cases[] = {
      {"inline", "<c r=\"B2\" t=\"inlineStr\"><is><t>Анна</t></is></c>", "B2=Анна"},
      {"inline of runs", "<c r=\"B2\" t=\"inlineStr\"><is><r><t>Ан</t></r><r><t>на</t></r></is></c>", "B2=Анна"},
      {"text of a formula", "<c r=\"B2\" t=\"str\"><f>A1</f><v>да</v></c>", "B2=да"},
      {"number", "<c r=\"B2\"><v>12.50</v></c>", "B2=#12.5"},
      {"long number", "<c r=\"B2\" t=\"n\"><v>79161234567</v></c>", "B2=#79161234567"},
      {"a number as floats keep it", "<c r=\"B2\"><v>0.30000000000000004</v></c>", "B2=#0.3"},
      {"no number", "<c r=\"B2\"><v>много</v></c>", "B2=много"},
      {"boolean", "<c r=\"B2\" t=\"b\"><v>1</v></c>", "B2=?да"},
      {"false", "<c r=\"B2\" t=\"b\"><v>0</v></c>", "B2=?нет"},
      {"error", "<c r=\"B2\" t=\"e\"><v>#N/A</v></c>", "B2=!#N/A"},
      {"ISO date", "<c r=\"B2\" t=\"d\"><v>2024-09-01T00:00:00</v></c>", "B2=@2024-09-01"},
      {"ISO date and time", "<c r=\"B2\" t=\"d\"><v>2024-09-01T12:30:00</v></c>", "B2=@2024-09-01T12:30:00"},
      {"formula without a value", "<c r=\"B2\"><f>1+1</f></c>", "B2=~"},
      {"formula of nothing", "<c r=\"B2\" t=\"str\"><f>\"\"</f><v></v></c>", ""},
      {"empty", "<c r=\"B2\" s=\"1\"/>", ""},
      {"escaped character", "<c r=\"B2\" t=\"inlineStr\"><is><t>а_x000A_б_x005F_x0041_</t></is></c>", "B2=а\nб_x0041_"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(read("<row r=\"2\">" + std::string(c.cell) + "</row>"), c.want) << c.name;
  }
}

TEST(Sheet, SharedTextsAreJoinedWithoutPhonetics) {
  const std::string rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></row>";
  const auto bytes = WorkbookBuilder()
                         .texts(
                             "<si><t>один</t></si><si><r><t xml:space=\"preserve\">два </t></r><r><t>слова</t></r>"
                             "<rPh sb=\"0\" eb=\"1\"><t>подсказка</t></rPh></si>")
                         .sheet("Лист1", rows)
                         .bytes();
  EXPECT_EQ(test::dump(open_table(bytes)), "A1=два слова B1=один");
  const auto beyond = WorkbookBuilder().texts("<si><t>один</t></si>").sheet("Лист1", rows).bytes();
  EXPECT_EQ(test::dump(open_table(beyond)), "error: damaged");
}

TEST(Sheet, PlacesAreCountedWhereTheyAreNotSaid) {
  EXPECT_EQ(
      read("<row>" + inline_cell("", "а") + inline_cell("", "б") + "</row><row>" + inline_cell("", "в") + "</row>"),
      "A1=а B1=б / A2=в");
  EXPECT_EQ(read("<row r=\"4\">" + inline_cell("C4", "а") + "<c/>" + inline_cell("", "б") + "</row><row>" +
                 inline_cell("", "в") + "</row>"),
            "C4=а E4=б / A5=в");
  EXPECT_EQ(read("<row>" + inline_cell("B7", "а") + "</row>"), "B7=а");
  EXPECT_EQ(read("<row r=\"0\">" + inline_cell("", "а") + "</row>"), "error: damaged");
  EXPECT_EQ(read("<row r=\"1\">" + inline_cell("XFE1", "а") + "</row>"), "error: damaged");
}

TEST(Sheet, RowsAndCellsOutOfOrderArePutInOrder) {
  EXPECT_EQ(read(text_row(3, {"в"}) + text_row(1, {"а"}) + text_row(2, {"б"})), "A1=а / A2=б / A3=в");
  EXPECT_EQ(read("<row r=\"1\">" + inline_cell("C1", "в") + inline_cell("A1", "а") + "</row>"), "A1=а C1=в");
}

TEST(Sheet, MergedRangesAreFilledWhereAsked) {
  const std::string rows = text_row(1, {"Контакты", "", "Школа"}) + text_row(2, {"тел.", "почта"}) +
                           text_row(3, {"1", "а", "5"}) + text_row(4, {"2", "б"});
  const std::string merges =
      "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C2\"/><mergeCell ref=\"C3:C4\"/></mergeCells>";
  EXPECT_EQ(read(rows, merges), "A1=Контакты C1=Школа / A2=тел. B2=почта / A3=1 B3=а C3=5 / A4=2 B4=б");
  EXPECT_EQ(read(rows, merges, Merged::fill),
            "A1=Контакты B1=+Контакты C1=Школа / A2=тел. B2=почта C2=+Школа / A3=1 B3=а C3=5 / A4=2 B4=б C4=+5");
}

TEST(Sheet, WhatIsHiddenIsReadAndTold) {
  const std::string rows = text_row(1, {"а"}) + text_row(2, {"б"}, "hidden=\"1\"");
  const auto source = open_table(WorkbookBuilder()
                                     .sheet("Первый", rows, "<autoFilter ref=\"A1:A2\"/>",
                                            "<cols><col min=\"3\" max=\"4\" width=\"9\" hidden=\"1\"/></cols>")
                                     .sheet("Второй", "", "", "", "veryHidden")
                                     .bytes());
  ASSERT_TRUE(source);
  EXPECT_EQ(test::dump(source), "A1=а / (hidden) A2=б");
  const auto facts = (*source)->facts(0);
  ASSERT_TRUE(facts);
  EXPECT_TRUE(facts->filtered);
  EXPECT_EQ(facts->hidden_rows, 1U);
  EXPECT_TRUE(facts->is_hidden(4));
  EXPECT_FALSE(facts->is_hidden(2));
  EXPECT_EQ(facts->last_row, 2U);
  EXPECT_FALSE((*source)->sheets()[0].hidden);
  EXPECT_TRUE((*source)->sheets()[1].hidden);
}

TEST(Sheet, StrictAndPrefixedNamesAreRead) {
  EXPECT_EQ(test::dump(open_table(WorkbookBuilder().strict().sheet("Лист1", text_row(1, {"а"})).bytes())), "A1=а");
  const std::string prefixed =
      "<x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData><x:row>"
      "<x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  EXPECT_EQ(test::dump(open_table(WorkbookBuilder().sheet_xml("Лист1", prefixed).bytes())), "A1=#7");
}

}  // namespace
}  // namespace marshrut::xlsx
