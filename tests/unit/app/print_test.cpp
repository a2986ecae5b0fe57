// What of printing needs no LibreOffice: remarks, the order of a batch and its list, the forms of a portfolio.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/fixture.hpp"
#include "app/portfolio.hpp"
#include "app/print_list.hpp"
#include "app/print_remarks.hpp"
#include "lens/put.hpp"

namespace marshrut::app {
namespace {

using ::testing::ElementsAre;

TEST(PrintRemarks, KnowAPageOfNothingButSignatures) {
  const struct {
    const char* name;
    const char* text;
    bool alone;
  } cases[] = {
      {"lines with names and captions",
       "2\n\nРегиональный методист    ________ / ____Комарова И. А.____ /\n      подпись    фамилия, инициалы\n", true},
      {"a date before them", "«20» июня 2025 г.\n\nПедагог   / Иванова А. П. /\n", true},
      {"signature of an order", "3\nДиректор школы                   Л. И. Охлопков\n", true},
      {"the end of a conclusion stands with them", "опорной школе.\n«20» июня 2025 г.\nПедагог / Иванова А. П. /\n",
       false},
      {"a table", "Имя        Дата\nИванова А. П.   01.09.2024\nПедагог / Иванова А. П. /\n", false},
      {"no signature", "2\n\n«20» июня 2025 г.\n", false},
      {"an empty page", "\n\n", false},
      {"a list of names", "Ответственный — заместитель директора\n", false},
  };
  for (const auto& one : cases) EXPECT_EQ(is_signature_page(one.text), one.alone) << one.name;
}

TEST(PrintRemarks, TellWhichFontsADocumentNamesAndWhetherItCanCut) {
  lens::Scratch scratch;
  std::string docx;
  const lens::Form& card = *own_forms().find("sevastopol-card");
  ASSERT_TRUE(card.print().put(route::Value(route::Object{}), scratch, docx));
  const auto looks = looks_of_document(docx);
  ASSERT_TRUE(looks);
  EXPECT_THAT(looks->fonts, ElementsAre("Times New Roman"));
  EXPECT_FALSE(looks->may_cut);
  EXPECT_FALSE(looks_of_document("no document"));
}

TEST(PrintRemarks, NoFormOfOursCanCutItsText) {
  lens::Scratch scratch;
  for (const lens::Form& form : own_forms().forms()) {
    std::string docx;
    ASSERT_TRUE(form.print().put(route::Value(route::Object{}), scratch, docx)) << form.profile().id;
    EXPECT_FALSE(looks_of_document(docx)->may_cut) << form.profile().id;
  }
}

std::vector<PrintedEntry> entries() {
  return {{1, "Яковлева Анна", "СОШ № 2", "A-1", 3, "p1"},
          {2, "Ёлкина Анна", "СОШ № 1", "", 2, "p2"},
          {3, "Егорова Анна", "СОШ № 2", "A-3", 1, "p3"},
          {4, "Жукова Анна", "", "A-4", 5, "p4"},
          {5, "Егорова Анна", "СОШ № 2", "A-5", 1, "p5"}};
}

std::vector<std::uint64_t> lines_in(const std::vector<PrintOrder>& order) {
  auto all = entries();
  put_in_order(all, order);
  std::vector<std::uint64_t> lines;
  for (const PrintedEntry& entry : all) lines.push_back(entry.line);
  return lines;
}

TEST(PrintList, IsInRussianOrderAndEqualOnesAsTheyCame) {
  EXPECT_THAT(lines_in({}), ElementsAre(1, 2, 3, 4, 5));
  EXPECT_THAT(lines_in({PrintOrder::name}), ElementsAre(3, 5, 2, 4, 1));
  EXPECT_THAT(lines_in({PrintOrder::school, PrintOrder::name}), ElementsAre(4, 2, 3, 5, 1));
}

TEST(PrintList, CountsSheetsByHowTheyArePrinted) {
  PrintBatch batch;
  batch.form = own_forms().find("sevastopol-card");
  batch.date = "2025-09-01";
  const auto sheets = [&](bool even) {
    batch.even_pages = even;
    return *list_record(entries(), batch).find("total")->find("sheets")->number();
  };
  EXPECT_EQ(sheets(false), 12);
  EXPECT_EQ(sheets(true), 2 + 1 + 1 + 3 + 1);
  const route::Value record = list_record(entries(), batch);
  EXPECT_EQ(record.find("items")->array()->size(), 5U);
  EXPECT_EQ(record.find("items")->array()->at(1).find("code"), nullptr);
  EXPECT_TRUE(own_forms().find("print-list")->schema().validate(record));
}

TEST(PrintList, GivesABookmarkForEachSchoolAndEachPerson) {
  auto all = entries();
  put_in_order(all, {PrintOrder::school, PrintOrder::name});
  std::vector<std::string> told;
  for (const auto& piece : pieces_of(all, {PrintOrder::school, PrintOrder::name})) {
    for (const auto& mark : piece.bookmarks) told.push_back(std::to_string(mark.level) + mark.title);
  }
  EXPECT_THAT(told, ElementsAre("0Организация не указана", "1Жукова Анна", "0СОШ № 1", "1Ёлкина Анна", "0СОШ № 2",
                                "1Егорова Анна", "1Егорова Анна", "1Яковлева Анна"));
}

std::vector<std::string> chosen(const char* json) {
  std::vector<std::string> ids;
  for (const lens::Form* form : portfolio_forms(own_forms(), *route::parse(json))) ids.push_back(form->profile().id);
  return ids;
}

TEST(Portfolio, HoldsTheFormsOfTheRegionThatHaveSomethingToShow) {
  EXPECT_THAT(chosen(R"({"form":"yakutia-card","teacher":{"full_name":"А"},"conclusion":{"text":"Да"}})"),
              ElementsAre("yakutia-results"));
  EXPECT_THAT(chosen(R"({"code":"SEV-2024-00017-4","events":[{"title":"Курсы"}]})"),
              ElementsAre("road-map", "sevastopol-card"));
  EXPECT_THAT(chosen(R"({"code":"YAK-2024-00017-4","certificate":{"number":"1"}})"),
              ElementsAre("yakutia-certificate"));
  EXPECT_TRUE(chosen(R"({"form":"yakutia-card","teacher":{"full_name":"А"},"organization":{"name":"Б"}})").empty());
}

}  // namespace
}  // namespace marshrut::app
