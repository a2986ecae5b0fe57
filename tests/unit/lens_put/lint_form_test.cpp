#include "lens/lint_form.hpp"

#include <gtest/gtest.h>

#include "forms.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;

struct Case {
  const char* name;
  std::string body;
  const char* want;  // "code @ place: marker", parted by "; "
};

class LintCases : public ::testing::TestWithParam<Case> {};

TEST_P(LintCases, FindsWhatCannotBeReadBack) {
  const auto findings = lint(docx(GetParam().body), facts());
  ASSERT_TRUE(findings.ok());
  std::string got;
  for (const LintFinding& finding : *findings) {
    got += (got.empty() ? "" : "; ") + finding.code + " @ " + finding.place + ": " + finding.marker;
    EXPECT_FALSE(finding.message.empty());
  }
  EXPECT_EQ(got, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, LintCases,
    ::testing::Values(
        Case{"clean", p("{{goal}}, {{code}}") + tbl({tr({"{{#}}", "{{e[].a}}", "{{e[].b}}"})}), ""},
        Case{"two_without_text_between", p("{{goal}} {{code}}"), "ambiguous @ абзац 1: {{goal}} {{code}}"},
        Case{"told_apart_by_kind", p("{{goal}} {{t.email}} {{t.phone}}{{t.date}}"), ""},
        Case{"two_dates", p("{{a.start}} {{a.end}}"), "ambiguous @ абзац 1: {{a.start}} {{a.end}}"},
        Case{"condition_is_no_text", p("{{goal}}{{?code}}{{code}}"), "ambiguous @ абзац 1: {{goal}}{{code}}"},
        Case{"unknown_path", tbl({tr({"x", "{{teacher.none}}"})}),
             "unknown-path @ таблица 1, строка 1, ячейка 2: {{teacher.none}}"},
        Case{"unknown_filter", p("{{goal|caps}}"), "unknown-filter @ абзац 1: {{goal|caps}}"},
        Case{"bad_argument", p("{{a.date|date:x}}"), "bad-argument @ абзац 1: {{a.date|date:x}}"},
        Case{"not_closed", p("{{goal"), "not-closed @ абзац 1: {{goal"},
        Case{"two_arrays", tbl({tr({"{{a[].x}}", "{{b[].x}}"})}),
             "two-arrays @ таблица 1, строка 1, ячейка 2: {{b[].x}}"},
        Case{"twice", p("{{goal}}") + p("{{goal}}"), "twice @ абзац 2: {{goal}}"},
        Case{"twice_with_echo", p("{{goal}}") + p("{{goal|echo}}"), ""},
        Case{"twice_with_initials", p("{{full_name}}") + p("{{full_name|initials}}"), ""},
        Case{"block", p("{{#a[]}}") + tbl({tr({"{{a[].x}}", "{{a[].b[].y}}"})}) + p("{{/a[]}}"), ""},
        Case{"block_not_closed", p("{{#a[]}}") + p("{{a[].x}}"), "block @ абзац 1: {{#a[]}}"},
        Case{"block_not_begun", p("{{/a[]}}"), "block @ абзац 1: {{/a[]}}"},
        Case{"block_beside_text", p("Таблицы {{#a[]}}") + p("{{/a[]}}"), "block @ абзац 1: {{#a[]}}"},
        Case{"filled_twice", tbl({tr({"{{a[].x|filled}}", "{{a[].x}}"})}), ""},
        Case{"case_read_elsewhere", p("{{full_name}}") + p("{{full_name|name:dative}}"), ""},
        Case{"case_read_nowhere", p("{{full_name|name:dative}}"), "not-read @ абзац 1: {{full_name|name:dative}}"},
        Case{"echo_read_nowhere", p("{{goal|echo}}"), "not-read @ абзац 1: {{goal|echo}}"},
        Case{"marks_of_one_value", tbl({tr({"{{level|mark:А}}", "{{level|mark:Б}}"})}), ""},
        Case{"number_outside", p("{{#}}. {{goal}}"), "row-number @ абзац 1: {{#}}"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(Lint, AFormThatIsOnlyPrintedNeedNotBeReadable) {
  FormFacts printed = facts();
  printed.reads = false;
  const auto findings = lint(docx(p("{{goal}} {{code}}") + p("{{goal}}") + p("{{full_name|name:dative}}")), printed);
  ASSERT_TRUE(findings.ok());
  EXPECT_TRUE(findings->empty());
}

TEST(Lint, ShowsAnExampleOfTheAmbiguity) {
  const auto findings = lint(docx(p("{{goal}}{{code}}")), facts());
  ASSERT_TRUE(findings.ok());
  ASSERT_EQ(findings->size(), 1U);
  EXPECT_EQ(findings->front().example, "«одиндва» + «три» и «один» + «дватри» печатаются одинаково: «одиндватри»");
}

TEST(Lint, RefusesMacrosAndLooksIntoHeaders) {
  const auto findings =
      lint(docx(p("x"), {{"word/vbaProject.bin", "x"}, {"word/header1.xml", part("hdr", p("{{x"))}}), facts());
  ASSERT_TRUE(findings.ok());
  ASSERT_EQ(findings->size(), 2U);
  EXPECT_EQ(findings->front().code, "macros");
  EXPECT_EQ(findings->back().place, "верхний колонтитул, абзац 1");
}

}  // namespace
}  // namespace marshrut::lens
