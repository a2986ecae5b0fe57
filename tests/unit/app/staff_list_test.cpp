// Lists of people, broken in the ways people break them: what is made, what is told, and that each row is accounted
// for.
#include "app/staff_list.hpp"

#include <gtest/gtest.h>

#include "app/fill.hpp"
#include "support/workbook_builder.hpp"
#include "unit/app/fixture.hpp"

namespace marshrut::app {
namespace {

using marshrut::test::inline_cell;
using marshrut::test::text_row;
using marshrut::test::WorkbookBuilder;

const lens::Form& blank_form() { return *own_forms().find("odintsovo-blank"); }

const ListProfile& staff() {
  static const auto profile =
      ListProfile::load(MARSHRUT_SOURCE_DIR "/templates/lists/staff.json", blank_form().schema());
  return profile.value();
}

StaffList read(const std::string& bytes) {
  const auto table = xlsx::open_table(bytes);
  if (!table) return {};
  auto list = read_staff_list(**table, staff(), blank_form());
  if (!list) return {};
  return std::move(*list);
}

// «D3 email: …», a line for each remark; the sheet's name is left out.
std::string remarks_of(const StaffList& list) {
  std::string out;
  for (TableRemark remark : list.remarks) {
    std::string at = remark.row == 0 ? "" : std::to_string(remark.row);
    if (remark.column != 0) at = xlsx::column_letters(remark.column) + at;
    out += (out.empty() ? "" : "\n") + at + (at.empty() ? "" : " ") + remark.code + ": " + remark.message;
  }
  return out;
}

std::string counts_of(const StaffList& list) {
  return std::to_string(list.rows) + "=" + std::to_string(list.people.size()) + "+" + std::to_string(list.refused) +
         "+" + std::to_string(list.explained);
}

struct Case {
  std::string name, bytes, counts, remarks;
};

const std::string kHead = "ФИО;Место работы;Должность;E-mail\n";
const std::string kGood = "Белова Ирина Сергеевна;СОШ № 5;Учитель;i.belova@school5.example\n";

std::string book(const std::string& rows, const std::string& after = "", const std::string& before = "") {
  return WorkbookBuilder().sheet("Лист1", rows, after, before).bytes();
}
std::string head_row(std::uint32_t number) { return text_row(number, {"ФИО", "Место работы", "Должность", "E-mail"}); }
std::string good_row(std::uint32_t number, const std::string& name = "Белова Ирина Сергеевна",
                     std::string_view attributes = "") {
  return text_row(number, {name, "СОШ № 5", "Учитель", "a@b.example"}, attributes);
}

void expect_each(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    const StaffList list = read(c.bytes);
    EXPECT_EQ(counts_of(list), c.counts) << c.name;
    EXPECT_EQ(remarks_of(list), c.remarks) << c.name;
    EXPECT_EQ(list.rows, list.people.size() + list.refused + list.explained) << c.name;
  }
}

TEST(StaffList, RowsThatAreNoPeopleAreToldOf) {
  expect_each({
      {"nothing is wrong", kHead + kGood, "1=1+0+0", ""},
      {"blank lines inside", kHead + kGood + "\n;;\nОрлов Пётр Ильич;СОШ № 5;Учитель;p@b.example\n\n\n", "4=2+0+2",
       "3 blank-rows: Строки 3–4 пустые, пропущены."},
      {"one blank line", kHead + "\n" + kGood, "2=1+0+1", "2 blank-row: Строка 2 пустая, пропущена."},
      {"headings again", kHead + kGood + kHead + "Орлов Пётр Ильич;СОШ № 5;Учитель;p@b.example\n", "3=2+0+1",
       "3 header-again: Заголовки таблицы повторены, строка пропущена."},
      {"headings again in another order",
       kHead + kGood + "Должность;ФИО;E-mail;Место работы\nУчитель;Орлов Пётр Ильич;p@b.example;СОШ № 5\n", "3=2+0+1",
       "3 header-again: Заголовки таблицы повторены, строка пропущена."},
      {"totals", kHead + kGood + "Итого: 1;;;\n", "2=1+0+1", "3 totals: «Итого: 1»: строка итогов, пропущена."},
      {"numbers of columns", kHead + "1;2;3;4\n" + kGood, "2=1+0+1",
       "2 column-numbers: Строка с номерами столбцов, пропущена."},
      {"a heading inside", kHead + "СОШ № 5;;;\n" + kGood, "2=1+0+1",
       "2 note-row: «СОШ № 5»: примечание или подзаголовок, а не человек. Строка пропущена."},
      {"a vacancy", kHead + "Вакансия;СОШ № 5;Учитель;\n" + kGood, "2=1+0+1",
       "2 vacant: «Вакансия»: незанятая должность, строка пропущена."},
  });
}

TEST(StaffList, RowsThatCannotBeUsedAreRefused) {
  expect_each({
      {"no name", kHead + ";СОШ № 5;Учитель;i.belova@school5.example\n" + kGood, "2=1+1+0",
       "A2 no-name: В строке нет имени, бланк не сделан. Впишите фамилию, имя и отчество."},
      {"a number for a name", kHead + "12345;СОШ № 5;Учитель;a@b.example\n", "1=0+1+0",
       "A2 name: «12345» — не имя человека, строка не взята. Напишите фамилию, имя и отчество."},
      {"a school for a name", kHead + "СОШ 5;СОШ № 5;Учитель;a@b.example\n", "1=0+1+0",
       "A2 name: «СОШ 5» — не имя человека, строка не взята. Напишите фамилию, имя и отчество."},
      {"several people in a cell", kHead + "\"Белова Ирина Сергеевна\nОрлов Пётр Ильич\";СОШ № 5;Учитель;a@b.example\n",
       "1=0+1+0",
       "A2 several-names: «Белова Ирина Сергеевна Орлов Пётр Ильич»: в одной ячейке несколько человек, строка не "
       "взята. Напишите каждого в своей строке."},
      {"the same person twice", kHead + kGood + "БЕЛОВА Ирина Сергеевна;СОШ №5;Методист;other@b.example\n", "2=1+1+0",
       "A3 duplicate: Этот человек уже есть в строке 2: те же имя и место работы. Второй бланк не сделан. Если это "
       "другой человек, добавьте дату рождения."},
      {"the same name at another school", kHead + kGood + "Белова Ирина Сергеевна;СОШ № 6;Учитель;b@b.example\n",
       "2=2+0+0", ""},
      {"the same name, born another day",
       "ФИО;Место работы;Дата рождения;Должность;E-mail\nБелова Ирина Сергеевна;СОШ № "
       "5;14.03.1984;Учитель;a@b.example\n"
       "Белова Ирина Сергеевна;СОШ № 5;15.03.1999;Учитель;b@b.example\n",
       "2=2+0+0", "not-printed: В этой форме для этого нет места: «Дата рождения». На бланках этих сведений не будет."},
  });
}

TEST(StaffList, CellsThatCannotBeUsedAreTold) {
  expect_each({
      {"wrong address", kHead + "Белова Ирина Сергеевна;СОШ № 5;Учитель;нет почты\n", "1=1+0+0",
       "D2 email: «нет почты» не похоже на адрес электронной почты, он не взят. Напишите адрес полностью, например "
       "ivanova@school5.ru."},
      {"two addresses", kHead + "Белова Ирина Сергеевна;СОШ № 5;Учитель;a@b.example, c@d.example\n", "1=1+0+0",
       "D2 email-several: «a@b.example, c@d.example»: адресов несколько, взят первый."},
      {"an address and more", kHead + "Белова Ирина Сергеевна;СОШ № 5;Учитель;a@b.example (личная)\n", "1=1+0+0",
       "D2 email-extra: «a@b.example (личная)»: взят только адрес электронной почты, остальной текст не взят."},
      {"wrong telephone and date",
       kHead.substr(0, kHead.size() - 1) + ";Телефон;Дата аттестации\n" + kGood.substr(0, kGood.size() - 1) +
           ";123;31.02.2024\n",
       "1=1+0+0",
       "not-printed: В этой форме для этого нет места: «Телефон», «Дата аттестации». На бланках этих сведений не "
       "будет.\nE2 phone: «123» не похоже на номер телефона, он не взят. Напишите номер полностью, например 8 916 "
       "123-45-67.\nF2 date: «31.02.2024»: дата не читается или такой даты нет в календаре, она не взята. Напишите "
       "дату так: 02.09.2024."},
      {"a date that lost its format, a date with words",
       "ФИО;Место работы;Должность;E-mail;Дата аттестации;Дата рождения\nБелова Ирина "
       "Сергеевна;СОШ № 5;Учитель;a@b.example;приказ от 12.03.2020 № 5;14 марта 1984 г.\n",
       "1=1+0+0",
       "not-printed: В этой форме для этого нет места: «Дата аттестации», «Дата рождения». На бланках этих сведений не "
       "будет.\nE2 date-extra: «приказ от 12.03.2020 № 5»: взята только дата, остальной текст не взят."},
      {"initials", kHead + "Белова И. С.;СОШ № 5;Учитель;a@b.example\n", "1=1+0+0",
       "A2 initials: «Белова И. С.»: вместо имени и отчества стоят инициалы. Имя взято как есть; лучше написать его "
       "полностью."},
      {"a digit in a name", kHead + "Белова Ирина2 Сергеевна;СОШ № 5;Учитель;a@b.example\n", "1=1+0+0",
       "A2 odd-name: «Белова Ирина2 Сергеевна» не похоже на полное имя. Взято как есть, проверьте его."},
      {"a name with more", kHead + "Белова Ирина Сергеевна (декрет);СОШ № 5;Учитель;a@b.example\n", "1=1+0+0",
       "A2 name-extra: «Белова Ирина Сергеевна (декрет)»: взято только имя, остальной текст не взят."},
      {"an odd name", kHead + "белова ирина;СОШ № 5;Учитель;a@b.example\n", "1=1+0+0",
       "A2 odd-name: «белова ирина» не похоже на полное имя. Взято как есть, проверьте его."},
      {"experience", kHead.substr(0, kHead.size() - 1) + ";Стаж\n" + kGood.substr(0, kGood.size() - 1) + ";150\n",
       "1=1+0+0",
       "not-printed: В этой форме для этого нет места: «Стаж». На бланках этих сведений не будет.\nE2 years: «150» не "
       "похоже на стаж в годах, значение не взято. Напишите число лет, например 12."},
      {"contacts without any", "ФИО;Место работы;Должность;Контакты\nБелова Ирина Сергеевна;СОШ № 5;Учитель;нет\n",
       "1=1+0+0", "D2 contacts: «нет»: здесь не нашлось ни адреса электронной почты, ни телефона. Значение не взято."},
      {"contacts and more",
       "ФИО;Место работы;Должность;Контакты\nБелова Ирина Сергеевна;СОШ № 5;Учитель;a@b.example, 8 916 555-01-11 "
       "звонить вечером\n",
       "1=1+0+0",
       "D2 contacts-extra: «a@b.example, 8 916 555-01-11 звонить вечером»: кроме адреса и телефона здесь есть другой "
       "текст, он не взят."},
      {"an open quote", kHead + "Белова Ирина Сергеевна;\"СОШ № 5;Учитель;a@b.example\n", "1=1+0+0",
       "B2 open-quote: Кавычка открыта и не закрыта; она взята как обычный знак. Проверьте это значение."},
  });
}

TEST(StaffList, ColumnsAreAccountedFor) {
  expect_each({
      {"missing columns", "Фамилия;Имя;Отчество\nБелова;Ирина;Сергеевна\n", "1=1+0+0",
       "missing-column: В таблице нет столбца «Место работы»: в бланках это поле останется пустым.\nmissing-column: В "
       "таблице нет столбца «Должность с указанием преподаваемого предмета»: в бланках это поле останется "
       "пустым.\nmissing-column: В таблице нет столбца «E-mail адрес»: в бланках это поле останется пустым."},
      {"an unknown column", "ФИО;Место работы;Должность;E-mail;Табельный номер\n" + kGood, "1=1+0+0",
       "E unknown-column: Столбец не узнан, его значения не взяты."},
      {"two columns of one meaning", "ФИО;Место работы;Должность;E-mail;Электронная почта\n" + kGood, "1=1+0+0",
       "E twin-column: Этот столбец значит то же, что «E-mail»; он не взят."},
      {"a title above and slips in headings",
       "Список педагогов на 2024 год;;;\n\nФ.И.О. (полностью);МЕСТО  РАБОТЫ;Должнсть;e-mail:\n" + kGood, "1=1+0+0", ""},
      {"another list",
       "ФИО;Контакты;E-mail;Место работы;Должность\nБелова Ирина Сергеевна;c@d.example;a@b.example;СОШ № "
       "5;Учитель\n",
       "1=1+0+0", "B2 twice: «c@d.example»: это сведение уже взято из другого столбца, второе значение не взято."},
  });
}

TEST(StaffList, WhatOnlyWorkbooksHave) {
  const std::string error_cell = "<c r=\"D2\" t=\"e\"><v>#N/A</v></c></row>";
  const std::string formula = "<c r=\"D2\"><f>A1</f></c></row>";
  const std::string start = "<row r=\"2\">" + inline_cell("A2", "Белова Ирина Сергеевна") +
                            inline_cell("B2", "СОШ № 5") + inline_cell("C2", "Учитель");
  expect_each({
      {"hidden row", book(head_row(1) + good_row(2) + good_row(3, "Орлов Пётр Ильич", "hidden=\"1\"")), "2=2+0+0",
       "3 hidden-row: Строка скрыта; она взята."},
      {"hidden column",
       book(head_row(1) + good_row(2), "", "<cols><col min=\"4\" max=\"4\" hidden=\"1\" width=\"9\"/></cols>"),
       "1=1+0+0", "D hidden-column: Столбец скрыт; его значения взяты."},
      {"filter",
       book(head_row(1) + good_row(2) + good_row(3, "Орлов Пётр Ильич", "hidden=\"1\""), "<autoFilter ref=\"A1:D3\"/>"),
       "2=2+0+0",
       "filtered: На листе включён фильтр. Строки, которые он скрыл, тоже взяты.\n3 hidden-row: Строка скрыта; она "
       "взята."},
      {"formula's error", book(head_row(1) + start + error_cell), "1=1+0+0",
       "D2 cell-error: В ячейке ошибка формулы «#N/A», её значение не взято. Исправьте формулу или впишите значение."},
      {"formula without a value", book(head_row(1) + start + formula), "1=1+0+0",
       "D2 no-value: В ячейке формула, а её значение в файле не сохранено, поэтому оно не взято. Откройте файл в Excel "
       "и сохраните его."},
      {"merged school",
       book(head_row(1) + good_row(2) + text_row(3, {"Орлов Пётр Ильич", "", "Учитель", "p@b.example"}),
            "<mergeCells><mergeCell ref=\"B2:B3\"/></mergeCells>"),
       "2=2+0+0", "B3 merged-column: Ячейки объединены: значение взято для каждой строки, которую они занимают."},
      {"merged name",
       book(head_row(1) + good_row(2) + text_row(3, {"", "СОШ № 6", "Методист", "p@b.example"}),
            "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"),
       "2=1+0+1",
       "3 merged-name: Ячейка с именем объединена со строкой выше: это тот же человек, и отдельный бланк не сделан. "
       "Значения этой строки не взяты."},
      {"merged headings over two rows",
       book(text_row(1, {"ФИО", "Место работы", "Должность", "Контакты"}) +
                text_row(2, {"", "", "", "Тел.", "E-mail"}) +
                text_row(3, {"Белова Ирина Сергеевна", "СОШ № 5", "Учитель", "8 916 555-01-11", "a@b.example"}),
            "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/><mergeCell ref=\"C1:C2\"/><mergeCell "
            "ref=\"D1:E1\"/></mergeCells>"),
       "1=1+0+0", "not-printed: В этой форме для этого нет места: «Контакты Тел.». На бланках этих сведений не будет."},
      {"sheets",
       WorkbookBuilder()
           .sheet("О списке", text_row(1, {"Список собран в сентябре"}))
           .sheet("Школа", head_row(1) + good_row(2))
           .sheet("Архив", head_row(1) + good_row(2), "", "", "hidden")
           .bytes(),
       "2=1+1+0",
       "no-table: На листе нет списка: не нашлись заголовки столбцов, среди них «ФИО» или «Фамилия». Лист "
       "пропущен.\nhidden-sheet: Лист скрыт; список на нём взят.\nA2 duplicate-sheet: Этот человек уже есть на листе "
       "«Школа», в строке 2: те же имя и место работы. Второй бланк не сделан. Если это другой человек, добавьте дату "
       "рождения."},
  });
}

TEST(StaffList, PeopleHaveWhatTheirRowSays) {
  const StaffList list = read(
      "№;Фамилия;Имя;Отчество;Школа;Район;Должность;Категория, дата аттестации;Стаж;Контакты\n"
      "1;Белова;Ирина;Сергеевна;СОШ № 5;Одинцовский;Учитель;высшая, 12.03.2020;18 лет;8 916 555-01-11, a@b.example\n");
  ASSERT_EQ(list.people.size(), 1U) << remarks_of(list);
  EXPECT_EQ(list.people[0].row, 2U);
  EXPECT_EQ(list.people[0].json,
            "{\"teacher\":{\"full_name\":\"Белова Ирина Сергеевна\",\"position\":\"Учитель\",\"experience_years\":18,"
            "\"category\":\"высшая\",\"attestation_date\":\"2020-03-12\",\"email\":\"a@b.example\",\"phone\":\"8 916 "
            "555-01-11\"},\"organization\":{\"name\":\"СОШ № 5\",\"district\":\"Одинцовский\"}}");
  EXPECT_TRUE(route_from_json(list.people[0].json, blank_form().schema()));
}

TEST(StaffList, AFileWithoutAListIsRefused) {
  const auto table = xlsx::open_table("Дата;Сумма\n01.09.2024;100\n");
  ASSERT_TRUE(table);
  const auto list = read_staff_list(**table, staff(), blank_form());
  ASSERT_FALSE(list);
  EXPECT_EQ(list.error().code, Code::unknown_form);
}

}  // namespace
}  // namespace marshrut::app
