#include "lens/put.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "forms.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;

struct Case {
  const char* name;
  std::string form;  // the body
  const char* route;
  const char* want;
  std::size_t rows = 0;  // of the profile, for "e"
};

std::string nested_table() { return tbl({tr({"<w:tc>" + tbl({tr({"{{e[].a}}"})}) + p("{{goal}}") + "</w:tc>"})}); }

class Repeats : public ::testing::TestWithParam<Case> {};

TEST_P(Repeats, RowsAndParagraphs) {
  FormFacts form_facts = facts();
  if (GetParam().rows > 0) form_facts.rows["e"] = GetParam().rows;
  EXPECT_EQ(text_of(made(docx(GetParam().form), form_facts, json(GetParam().route), Mode::fill)), GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Put, Repeats,
    ::testing::Values(
        Case{"row", tbl({tr({"№", "А"}), tr({"{{#}}", "{{e[].a}}"})}), R"({"e":[{"a":"x"},{"a":"y"}]})",
             "[№ | А]/[1 | x]/[2 | y]/"},
        Case{"empty_row_stays", tbl({tr({"{{e[].a}}", "x"})}), "{}", "[ | x]/"},
        Case{"least_rows", tbl({tr({"{{#}}", "{{e[].a}}"})}), R"({"e":[{"a":"x"}]})", "[1 | x]/[2 | ]/[3 | ]/", 3},
        Case{"more_than_least", tbl({tr({"{{e[].a}}"})}), R"({"e":[{"a":"x"},{"a":"y"}]})", "[x]/[y]/", 1},
        Case{"header_row_does_not_repeat", tbl({tr({"{{code}}"}, "<w:tblHeader/>"), tr({"{{e[].a}}"})}),
             R"({"code":"7","e":[{"a":"x"},{"a":"y"}]})", "[7]/[x]/[y]/"},
        Case{"paragraph", p("{{#}}. {{e[]}}"), R"({"e":["x","y"]})", "1. x/2. y/"},
        Case{"paragraph_of_objects", p("{{e[].a}} — {{e[].b}}"), R"({"e":[{"a":"x","b":"1"},{"a":"y","b":"2"}]})",
             "x — 1/y — 2/"},
        Case{"paragraph_in_cell", tbl({tr({"Курсы", "{{e[]|course}}"})}),
             R"({"e":[{"program":"П","hours":1},{"program":"Р"}]})", "[Курсы | П; 1 ч./Р]/"},
        Case{"strings_in_cell", tbl({tr({"Итоги", "{{e[]}}"})}), R"({"e":["x","y"]})", "[Итоги | x/y]/"},
        Case{"numbered_strings_are_rows", tbl({tr({"{{#}}", "{{e[]}}"})}), R"({"e":["x","y"]})", "[1 | x]/[2 | y]/"},
        Case{"root_value_in_row", tbl({tr({"{{code|echo}}", "{{e[].a}}"})}),
             R"({"code":"7","e":[{"a":"x"},{"a":"y"}]})", "[7 | x]/[7 | y]/"},
        Case{"nested_table_is_the_smallest_row", nested_table(), R"({"goal":"Ц","e":[{"a":"x"},{"a":"y"}]})",
             "[[x]/[y]/Ц]/"},
        Case{
            "two_levels", tbl({tr({"{{c[].date|merge}}", "{{c[].e[].a}}"})}),
            R"({"c":[{"date":"2024-09-01","e":[{"a":"x"},{"a":"y"}]},{"date":"2024-10-01"},{"date":"2024-11-01","e":[{"a":"z"}]}]})",
            "[v01.09.2024 | x]/[^ | y]/[01.10.2024 | ]/[01.11.2024 | z]/"},
        Case{"paragraphs_within_rows", tbl({tr({"{{e[].a}}", "{{e[].b[]}}"})}),
             R"({"e":[{"a":"x","b":["1","2"]},{"a":"y","b":["3"]}]})", "[x | 1/2]/[y | 3]/"},
        Case{"merge", tbl({tr({"{{e[].a|merge}}", "{{e[].b}}"})}),
             R"({"e":[{"a":"x","b":"1"},{"a":"x","b":"2"},{"a":"x","b":"3"},{"a":"y","b":"4"},{"b":"5"},{"b":"6"}]})",
             "[vx | 1]/[^ | 2]/[^ | 3]/[y | 4]/[ | 5]/[ | 6]/"},
        Case{"block_of_tables",
             p("{{#c[]}}") + tbl({tr({"{{#}}", "{{c[].date}}"})}) + tbl({tr({"{{#}}", "{{c[].e[].a}}"})}) +
                 p("{{/c[]}}") + p("конец"),
             R"({"c":[{"date":"2024-09-01","e":[{"a":"x"},{"a":"y"}]},{"e":[{"a":"z"}]},{"date":"2024-11-01"}]})",
             "[1 | 01.09.2024]/[1 | x]/[2 | y]/[2 | ]/[1 | z]/[3 | 01.11.2024]/[1 | ]/конец/"},
        Case{"block_without_elements", p("{{#c[]}}") + tbl({tr({"А", "{{c[].date}}"})}) + p("{{/c[]}}"), "{}",
             "[А | ]/"},
        Case{"filled_prints_nothing", tbl({tr({"{{e[].a|filled}}", "{{e[].a}}"})}), R"({"e":[{"a":"x"}]})", "[ | x]/"},
        Case{"conditional_row", tbl({tr({"Код{{?code}}", "{{code}}"}), tr({"x"})}), "{}", "[x]/"},
        Case{"conditional_row_stays", tbl({tr({"Код{{?code}}", "{{code}}"})}), R"({"code":"7"})", "[Код | 7]/"},
        Case{"conditional_repeated_row", tbl({tr({"{{?e[].a}}{{e[].a}}", "{{e[].b}}"}), tr({"x"})}),
             R"({"e":[{"a":"1","b":"2"},{"b":"3"}]})", "[1 | 2]/[x]/"}),
    [](const auto& test) { return std::string(test.param.name); });

std::string keyed_table() {
  return tbl({tr({"А", "{{e[k=А].low}}"}), tr({"Б", "{{e[k=Б].low}}"}), tr({"{{e[].k}}", "{{e[].low}}"})});
}

INSTANTIATE_TEST_SUITE_P(
    StaticRows, Repeats,
    ::testing::Values(Case{"rest_is_empty", keyed_table(), R"({"e":[{"k":"Б","low":5}]})", "[А | ]/[Б | 5]/"},
                      Case{"rest_takes_the_others", keyed_table(),
                           R"({"e":[{"k":"В","low":1},{"k":"А","low":2},{"k":"Г","low":3}]})",
                           "[А | 2]/[Б | ]/[В | 1]/[Г | 3]/"},
                      Case{"a_second_of_the_same_key_is_of_the_rest", keyed_table(),
                           R"({"e":[{"k":"А","low":2},{"k":"А","low":3}]})", "[А | 2]/[Б | ]/[А | 3]/"},
                      Case{"least_rows_do_not_hold", keyed_table(), "{}", "[А | ]/[Б | ]/", 4}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Put, PrintsPresetsWhereTheRouteSaysNothing) {
  FormFacts form_facts = facts();
  form_facts.preset = {{"e[0].a", "Предметная & методическая"}};
  form_facts.rows["e"] = 2;
  const std::string form = docx(tbl({tr({"{{e[].a}}", "{{e[].b}}"})}));
  EXPECT_EQ(text_of(made(form, form_facts, json("{}"), Mode::fill)), "[Предметная & методическая | ]/[ | ]/");
  EXPECT_EQ(text_of(made(form, form_facts, json(R"({"e":[{"a":"x"}]})"), Mode::fill)), "[x | ]/[ | ]/");
  EXPECT_EQ(text_of(made(form, form_facts, json(R"({"e":[{"b":"y"}]})"), Mode::fill)), "[ | y]/[ | ]/")
      << "in a row that says something the form would put words into its mouth";
}

TEST(Put, SetsTheMergeBeforeBordersAndBehindTheWidth) {
  const std::string cell =
      "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/><w:gridSpan w:val=\"2\"/><w:vAlign w:val=\"top\"/></w:tcPr>" +
      p("{{e[].a|merge}}") + "</w:tc>";
  const std::string out = made(docx(tbl({tr({cell})})), facts(), json(R"({"e":[{"a":"x"},{"a":"x"}]})"), Mode::fill);
  EXPECT_NE(member(out, "word/document.xml").find("<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/><w:vAlign"),
            std::string::npos);
}

TEST(Put, RepeatedUnitsLeaveOutWhatMayStandOnlyOnce) {
  const std::string row =
      "<w:tr w14:paraId=\"01\" xmlns:w14=\"urn:x\" w:rsidR=\"02\">"
      "<w:tc><w:tcPr/><w:p><w:bookmarkStart w:id=\"1\" w:name=\"b\"/>" +
      r("{{e[].a}}") + "<w:bookmarkEnd w:id=\"1\"/></w:p></w:tc></w:tr>";
  const std::string xml =
      member(made(docx(tbl({row})), facts(), json(R"({"e":[{"a":"x"},{"a":"y"}]})"), Mode::fill), "word/document.xml");
  EXPECT_EQ(xml.find("paraId"), std::string::npos);
  EXPECT_EQ(xml.find("rsid"), std::string::npos);
  EXPECT_EQ(xml.find("bookmark"), std::string::npos);
}

TEST(Put, FillsHeadersAndFooters) {
  const std::string form = docx(p("{{goal}}"), {{"word/header1.xml", part("hdr", p("Код {{code}}"))},
                                                {"word/footer1.xml", part("ftr", p("без меток"))}});
  const std::string out = made(form, facts(), json(R"({"code":"7"})"), Mode::fill);
  EXPECT_EQ(text_of(out, "word/header1.xml"), "Код 7/");
  EXPECT_EQ(text_of(out, "word/footer1.xml"), "без меток/");
}

TEST(Put, CopiesUntouchedMembersAsTheyLie) {
  const std::string form = docx(p("{{goal}}"));
  const std::string out = made(form, facts(), json("{}"), Mode::fill);
  const auto before = opc::Package::open(form);
  const auto after = opc::Package::open(out);
  ASSERT_TRUE(before.ok() && after.ok());
  ASSERT_EQ(before->members().size(), after->members().size());
  for (std::size_t i = 0; i < before->members().size(); ++i) {
    EXPECT_EQ(before->members()[i].name, after->members()[i].name);
    if (before->members()[i].name == "word/document.xml") continue;
    EXPECT_EQ(before->members()[i].compressed, after->members()[i].compressed) << before->members()[i].name;
  }
}

TEST(Put, GivesTheSameBytesForTheSameRoute) {
  const auto compiled = Template::compile(docx(tbl({tr({"{{e[].a}}"})})), facts());
  ASSERT_TRUE(compiled.ok());
  Scratch scratch;
  std::string first, second, other;
  const route::Value route = json(R"({"e":[{"a":"x"},{"a":"y"}]})");
  ASSERT_TRUE(compiled->put(route, scratch, first).ok());
  ASSERT_TRUE(compiled->put(json("{}"), scratch, other).ok());
  ASSERT_TRUE(compiled->put(route, scratch, second).ok());
  EXPECT_EQ(first, second);
  ASSERT_TRUE(compiled->blank(route, scratch, first).ok());
  ASSERT_TRUE(compiled->blank(route, scratch, second).ok());
  EXPECT_EQ(first, second);
}

TEST(Put, LeavesOutBindingsAndAttachedTemplates) {
  const std::string settings_rels =
      relationships(relationship("rId1", "attachedTemplate", "file:///C:/x.dotm", " TargetMode=\"External\""));
  const std::string bound =
      "<w:sdt><w:sdtPr><w:id w:val=\"70\"/><w:dataBinding w:xpath=\"/a\" w:storeItemID=\"{0}\"/>"
      "</w:sdtPr><w:sdtContent>" +
      p("{{goal}}") + "</w:sdtContent></w:sdt>";
  const std::string form = docx(bound,
                                {{"word/settings.xml", part("settings", "<w:attachedTemplate r:id=\"rId1\"/>")},
                                 {"word/_rels/settings.xml.rels", settings_rels},
                                 {"customXml/item1.xml", "<a/>"}},
                                "", relationship("rId9", "customXml", "../customXml/item1.xml"));
  const std::string out = made(form, facts(), json(R"({"goal":"Ц"})"), Mode::fill);
  EXPECT_EQ(text_of(out), "Ц/");
  EXPECT_EQ(member(out, "word/document.xml").find("dataBinding"), std::string::npos);
  EXPECT_EQ(member(out, "word/settings.xml").find("attachedTemplate"), std::string::npos);
  EXPECT_EQ(member(out, "word/_rels/settings.xml.rels").find("dotm"), std::string::npos);
  EXPECT_EQ(member(out, "word/_rels/document.xml.rels").find("customXml"), std::string::npos);
  EXPECT_EQ(member(out, "customXml/item1.xml"), "");
}

struct Refusal {
  const char* name;
  std::string body;
  const char* where;
};

class TemplateIsRefused : public ::testing::TestWithParam<Refusal> {};

TEST_P(TemplateIsRefused, WithThePlace) {
  const auto compiled = Template::compile(docx(GetParam().body), facts());
  ASSERT_FALSE(compiled.ok());
  EXPECT_EQ(compiled.error().code, Code::bad_template);
  EXPECT_EQ(compiled.error().where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Put, TemplateIsRefused,
    ::testing::Values(Refusal{"not_closed", p("x") + p("{{goal"), "абзац 2: {{goal"},
                      Refusal{"two_arrays", tbl({tr({"{{a[].x}}", "{{b[].x}}"})}),
                              "таблица 1, строка 1, ячейка 2: {{b[].x}}"},
                      Refusal{"block_not_closed", p("{{#a[]}}") + p("{{a[].x}}"), "абзац 1: {{#a[]}}"},
                      Refusal{"block_not_begun", p("{{/a[]}}"), "абзац 1: {{/a[]}}"},
                      Refusal{"blocks_crossed", p("{{#a[]}}") + p("{{#a[].b[]}}") + p("{{/a[]}}") + p("{{/a[].b[]}}"),
                              "абзац 1: {{#a[]}}"},
                      Refusal{"number_outside", p("{{#}} {{goal}}"), "абзац 1: {{#}}"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Put, RefusesMacros) {
  const auto compiled = Template::compile(docx(p("{{goal}}"), {{"word/vbaProject.bin", "x"}}), facts());
  ASSERT_FALSE(compiled.ok());
  EXPECT_EQ(compiled.error().code, Code::bad_template);
}

TEST(NamesInACase, AreDeclinedAndDoubtsAreTold) {
  FormFacts with_rules = facts();
  with_rules.declension =
      text::Declension::load(std::filesystem::path(MARSHRUT_SOURCE_DIR) / "data/declension/names.json").value();
  const std::string form = docx(p("{{full_name|name:dative}}; {{full_name|initials:genitive}}; {{full_name}}"));
  const auto compiled = Template::compile(form, with_rules);
  ASSERT_TRUE(compiled.ok());
  Scratch scratch;
  std::string out;
  ASSERT_TRUE(compiled->put(json(R"({"full_name":"Кравец Иван Петрович"})"), scratch, out).ok());
  EXPECT_EQ(text_of(out), "Кравцу Ивану Петровичу; Кравца И. П.; Кравец Иван Петрович/");
  ASSERT_EQ(scratch.state.doubts.size(), 2U);
  EXPECT_EQ(scratch.state.doubts[0], (Doubt{"Кравец Иван Петрович", text::Case::dative, "Кравцу Ивану Петровичу"}));
  ASSERT_TRUE(compiled->put(json(R"({"full_name":"Иванова Анна Петровна"})"), scratch, out).ok());
  EXPECT_EQ(text_of(out), "Ивановой Анне Петровне; Ивановой А. П.; Иванова Анна Петровна/");
  EXPECT_TRUE(scratch.state.doubts.empty());
  ASSERT_TRUE(compiled->put(json("{}"), scratch, out).ok());
  EXPECT_EQ(text_of(out), "; ; /");
}

}  // namespace
}  // namespace marshrut::lens
