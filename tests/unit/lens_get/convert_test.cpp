// Text as typed -> values of their kinds (domain rules of reading).
#include "lens/convert.hpp"

#include <gtest/gtest.h>

namespace marshrut::lens {
namespace {

struct Case {
  Kind kind;
  std::string text;
  std::string want;  // JSON; "" where nothing comes back
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class Convert : public testing::TestWithParam<Case> {};

TEST_P(Convert, ReadsByKind) {
  ReadHole hole;
  hole.kind = GetParam().kind;
  hole.argument = "Высокий";
  hole.choices = {{"completed", "прохождение ИОМ завершено"}};
  const auto value = convert(hole, GetParam().text);
  EXPECT_EQ(value ? route::serialize(*value) : "", GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, Convert,
    testing::Values(
        Case{Kind::text, "Как есть", R"("Как есть")"}, Case{Kind::text, "1. Первое\n2. Второе", R"("Первое\nВторое")"},
        Case{Kind::text, "1. Одна строка", R"("1. Одна строка")"},
        Case{Kind::date, "1 сентября 2024 г.", R"("2024-09-01")"}, Case{Kind::date, "31.02.2024", R"("31.02.2024")"},
        Case{Kind::hours, "36 ак. ч.", "36"}, Case{Kind::hours, "согласно программе", R"("согласно программе")"},
        Case{Kind::percent, "0,49", "0.49"}, Case{Kind::years, "15 лет 3 мес.", R"("15 лет 3 мес.")"},
        Case{Kind::years, "23 года", "23"}, Case{Kind::mark, "+", "true"}, Case{Kind::mark, "х", "true"},
        Case{Kind::mark, "☒", "true"}, Case{Kind::mark, "да", "true"}, Case{Kind::mark, "нет", ""},
        Case{Kind::mark, "☐", ""}, Case{Kind::mark_of, "V", R"("Высокий")"},
        Case{Kind::choice, "Прохождение ИОМ завершено.", R"("completed")"}, Case{Kind::choice, "другое", R"("другое")"},
        Case{Kind::name, "/ Иванова А. П. /", R"("Иванова А. П.")"},
        Case{Kind::name, "/ Иванова А. П. (Петрова) /", R"j("Иванова А. П. (Петрова)")j"},
        Case{Kind::name, "(Иванова А. П.)", R"("Иванова А. П.")"},
        Case{Kind::email, "mailto:a@b.example.", R"("a@b.example")"}));

INSTANTIATE_TEST_SUITE_P(
    Courses, Convert,
    testing::Values(Case{Kind::course, "Программа; Школа; 36 ч.; Зачёт",
                         R"({"program":"Программа","place":"Школа","hours":36,"result":"Зачёт"})"},
                    Case{Kind::course, "1. «Программа» (16 ч.), АСОУ, удостоверение",
                         R"({"program":"«Программа»","hours":16,"result":"АСОУ, удостоверение"})"},
                    Case{Kind::course, "Академия, «Программа», 36 часов, 2024",
                         R"({"program":"«Программа»","hours":36,"place":"Академия","result":"2024"})"},
                    Case{Kind::course, "место: Школа; 36 ч.", R"({"place":"Школа","hours":36})"},
                    Case{Kind::course, "Программа; часы: 36–40", R"({"program":"Программа","hours":"36–40"})"},
                    Case{Kind::course, "программа: «П», 36 ч., зачёт", R"({"program":"«П», 36 ч., зачёт"})"},
                    Case{Kind::course, "программа: а; б | часы: 6,5", R"({"program":"а; б","hours":6.5})"},
                    Case{Kind::course, "просто строка", R"({"program":"просто строка"})"}));

}  // namespace
}  // namespace marshrut::lens
