// How rows are found in tables that are known by their headers.
#include "reading_of.hpp"

namespace marshrut::test {
namespace {

struct Case {
  std::string name;
  std::string form;
  std::string body;
  std::string want;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Tables : public testing::TestWithParam<Case> {};

TEST_P(Tables, GiveTheirRows) { EXPECT_EQ(route_of(GetParam().body, GetParam().form), GetParam().want); }

const std::string kBlank = "odintsovo-blank";
const std::string kCard = "sevastopol-card";
const std::string kCourse = R"({"courses":[{"program":"Курс","hours":36,"result":"Зачёт"}]})";
const std::vector<std::string> kHeader = {"№", "Название программы", "Количество часов", "Результаты обучения"};

INSTANTIATE_TEST_SUITE_P(
    Shape, Tables,
    testing::Values(
        Case{"as_printed", kBlank, table({kHeader, {"1", "Курс", "36 ч", "Зачёт"}, {"2", "", "", ""}}), kCourse},
        Case{"columns_moved", kBlank,
             table({{"№", "Результаты обучения", "Название программы", "Количество часов"},
                    {"1", "Зачёт", "Курс", "36"}}),
             R"({"courses":[{"result":"Зачёт","program":"Курс","hours":36}]})"},
        Case{"no_number_column", kBlank,
             table({{"Название программы", "Количество часов", "Результаты обучения"}, {"Курс", "36", "Зачёт"}}),
             kCourse},
        Case{"headers_reworded", kBlank,
             table({{"№", "Наименование программы", "Часы", "Результат"}, {"1", "Курс", "36", "Зачёт"}}), kCourse},
        Case{"column_added", kBlank,
             table({{"№", "Название программы", "Количество часов", "Результаты обучения", "Примечание"},
                    {"1", "Курс", "36", "Зачёт", "см. приказ"}}),
             kCourse},
        Case{"header_repeated_below", kBlank, table({kHeader, {"1", "Курс", "36", "Зачёт"}, kHeader}), kCourse},
        Case{"words_of_other_headers_in_a_row", kBlank, table({kHeader, {"1", "Дата", "36", "Грамоты"}}),
             R"({"courses":[{"program":"Дата","hours":36,"result":"Грамоты"}]})"},
        Case{"only_words_of_other_headers", kBlank, table({kHeader, {"1", "Дата", "", "Грамоты"}}),
             R"({"courses":[{"program":"Дата","result":"Грамоты"}]})"},
        Case{"cut_in_two_without_a_header", kBlank,
             table({kHeader, {"1", "Курс", "36", "Зачёт"}}) + pars({""}) + table({{"2", "Второй", "18", "Тест"}}),
             R"({"courses":[{"program":"Курс","hours":36,"result":"Зачёт"},)"
             R"({"program":"Второй","hours":18,"result":"Тест"}]})"},
        Case{"title_in_its_first_row", kBlank,
             "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr>" + par("Курсы повышения квалификации") +
                 "</w:tc></w:tr>" +
                 table({kHeader, {"1", "Курс", "36", "Зачёт"}})
                     .substr(std::string_view("<w:tbl><w:tblPr/><w:tblGrid/>").size()),
             kCourse},
        Case{"totals_are_no_row", kBlank, table({kHeader, {"1", "Курс", "36", "Зачёт"}, {"", "Итого:", "36 ч", ""}}),
             kCourse},
        Case{
            "nested_in_a_frame", kBlank,
            "<w:tbl><w:tr><w:tc>" + table({kHeader, {"1", "Курс", "36", "Зачёт"}}) + par("") + "</w:tc></w:tr></w:tbl>",
            kCourse},
        Case{"preset_alone_is_no_row", kBlank,
             table({{"№", "Вид тестирования", "Дата", "Уровень / баллы"},
                    {"1", "Оценка предметных и методических компетенций", "", ""},
                    {"2", "Диагностика ФИОКО", "", "33 балла"}}),
             R"({"tests":[{"kind":"Диагностика ФИОКО","score":"33 балла"}]})"},
        Case{"rows_of_plain_paths", kBlank,
             table({{"Реализовано", "Общее количество часов"},
                    {"Индивидуальные консультации", "9 ч."},
                    {"Посещение и анализ уроков наставником", "3"}}),
             R"({"audit":{"consultation_hours":9,"lesson_visit_hours":3}})"},
        Case{"keyed_rows_and_one_overall", kCard,
             table({{"Компетенции", "Затруднения", "низкий", "средний", "высокий", "общий"},
                    {"Предметные", "Задачи", "49", "", "", "61 %"},
                    {"Методические", "", "", "", "", "61 %"},
                    {"Управленческие (для управленцев)", "", "", "70", "", "61 %"}}),
             R"({"diagnostics":{"entry":{"rows":[{"competency":"Предметные","difficulties":"Задачи","low":49},)"
             R"({"competency":"Управленческие","medium":70}],"overall":61}}})"}));

TEST(Tables, TellEqualHeadersApartByTheirCaptions) {
  const std::vector<std::string> header = {"Компетенции", "Затруднения", "низкий", "средний", "высокий", "общий"};
  EXPECT_EQ(route_of(pars({"5. Итоги прохождения индивидуального образовательного маршрута",
                           "Результаты итоговой диагностики профессиональных компетенций"}) +
                         table({header, {"Предметные", "нет", "", "", "92", ""}}),
                     kCard),
            R"({"diagnostics":{"final":{"rows":[{"competency":"Предметные","difficulties":"нет","high":92}]}}})");
}

TEST(Tables, LendAMergedCellToEachRow) {
  const std::string merged = "<w:tbl><w:tr>" + std::string("<w:tc>") + par("Направление") + "</w:tc><w:tc>" +
                             par("Мероприятия, направленные на устранение выявленных дефицитов") + "</w:tc><w:tc>" +
                             par("Сроки") + "</w:tc><w:tc>" + par("Отметка о выполнении") + "</w:tc></w:tr>" +
                             "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + par("Методическое") +
                             "</w:tc><w:tc>" + par("Урок") + "</w:tc><w:tc>" + par("май 2025") + "</w:tc><w:tc>" +
                             par("+") + "</w:tc></w:tr>" + "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + par("") +
                             "</w:tc><w:tc>" + par("Семинар") + "</w:tc><w:tc>" + par("15–20 октября 2024") +
                             "</w:tc><w:tc>" + par("") + "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(route_of(merged, "odintsovo-plan"),
            R"({"events":[{"direction":"Методическое","title":"Урок","period":"2025-05","done":"+"},)"
            R"({"direction":"Методическое","title":"Семинар","period":"2024-10-15/2024-10-20"}]})");
}

const std::string kMonitoring = "yakutia-monitoring";

// A table of corrections with these dates, and one of changed events with these titles.
std::string corrections(const std::vector<std::string>& dates) {
  std::vector<std::vector<std::string>> rows = {{"№", "Дата внесения изменения / дополнения в ИОМ",
                                                 "Причины внесения изменения/дополнения в ИОМ",
                                                 "Подпись регионального методиста", "Дата", "Подпись"}};
  for (const std::string& date : dates) rows.push_back({"", date, "", "", "", ""});
  return table(rows) + par("");
}
std::string changed(const std::vector<std::string>& titles) {
  std::vector<std::vector<std::string>> rows = {{"№", "Мероприятия", "Формируемые компетенции", "Уровень мероприятия",
                                                 "Организатор", "Сроки проведения", "Форма представления результата"}};
  for (const std::string& title : titles) rows.push_back({"1", title, "", "", "", "", ""});
  return table(rows) + par("");
}
const std::string kCorrections = par("1. Сведения о корректировке индивидуального образовательного маршрута");

INSTANTIATE_TEST_SUITE_P(
    TablesOfElements, Tables,
    testing::Values(
        Case{"behind_each_row_s_own_table", kMonitoring,
             kCorrections + corrections({"05.12.2024"}) + changed({"А", "Б"}) + corrections({"10.02.2025"}) +
                 changed({"В"}),
             R"({"corrections":[{"date":"2024-12-05","events":[{"title":"А"},{"title":"Б"}]},)"
             R"({"date":"2025-02-10","events":[{"title":"В"}]}]})"},
        Case{"in_the_order_of_the_rows", kMonitoring,
             kCorrections + corrections({"05.12.2024", "10.02.2025"}) + changed({"А"}) + changed({"Б"}),
             R"({"corrections":[{"date":"2024-12-05","events":[{"title":"А"}]},)"
             R"({"date":"2025-02-10","events":[{"title":"Б"}]}]})"},
        Case{"a_single_one_is_the_last_row_s", kMonitoring,
             kCorrections + corrections({"05.12.2024", "10.02.2025", ""}) + changed({"А", "Б"}),
             R"({"corrections":[{"date":"2024-12-05"},)"
             R"({"date":"2025-02-10","events":[{"title":"А"},{"title":"Б"}]}]})"},
        Case{"cut_in_two", kMonitoring, kCorrections + corrections({"05.12.2024"}) + changed({"А"}) + changed({"Б"}),
             R"({"corrections":[{"date":"2024-12-05","events":[{"title":"А"},{"title":"Б"}]}]})"},
        Case{"behind_an_empty_row", kMonitoring,
             kCorrections + corrections({""}) + changed({"А"}) + corrections({"10.02.2025"}) + changed({""}),
             R"({"corrections":[{"events":[{"title":"А"}]},{"date":"2025-02-10"}]})"}),
    [](const auto& tested) { return tested.param.name; });

const std::vector<std::string> kTasks = {"№", "Задания", "Затруднения"};

INSTANTIATE_TEST_SUITE_P(
    PrintedNumbers, Tables,
    testing::Values(
        Case{"what_the_form_numbers_is_no_row", "yakutia-card",
             table({kTasks, {"1.", "Задание №1", "Нет"}, {"2.", "Задание №2", ""}, {"9.", "Задание №9", ""}}),
             R"({"diagnostics":{"entry":{"rows":[{"task":"Задание №1","difficulties":"Нет"}]}}})"},
        Case{
            "words_of_some_headers_are_a_row", "yakutia-card",
            table({kTasks, {"1.", "Задания и ответы", ""}, {"2.", "Задание", "Затруднения"}}),
            R"({"diagnostics":{"entry":{"rows":[{"task":"Задания и ответы"},{"task":"Задание","difficulties":"Затруднения"}]}}})"},
        Case{"more_words_are_a_row", "yakutia-card", table({kTasks, {"5.", "Задание №5. Анализ урока", ""}}),
             R"({"diagnostics":{"entry":{"rows":[{"task":"Задание №5. Анализ урока"}]}}})"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace marshrut::test
