// The table of results, the catalogue of events, the list of methodists: what is read, refused and told.
#include "app/diagnostics_results.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/event_catalogue.hpp"
#include "app/methodist_load.hpp"
#include "base/files.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const DiagnosticsSettings& settings() {
  static const DiagnosticsSettings loaded = *DiagnosticsSettings::load(MARSHRUT_SOURCE_DIR "/data");
  return loaded;
}

std::unique_ptr<xlsx::TableSource> csv(const std::string& text) {
  auto table = xlsx::open_table(text);
  return std::move(table).value();
}

// «code C7» of each remark.
std::vector<std::string> told(const std::vector<TableRemark>& remarks) {
  std::vector<std::string> list;
  for (const TableRemark& remark : remarks) {
    std::string at = remark.row > 0 && remark.column > 0 ? xlsx::a1(remark.row, remark.column)
                     : remark.row > 0                    ? std::to_string(remark.row)
                     : remark.column > 0                 ? xlsx::column_letters(remark.column)
                                                         : "-";
    list.push_back(remark.code + " " + at);
    EXPECT_FALSE(remark.message.empty());
    EXPECT_EQ(remark.message.find('{'), std::string::npos) << remark.message;
    EXPECT_FALSE(remark.message.starts_with("[")) << remark.message;
  }
  return list;
}

ReadScores scores_of(const std::string& text, const std::string& spec = "{}") {
  auto read = read_scores(*csv(text), settings(), *route::parse(spec));
  EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().message + " " + read.error().where);
  return read.ok() ? std::move(*read) : ReadScores{};
}

struct Maximum {
  const char* name;
  std::string table, spec;
  double want;
};

TEST(Results, MaximumIsInARowBelowInTheHeadingInTheSpecificationOrAPercent) {
  const std::string spec = R"({"spec":{"tasks":[{"title":"Степени","competency":"Методические","max_score":4}]}})";
  const Maximum cases[] = {
      {"row", "ФИО;Методические 1\nМаксимальный балл;3\nИванова Анна;1\n", spec, 3},
      {"row before heading", "ФИО;Методические 1 (2)\nМаксимум;3\nИванова Анна;1\n", "{}", 3},
      {"brackets", "ФИО;Методические 1 (2)\nИванова Анна;1\n", spec, 2},
      {"words", "ФИО;Методические, макс. 2,5\nИванова Анна;1\n", "{}", 2.5},
      {"specification", "ФИО;Задание 1\nИванова Анна;1\n", spec, 4},
      {"percent", "ФИО;Методические, %\nИванова Анна;1\n", "{}", 100},
  };
  for (const Maximum& test : cases) {
    const ReadScores read = scores_of(test.table, test.spec);
    ASSERT_EQ(read.scores.columns.size(), 1U) << test.name;
    EXPECT_EQ(read.scores.columns[0].maximum, test.want) << test.name;
    EXPECT_EQ(read.scores.columns[0].competency, 1U) << test.name;
    EXPECT_EQ(read.scores.people.size(), 1U) << test.name;
  }
}

TEST(Results, TaskTakesItsTitleAndCompetencyFromTheSpecification) {
  const ReadScores read = scores_of("ФИО;Задание 2;№ 1\nИванова Анна;1;0\n",
                                    R"({"spec":{"tasks":[{"title":"Степени","competency":"Предметные","max_score":1},
                                     {"title":"Урок","competency":"Методические компетенции","max_score":2}]}})");
  ASSERT_EQ(read.scores.columns.size(), 2U);
  EXPECT_EQ(read.scores.columns[0].title, "Урок");
  EXPECT_EQ(read.scores.columns[0].competency, 1U);
  EXPECT_EQ(read.scores.columns[1].title, "Степени");
  EXPECT_TRUE(read.scores.columns[1].is_task);
}

TEST(Results, WithoutCompetencyMaximumOrPointsNothingIsCounted) {
  const struct {
    const char* table;
    const char* why;
    const char* where;
  } cases[] = {
      {"ФИО;Задание 1 (2)\nИванова Анна;1\n", "the competency of a column is not known", "Задание 1 (2)"},
      {"ФИО;Методические\nИванова Анна;1\n", "the maximum of a column is not known", "Методические"},
      {"ФИО;Школа\nИванова Анна;СОШ\n", "no column of points", ""},
  };
  for (const auto& test : cases) {
    const auto read = read_scores(*csv(test.table), settings(), route::Value());
    ASSERT_FALSE(read.ok()) << test.table;
    EXPECT_EQ(read.error().code, Code::bad_data);
    EXPECT_EQ(read.error().message, test.why);
    EXPECT_EQ(read.error().where, test.where);
  }
  EXPECT_EQ(read_scores(*csv("а;б\n1;2\n"), settings(), route::Value()).error().code, Code::unknown_form);
}

TEST(Results, BrokenRowsAreToldWithTheirPlacesAndNotCounted) {
  const ReadScores read = scores_of(
      "№;ФИО;Школа;Район;Методические (2);Предметные (2);Итого\n"  // row 1
      "1;Иванова Анна Петровна;СОШ;Р;1;2;3\n"
      "2;;СОШ;Р;1;1;2\n"                        // no name
      "3;Петрова Ольга Ивановна;СОШ;Р;3;1;4\n"  // over
      "4;Орлова Вера Ильинична;СОШ;Р;два;1;\n"  // text
      "5;иванова анна петровна;СОШ;Р;2;2;4\n"   // again
      "6;Смирнов Олег Юрьевич;СОШ;Р;-1;1;0\n"   // under
      "7;Лебедев Пётр Ильич;СОШ;Р;н;;\n"        // absent
      "8;Ким Ли;СОШ;;2;;2\n"                    // no district
      ";Итого;;;9;7;16\n");
  EXPECT_THAT(told(read.remarks), ElementsAre("total-column G", "no-name B3", "over-maximum E4", "not-a-number E5",
                                              "twice B6", "under-zero E7", "absent 8", "no-district D9", "total 10"));
  EXPECT_EQ(read.scores.people.size(), 2U);
  EXPECT_EQ(read.refused, 5U);
  EXPECT_EQ(read.explained, 2U);
}

TEST(Results, ScoreAtTheMaximumAndAtZeroCounts) {
  const ReadScores read = scores_of("ФИО;Методические (2)\nИванова Анна;2\nПетрова Ольга;0\nКим Ли;1,5\n");
  EXPECT_THAT(read.remarks, IsEmpty());
  ASSERT_EQ(read.scores.people.size(), 3U);
  EXPECT_EQ(read.scores.people[2].points[0], 1.5);
}

TEST(Results, TasksWithoutPointsAreToldAndADashIsNone) {
  const ReadScores read =
      scores_of("ФИО;Методические 1 (2);Методические 2 (2);Управленческие (2)\nИванова Анна;2;—;\n");
  EXPECT_THAT(told(read.remarks), ElementsAre("not-done 2"));
}

TEST(Results, ANameAndManyTasksAreATable) {
  std::string table = "ФИО", row = "Иванова Анна";
  for (int i = 1; i <= 40; ++i) {
    table += ";Методические " + std::to_string(i) + " (2)";
    row += ";1";
  }
  const ReadScores read = scores_of("Результаты диагностики\n" + table + "\n" + row + "\n");
  EXPECT_EQ(read.scores.columns.size(), 40U);
  EXPECT_EQ(read.scores.people.size(), 1U);
}

TEST(Results, SampleIsTheSameInXlsxAndCsv) {
  const std::string folder = MARSHRUT_SOURCE_DIR "/samples/diagnostics/";
  const auto spec = route::parse(*read_file(folder + "spec.json"));
  const auto one = read_scores(**xlsx::open_table(*read_file(folder + "results.xlsx")), settings(), *spec);
  const auto two = read_scores(**xlsx::open_table(*read_file(folder + "results.csv")), settings(), *spec);
  ASSERT_TRUE(one.ok() && two.ok());
  ASSERT_EQ(one->scores.people.size(), 24U);
  EXPECT_EQ(one->scores.columns.size(), 18U);
  for (std::size_t i = 0; i < 24; ++i) EXPECT_EQ(one->scores.people[i].points, two->scores.people[i].points);
}

EventCatalogue catalogue_of(const std::string& rows) {
  auto read = read_catalogue(*csv("Мероприятие;Компетенции;Уровень;Сроки;Предмет\n" + rows), settings());
  EXPECT_TRUE(read.ok());
  return read.ok() ? std::move(*read) : EventCatalogue{};
}

TEST(Catalogue, RowsThatCannotBeUsedAreTold) {
  const EventCatalogue read = catalogue_of(
      "Курс;Методические;региональный;март 2027;\n"
      ";Методические;региональный;март 2027;\n"
      "Курс;;региональный;март 2027;\n"
      "Курс;чтение;региональный;март 2027;\n"
      "Курс;Методические, чтение;городской;к лету;\n"
      "Курс;ИКТ;;;\n");
  EXPECT_THAT(told(read.remarks), ElementsAre("no-title A3", "no-competency B4", "competency B5", "competency-part B6",
                                              "level C6", "period D6", "no-level C7", "no-period D7"));
  EXPECT_EQ(read.events.size(), 3U);
  EXPECT_EQ(read.refused, 3U);
}

struct Choosing {
  const char* name;
  std::string rows;
  std::vector<std::size_t> needed, want, uncovered;
};

TEST(Chooser, TakesTheFewestThenTheHigherLevelsThenTheFirst) {
  const Choosing cases[] = {
      {"one for both",
       "А;Предметные;федеральный;;\nБ;Методические;федеральный;;\nВ;Предметные, Методические;муниципальный;;\n",
       {0, 1},
       {2},
       {}},
      {"the higher level",
       "А;Методические;муниципальный;;\nБ;Методические;региональный;;\nВ;Методические;федеральный;;\n",
       {1},
       {2},
       {}},
      {"of equals the first", "А;Методические;региональный;;\nБ;Методические;региональный;;\n", {1}, {0}, {}},
      {"not greedily",
       "А;Предметные, Методические, ИКТ;федеральный;;\nБ;Предметные, Методические;муниципальный;;\n"
       "В;ИКТ, Коммуникативные;муниципальный;;\n",
       {0, 1, 3, 4},
       {0, 2},
       {}},
      {"a level that is none comes last",
       "А;Методические;городской;;\nБ;Методические;уровень образовательной организации;;\n",
       {1},
       {1},
       {}},
      {"inside the term only",
       "А;Методические;федеральный;август 2026;\nБ;Методические;муниципальный;01.09.2026–31.08.2027;\n"
       "В;Методические;федеральный;август 2027 — сентябрь 2027;\n",
       {1},
       {1},
       {}},
      {"a term that can't be read counts", "А;Методические;региональный;по плану;\n", {1}, {0}, {}},
      {"for the teacher's subject or for all",
       "А;Методические;федеральный;;Физика\nБ;Методические;муниципальный;;Математика\n"
       "В;Методические;муниципальный;;\n",
       {1},
       {1},
       {}},
      {"what nothing covers is told", "А;Методические;федеральный;;\n", {0, 1}, {0}, {0}},
      {"nothing is needed", "А;Методические;федеральный;;\n", {}, {}, {}},
  };
  for (const Choosing& test : cases) {
    const EventCatalogue catalogue = catalogue_of(test.rows);
    EventChooser chooser(catalogue, settings(), "2026-09-01", "2027-08-31");
    const Choice choice = chooser.choose(test.needed, "математика");
    EXPECT_EQ(choice.events, test.want) << test.name;
    EXPECT_EQ(choice.uncovered, test.uncovered) << test.name;
  }
}

TEST(Methodists, RowsThatCannotBeUsedAreTold) {
  const auto read = read_methodists(
      *csv("ФИО;Районы;Закреплено\nИванова Анна;Намский, Горный;100\n;Горный;1\nиванова анна;;\nКим Ли;;много\n"),
      settings());
  ASSERT_TRUE(read.ok());
  EXPECT_THAT(told(read->remarks), ElementsAre("no-name A3", "twice A4", "load C5"));
  ASSERT_EQ(read->methodists.size(), 1U);
  EXPECT_THAT(read->methodists[0].districts, ElementsAre("Намский", "Горный"));
  EXPECT_EQ(read->methodists[0].load, 100U);
}

}  // namespace
}  // namespace marshrut::app
