// Headings: where they stand and which is which.
#include "xlsx/headings.hpp"

#include <gtest/gtest.h>

#include "support/workbook_builder.hpp"
#include "text/normalize.hpp"

namespace marshrut::xlsx {
namespace {

using marshrut::test::text_row;
using marshrut::test::WorkbookBuilder;

TEST(HeadingLikeness, ForgivesWhatPeopleDo) {
  struct Case {
    std::string_view heading, wording;
    bool same;
  };
  const Case cases[] = {
      {"Место работы", "Место работы", true},
      {"МЕСТО  РАБОТЫ:", "Место работы", true},
      {"Учёная степень", "Ученая степень", true},
      {"Е-mail", "E-mail", true},  // a Cyrillic Е
      {"Должнсть", "Должность", true},
      {"Образоваине", "Образование", true},
      {"Должность по штату", "Должность", true},
      {"Наименование образовательных организаций", "Наименование образовательной организации", true},
      {"Аттестации дата", "Дата аттестации", true},
      {"Имя", "Фам", false},
      {"Дата рождения", "Дата аттестации", false},
      {"Стаж", "Этаж", false},
      {"Сумма", "Стаж", false},
  };
  for (const Case& c : cases) {
    const double got = heading_likeness(text::label_key(c.heading), text::label_key(c.wording));
    EXPECT_EQ(got >= 0.7, c.same) << c.heading << " / " << c.wording << ' ' << got;
  }
}

std::optional<Header> find(const std::string& rows, const std::string& merges = "") {
  const Headings headings(
      {{{"№"}, false}, {{"ФИО", "Педагог"}}, {{"Телефон"}}, {{"E-mail"}}, {{"Контакты"}}, {{"Школа"}}});
  const auto source = open_table(WorkbookBuilder().sheet("Лист1", rows, merges).bytes());
  std::vector<Row> all;
  (void)(*source)->rows(0, Merged::fill, [&](const Row& row) {
    all.push_back(row);
    return true;
  });
  return headings.find(all);
}

std::string columns_of(const std::optional<Header>& header) {
  if (!header) return "none";
  std::string out = std::to_string(header->first_row) + '-' + std::to_string(header->last_row);
  for (const auto& column : header->columns) {
    out += ' ' + column_letters(column.column) + '=' + std::to_string(column.wordings);
  }
  return out;
}

TEST(Headings, AreFoundBelowTitlesAndOverTwoRows) {
  EXPECT_EQ(columns_of(find(text_row(1, {"№", "ФИО", "Школа"}) + text_row(2, {"1", "Белова", "5"}))),
            "1-1 A=0 B=1 C=5");
  EXPECT_EQ(columns_of(find(text_row(1, {"Список педагогов"}) + text_row(3, {"Школа", "ФИО"}))), "3-3 A=5 B=1");
  EXPECT_EQ(columns_of(find(text_row(1, {"ФИО", "Контакты"}) + text_row(2, {"", "Телефон", "E-mail"}),
                            "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/></mergeCells>")),
            "1-2 A=1 B=2 C=3");
  EXPECT_EQ(columns_of(find(text_row(1, {"ФИО", "Контакты"}) + text_row(2, {"", "Телефон", "E-mail"}))),
            "1-2 A=1 B=2 C=3");
  EXPECT_EQ(columns_of(find(text_row(1, {"Дата", "Сумма"}) + text_row(2, {"сегодня", "много"}))), "none");
  EXPECT_EQ(columns_of(find(text_row(1, {"ФИО"}) + text_row(2, {"Белова Ирина"}))), "1-1 A=1");
}

TEST(Headings, AColumnThatSaysTheSameIsATwin) {
  const auto header = find(text_row(1, {"Педагог", "ФИО", "Школа", "Кабинет"}));
  ASSERT_TRUE(header);
  EXPECT_EQ(columns_of(header), "1-1 A=1 C=5");
  ASSERT_EQ(header->others.size(), 2U);
  EXPECT_EQ(header->others[0].twin, std::optional<std::size_t>(1));
  EXPECT_EQ(header->others[1].twin, std::nullopt);
}

}  // namespace
}  // namespace marshrut::xlsx
