// The list of schools as centres keep it, and whose an address is.
#include "intake/schools.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "support/office.hpp"
#include "support/workbook_builder.hpp"

namespace marshrut::intake {
namespace {

const std::filesystem::path kData = MARSHRUT_SOURCE_DIR "/data";

class SchoolsTest : public ::testing::Test {
protected:
  Result<Schools> load(const std::string& bytes, const std::string& name = "schools.csv") {
    std::ofstream(folder_.path() / name, std::ios::binary) << bytes;
    return Schools::load(folder_.path() / name, kData);
  }
  testing::TemporaryFolder folder_;
};

std::string of(const Schools& schools, std::string_view address) {
  const std::string* name = schools.of(address);
  return name == nullptr ? "-" : *name;
}

void expect_the_list(const Schools& schools) {
  EXPECT_EQ(schools.size(), 3U);
  EXPECT_FALSE(schools.empty());
  const std::pair<const char*, const char*> cases[] = {
      {"a@school5.example", "МБОУ СОШ № 5"},
      {"A@SCHOOL5.EXAMPLE", "МБОУ СОШ № 5"},
      {"a@mail.school5.example", "МБОУ СОШ № 5"},
      {"a@deep.mail.school5.example", "МБОУ СОШ № 5"},
      {"a@myschool5.example", "-"},
      {"a@school5.example.evil.example", "-"},
      {"a@example", "-"},
      {"sosh6@mail.ru", "МБОУ СОШ № 6"},
      {"Sosh6@Mail.ru", "МБОУ СОШ № 6"},
      {"zavuch.sosh6@yandex.ru", "МБОУ СОШ № 6"},
      {"other@mail.ru", "-"},
      {"sosh6@mail.ru.evil.example", "-"},
      {"a@lyceum.example", "Лицей"},
      {"a@lyceum2.example", "Лицей"},
      {"director@else.example", "Лицей"},
      {"teacher@else.example", "-"},
      {"\"a@school5.example\"@evil.example", "-"},
      {"school5.example", "-"},
      {"a@", "-"},
      {"@", "-"},
      {"", "-"},
  };
  for (const auto& [address, want] : cases) EXPECT_EQ(of(schools, address), want) << address;
}

TEST_F(SchoolsTest, AreReadFromCsv) {
  const auto schools = load(
      "№;Школа;Домен;Адрес\n"
      "1;МБОУ СОШ № 5;School5.example;\n"
      "2;МБОУ СОШ № 6;;\"Sosh6@mail.ru, zavuch.sosh6@yandex.ru\"\n"
      ";;;\n"
      "3;Лицей;\"@lyceum.example; lyceum2.example\";director@else.example\n");
  ASSERT_TRUE(schools) << schools.error().message;
  expect_the_list(*schools);
}

TEST_F(SchoolsTest, AreReadFromAWorkbookUnderOtherHeadings) {
  using test::text_row;
  const auto schools = load(
      test::WorkbookBuilder()
          .sheet("Школы", text_row(1, {"Список школ"}) +
                              text_row(3, {"Телефон", "Почта", "Наименование", "Почтовый домен"}) +
                              text_row(4, {"+7", "", "МБОУ СОШ № 5", "school5.example"}) +
                              text_row(5, {"", "sosh6@mail.ru zavuch.sosh6@yandex.ru", "МБОУ СОШ № 6"}) +
                              text_row(6, {"", "director@else.example", "Лицей", "lyceum.example,lyceum2.example"}))
          .bytes(),
      "schools.xlsx");
  ASSERT_TRUE(schools) << schools.error().message;
  expect_the_list(*schools);
}

TEST_F(SchoolsTest, WhatIsOffIsNamedByItsRow) {
  struct Wrong {
    const char* name;
    const char* csv;
    Code code;
    const char* where;
  };
  const Wrong cases[] = {
      {"public mail", "Школа;Домен;Адрес\nА;a.example;\nБ;mail.ru;\n", Code::bad_data, "3"},
      {"public mail in capitals", "Школа;Домен;Адрес\nБ;Yandex.RU;\n", Code::bad_data, "2"},
      {"a top domain", "Школа;Домен;Адрес\nБ;ru;\n", Code::bad_data, "2"},
      {"an address for a domain", "Школа;Домен;Адрес\nБ;a@b.example;\n", Code::bad_data, "2"},
      {"a domain for an address", "Школа;Домен;Адрес\nБ;;b.example\n", Code::bad_data, "2"},
      {"no name", "Школа;Домен;Адрес\n;b.example;\n", Code::bad_data, "2"},
      {"no address", "Школа;Домен;Адрес\nБ;;\n", Code::bad_data, "2"},
      {"a domain of two schools", "Школа;Домен;Адрес\nА;a.example;\nБ;a.example;\n", Code::bad_data, "3"},
      {"an address of two schools", "Школа;Домен;Адрес\nА;;a@b.ru\nБ;;A@b.ru\n", Code::bad_data, "3"},
      {"no headings", "А;a.example;\nБ;b.example;\n", Code::unknown_form, ""},
      {"nothing", "", Code::empty, ""},
  };
  for (const Wrong& one : cases) {
    const auto schools = load(one.csv);
    ASSERT_FALSE(schools) << one.name;
    EXPECT_EQ(schools.error().code, one.code) << one.name << ": " << schools.error().message;
    if (*one.where != '\0') {
      EXPECT_EQ(schools.error().where, one.where) << one.name;
    }
  }
  EXPECT_EQ(Schools::load(folder_.path() / "none.csv", kData).error().code, Code::not_found);
}

TEST_F(SchoolsTest, TheSameSchoolMayStandTwice) {
  const auto schools = load("Школа;Домен;Адрес\nА;a.example;\nА;a.example;x@mail.ru\n");
  ASSERT_TRUE(schools) << schools.error().message;
  EXPECT_EQ(of(*schools, "x@mail.ru"), "А");
}

TEST(Schools, WithoutAListNobodyIsKnown) {
  const Schools none;
  EXPECT_TRUE(none.empty());
  EXPECT_EQ(none.of("a@b.example"), nullptr);
}

}  // namespace
}  // namespace marshrut::intake
