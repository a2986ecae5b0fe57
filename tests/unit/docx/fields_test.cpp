// Fields: their stored result is text, their instruction is not; legacy form fields have a state of their own.
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::open_docx;
using test::par;
using test::run;
using test::text_of_body;

std::string mark(std::string_view type, std::string_view inner = "") {
  return join({"<w:r><w:fldChar w:fldCharType=\"", type, "\">", inner, "</w:fldChar></w:r>"});
}
std::string instruction(std::string_view text) { return join({"<w:r><w:instrText>", text, "</w:instrText></w:r>"}); }
std::string field(std::string_view code, std::string_view result, std::string_view data = "") {
  return mark("begin", data) + instruction(code) + mark("separate") + std::string(result) + mark("end");
}
std::string form(std::string_view inner, std::string_view result = "") {
  return "<w:p>" + field("FORM", result, join({"<w:ffData>", inner, "</w:ffData>"})) + run(".") + "</w:p>";
}

struct Case {
  const char* name;
  std::string input, want;
};

class Fields : public testing::TestWithParam<Case> {};

TEST_P(Fields, ReadAs) { EXPECT_EQ(text_of_body(GetParam().input), GetParam().want); }

const std::string kEntries = "<w:listEntry w:val=\"первая\"/><w:listEntry w:val=\"высшая\"/>";

const std::vector<Case> kCases = {
    {"Simple", "<w:p><w:fldSimple w:instr=\"PAGE\"><w:fldData>QQ==</w:fldData>" + run("3") + "</w:fldSimple></w:p>",
     "3"},
    {"Complex", "<w:p>" + run("a") + field("DATE", run("01.09")) + run("b") + "</w:p>", "a01.09b"},
    {"InstructionInPieces",
     "<w:p>" + mark("begin") + instruction("MERGE") + run("FIELD") + mark("separate") + run("r") + mark("end") +
         "</w:p>",
     "r"},
    {"NestedInInstruction",
     "<w:p>" + mark("begin") + instruction("IF ") + field("A", run("hidden")) + instruction(" = 1") + mark("separate") +
         run("yes") + mark("end") + "</w:p>",
     "yes"},
    {"NestedInResult", "<w:p>" + field("TOC", run("1 ") + field("PAGEREF", run("7"))) + "</w:p>", "1 7"},
    {"WithoutResult", "<w:p>" + run("a") + mark("begin") + instruction("XE") + mark("end") + run("b") + "</w:p>", "ab"},
    {"OverParagraphs",
     "<w:p>" + mark("begin") + instruction("X") + "</w:p><w:p>" + instruction("Y") + mark("separate") + run("r1") +
         "</w:p><w:p>" + run("r2") + mark("end") + run("z") + "</w:p>",
     "|r1|r2z"},
    {"NeverEndedInCell",
     "<w:tbl><w:tr><w:tc><w:p>" + mark("begin") + run("lost") + "</w:p></w:tc><w:tc>" + par("kept") +
         "</w:tc></w:tr></w:tbl>",
     "|kept"},
    {"StrayMarks", "<w:p>" + mark("end") + mark("separate") + run("a") + "</w:p>", "a"},
    {"FormText", form("<w:textInput/>", run("Петров")), "Петров."},
    {"BoxTicked", form("<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/><w:checked w:val=\"1\"/></w:checkBox>"), "☒."},
    {"BoxTickedWithoutVal", form("<w:checkBox><w:checked/></w:checkBox>"), "☒."},
    {"BoxUnticked", form("<w:checkBox><w:default w:val=\"1\"/><w:checked w:val=\"0\"/></w:checkBox>"), "☐."},
    {"BoxByDefault", form("<w:checkBox><w:default w:val=\"1\"/></w:checkBox>"), "☒."},
    {"BoxByNothing", form("<w:checkBox><w:sizeAuto/></w:checkBox>"), "☐."},
    {"BoxResultIsNoSecondValue", form("<w:checkBox><w:checked/></w:checkBox>", run("☒")), "☒."},
    {"ListChosen", form("<w:ddList><w:result w:val=\"1\"/>" + kEntries + "</w:ddList>"), "высшая."},
    {"ListFirst", form("<w:ddList>" + kEntries + "</w:ddList>"), "первая."},
    {"ListByDefault", form("<w:ddList><w:default w:val=\"1\"/>" + kEntries + "</w:ddList>"), "высшая."},
    {"ListResultOverDefault",
     form("<w:ddList><w:result w:val=\"0\"/><w:default w:val=\"1\"/>" + kEntries + "</w:ddList>"), "первая."},
    {"ListOutOfRange", form("<w:ddList><w:result w:val=\"99999999999999999999\"/></w:ddList>"), "."},
    {"ListResultIsNoSecondValue", form("<w:ddList><w:result w:val=\"1\"/>" + kEntries + "</w:ddList>", run("высшая")),
     "высшая."},
};

INSTANTIATE_TEST_SUITE_P(Docx, Fields, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

TEST(Fields, NamedFormFieldsAreControls) {
  const std::string body = form("<w:name w:val=\"Имя\"/><w:textInput/>", run("Анна")) +
                           form("<w:name w:val=\"Да\"/><w:checkBox><w:checked/></w:checkBox>") +
                           form("<w:name w:val=\"\"/><w:textInput/>", run("без имени"));
  const auto document = open_docx(DocxBuilder().body(body).bytes());
  ASSERT_TRUE(document);
  ASSERT_EQ(document->controls().size(), 2U);
  EXPECT_EQ(document->controls()[0].tag, "Имя");
  EXPECT_EQ(document->text(document->controls()[0].text), "Анна");
  EXPECT_EQ(document->text(document->controls()[1].text), "☒");
  EXPECT_TRUE(document->controls()[1].checkbox);
}

}  // namespace
}  // namespace marshrut::docx
