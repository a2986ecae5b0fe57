#include "lens/put_text.hpp"

#include <gtest/gtest.h>

#include "forms.hpp"

namespace marshrut::lens {
namespace {

struct Case {
  const char* name;
  std::string input;
  const char* want;
};

class TextInRun : public ::testing::TestWithParam<Case> {};

TEST_P(TextInRun, IsWellFormed) {
  std::string out;
  append_text(out, GetParam().input);
  EXPECT_EQ(out, GetParam().want);
}

INSTANTIATE_TEST_SUITE_P(Text, TextInRun,
                         ::testing::Values(Case{"markup", "a<b>&\"", "a&lt;b&gt;&amp;\""},
                                           Case{"russian", "Ёж №1", "Ёж №1"},
                                           Case{"line_break", "a\nb", "a</w:t><w:br/><w:t xml:space=\"preserve\">b"},
                                           Case{"tab", "a\tb", "a</w:t><w:tab/><w:t xml:space=\"preserve\">b"},
                                           Case{"controls_dropped", std::string("a\0b\x0b\r", 5), "ab"},
                                           Case{"emoji", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8F\xAB",
                                                "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8F\xAB"},
                                           Case{"broken_utf8", "a\xD0", "a\xEF\xBF\xBD"}),
                         [](const auto& test) { return std::string(test.param.name); });

class CourseLine : public ::testing::TestWithParam<Case> {};

TEST_P(CourseLine, CanBeReadBack) { EXPECT_EQ(course_line(testing::json(GetParam().input)), GetParam().want); }

INSTANTIATE_TEST_SUITE_P(
    Text, CourseLine,
    ::testing::Values(
        Case{"whole", R"({"program":"П","place":"М","hours":36,"result":"Р"})", "П; М; 36 ч.; Р"},
        Case{"no_place", R"({"program":"П","hours":36,"result":"Р"})", "П; 36 ч.; Р"},
        Case{"no_result", R"({"program":"П","place":"М","hours":6.5})", "П; М; 6,5 ч."},
        Case{"no_hours", R"({"program":"П","place":"М","result":"Р"})", "П; место: М; результат: Р"},
        Case{"no_program", R"({"place":"М","hours":36})", "место: М; 36 ч."},
        Case{"hours_as_text", R"({"program":"П","hours":"36–40","result":"Р"})", "П; часы: 36–40; результат: Р"},
        Case{"semicolon", R"({"program":"П; с","place":"М","hours":36})", "П; с | М | 36 ч."},
        Case{"program_alone", R"({"program":"П; с"})", "программа: П; с"},
        Case{"hours_alone", R"({"hours":36})", "часы: 36"},
        Case{"hours_within_program", R"({"program":"«П», 36 ч., зачёт"})", "программа: «П», 36 ч., зачёт"},
        Case{"program_like_a_number", R"({"program":"2024"})", "программа: 2024"},
        Case{"one_line", R"({"program":"П\nс"})", "П с"}),
    [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace marshrut::lens
