// One marker, one route: what stands in its paragraph.
#include <gtest/gtest.h>

#include "forms.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;

struct Case {
  const char* name;
  std::string form;  // of one paragraph
  const char* route;
  const char* want;
};

class ValueIsPrinted : public ::testing::TestWithParam<Case> {};

TEST_P(ValueIsPrinted, ByItsConverter) {
  EXPECT_EQ(text_of(made(docx(p(GetParam().form)), facts(), json(GetParam().route), Mode::fill)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Put, ValueIsPrinted,
    ::testing::Values(
        Case{"text", "Цель: {{goal}}.", R"({"goal":"A & B"})", "Цель: A & B./"},
        Case{"nothing", "Цель: {{goal}}", "{}", "Цель: /"},
        Case{"date_by_kind", "{{a.date}}", R"({"a":{"date":"2024-09-01"}})", "01.09.2024/"},
        Case{"date_long", "{{a.date|date:long}}", R"({"a":{"date":"2024-09-01"}})", "1 сентября 2024 г./"},
        Case{"date_quoted", "{{a.date|date:quoted}}", R"({"a":{"date":"2024-09-01"}})", "«01» сентября 2024 г./"},
        Case{"date_quoted_empty", "{{a.date|date:quoted}}", "{}", "«___» ______________ 20___ г./"},
        Case{"date_as_typed", "{{a.date}}", R"({"a":{"date":"к лету"}})", "к лету/"},
        Case{"period", "{{period}}", R"({"period":"2024-09-01/2025-05-31"})", "01.09.2024 – 31.05.2025/"},
        Case{"year", "{{year}}", R"({"year":"2024/2025"})", "2024/2025 учебный год/"},
        Case{"hours", "{{hours}}", R"({"hours":36})", "36/"},
        Case{"number_with_fraction", "{{hours|number}}", R"({"hours":6.5})", "6,5/"},
        Case{"number_as_typed", "{{hours}}", R"({"hours":"много"})", "много/"},
        Case{"initials_first", "{{full_name|initials:first}}", R"({"full_name":"Иванова Анна Петровна"})",
             "А. П. Иванова/"},
        Case{"initials_of_what_is_no_name", "{{full_name|initials:first}}", R"({"full_name":"школа № 5"})",
             "школа № 5/"},
        Case{"initials", "____ / {{full_name|initials}} /", R"({"full_name":"Иванова Анна Петровна"})",
             "____ / Иванова А. П. //"},
        Case{"initials_empty_between_slashes", "____ / {{full_name|initials}} /", "{}", "____ / ________________ //"},
        Case{"initials_empty_elsewhere", "{{full_name|initials}}", "{}", "/"},
        Case{"mark", "{{selected}}", R"({"selected":true})", "+/"},
        Case{"mark_false", "{{selected}}", R"({"selected":false})", "/"},
        Case{"mark_of", "{{level|mark:Высокий}}", R"({"level":"Высокий"})", "+/"},
        Case{"mark_of_other", "{{level|mark:Высокий}}", R"({"level":"Низкий"})", "/"},
        Case{"choice", "{{d|choice:a=завершён;b=продлён}}", R"({"d":"b"})", "продлён/"},
        Case{"choice_other", "{{d|choice:a=завершён;b=продлён}}", R"({"d":"иное"})", "иное/"},
        Case{"course", "{{t[0]|course}}", R"({"t":[{"program":"П","hours":72}]})", "П; 72 ч./"},
        Case{"lines", "{{goal}}", R"({"goal":"раз\nдва"})", "раз\nдва/"},
        Case{"strings_of_an_array", "{{g}}", R"({"g":["раз","два"]})", "раз\nдва/"},
        Case{"index", "{{t[1].kind}}", R"({"t":[{"kind":"а"},{"kind":"б"}]})", "б/"},
        Case{"where", "{{r[key=Б].low}}", R"({"r":[{"key":"А","low":1},{"key":"Б","low":49}]})", "49/"},
        Case{"condition_holds", "{{?code}}Код: {{code}}", R"({"code":"7"})", "Код: 7/"},
        Case{"condition_fails", "{{?code}}Код: {{code}}", "{}", ""}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Put, JoinsAMarkerThatWordSplitAndKeepsItsFirstFormatting) {
  const std::string form =
      docx("<w:p>" + r("До {", "<w:b/>") + "<w:proofErr w:type=\"spellStart\"/>" + r("{goal", "<w:i/>") +
           r("}", "<w:u w:val=\"single\"/>") + r("} после", "<w:u w:val=\"single\"/>") + "</w:p>");
  const std::string out = made(form, facts(), json(R"({"goal":"ЦЕЛЬ"})"), Mode::fill);
  EXPECT_EQ(text_of(out), "До ЦЕЛЬ после/");
  const std::string xml = member(out, "word/document.xml");
  EXPECT_NE(xml.find("<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">До ЦЕЛЬ</w:t></w:r>"
                     "<w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:t xml:space=\"preserve\"> после</w:t></w:r>"),
            std::string::npos)
      << xml;
}

TEST(Put, KeepsTabsAndPicturesOfARunWithAMarker) {
  const std::string form = docx("<w:p><w:r><w:t>а</w:t><w:tab/><w:t>{{goal}}</w:t><w:br/><w:t>б</w:t></w:r></w:p>");
  EXPECT_EQ(text_of(made(form, facts(), json(R"({"goal":"Ц"})"), Mode::fill)), "а\tЦ\nб/");
}

TEST(Put, PrintsTextBoxesInBothBranches) {
  const std::string box = "<w:txbxContent>" + p("в рамке {{code}}") + "</w:txbxContent>";
  const std::string form =
      docx("<w:p><w:r><w:t>{{goal}}</w:t><w:pict><v:rect xmlns:v=\"urn:schemas-microsoft-com:vml\">" + box +
           "</v:rect></w:pict><w:t> конец</w:t></w:r></w:p>");
  EXPECT_EQ(text_of(made(form, facts(), json(R"({"goal":"Ц","code":"7"})"), Mode::fill)), "Цв рамке 7/ конец/");
}

}  // namespace
}  // namespace marshrut::lens
