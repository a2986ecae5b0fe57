// What is no document that Word would open is refused, with the cause.
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::open_docx;
using test::par;
using test::run;
using test::wrap;

std::string outcome(const Result<Document>& document) {
  return document ? "ok" : std::string(code_name(document.error().code));
}

struct Case {
  const char* name;
  std::string input;  // the main part
  const char* want;
};

class Refusal : public testing::TestWithParam<Case> {};

TEST_P(Refusal, Ends) {
  EXPECT_EQ(outcome(open_docx(DocxBuilder().main_xml(GetParam().input).bytes())), GetParam().want);
}

std::string text(std::string_view raw) { return wrap(join({"<w:p><w:r><w:t>", raw, "</w:t></w:r></w:p>"})); }

const std::vector<Case> kCases = {
    {"Sound", wrap(par("a")), "ok"},
    {"CutOff", wrap(par("a")).substr(0, 300), "damaged"},
    {"WrongNesting", wrap("<w:p><w:r></w:p></w:r>"), "damaged"},
    {"EndsTooMany", wrap("</w:p>"), "damaged"},
    {"Empty", "", "damaged"},
    {"OnlyBlanks", "  \n", "damaged"},
    {"OnlyText", "text", "damaged"},
    {"TwoRoots", wrap(par("a")) + "<w:document/>", "damaged"},
    {"TextAfterTheRoot", wrap(par("a")) + "text", "damaged"},
    {"TextBeforeTheRoot", "text<w:document><w:body/></w:document>", "damaged"},
    {"BlanksAroundTheRoot", "\n<w:document><w:body/></w:document>\n <!-- end -->\n", "ok"},
    {"BareAmpersand", text("Рога & копыта"), "damaged"},
    {"UnknownEntity", text("a&nbsp;b"), "damaged"},
    {"AmpersandInAttribute", wrap("<w:p w:x=\"a&b\"/>"), "damaged"},
    {"AmpersandInComment", wrap("<!-- a & b -->" + par("a")), "ok"},
    {"AmpersandInCdata", text("<![CDATA[a & b]]>"), "ok"},
    {"BareAfterComment", wrap("<!-- a & b -->" + par("a & b")), "damaged"},
    {"NullReference", text("&#0;"), "damaged"},
    {"SurrogateReference", text("&#xD800;"), "damaged"},
    {"HugeReference", text("&#99999999999;"), "damaged"},
    {"EmptyReference", text("&;&#;&#x;"), "damaged"},
    {"ControlCharacter", text("a\x01"), "damaged"},
    {"NullCharacter", text(std::string_view("a\0b", 3)), "damaged"},
    {"BrokenUtf8", text("\xD0"), "damaged"},
    {"Windows1251", "<?xml version=\"1.0\" encoding=\"windows-1251\"?>" + text("\xCF\xF0").substr(55), "damaged"},
    {"HalfUtf16", std::string("\xFF\xFE<\0x\0/\0>\0\0", 11), "damaged"},
    {"HalfPair", std::string("\xFF\xFE<\0x\0>\0\x00\xD8<\0/\0x\0>\0", 18), "damaged"},
    {"Doctype", "<!DOCTYPE w:document>" + wrap("").substr(55), "unsafe-xml"},
    {"EntityBomb", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:document>&b;</w:document>",
     "unsafe-xml"},
    {"Workbook", "<workbook xmlns=\"urn:x\"><sheets/></workbook>", "unsupported-format"},
    {"Presentation", "<p:presentation xmlns:p=\"urn:p\"/>", "unsupported-format"},
    {"OtherRoot", "<w:hdr><w:p/></w:hdr>", "damaged"},
    {"NoBody", "<w:document><w:frameset/></w:document>", "ok"},
    {"GridSpanTooWide",
     wrap("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"5000\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"), "too-large"},
    {"GridBeforeTooWide", wrap("<w:tbl><w:tr><w:trPr><w:gridBefore w:val=\"4000000000\"/></w:trPr></w:tr></w:tbl>"),
     "too-large"},
};

INSTANTIATE_TEST_SUITE_P(Docx, Refusal, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

std::string nested(std::string_view open, std::string_view inner, std::string_view close, std::size_t times) {
  std::string xml(inner);
  for (std::size_t i = 0; i < times; ++i) xml = join({open, xml, close});
  return xml;
}

TEST(Refusal, TooDeep) {
  const auto tables = [](std::size_t times) {
    return DocxBuilder().body(nested("<w:tbl><w:tr><w:tc>", par("x"), "</w:tc></w:tr></w:tbl>", times)).bytes();
  };
  EXPECT_EQ(outcome(open_docx(tables(20))), "ok");
  EXPECT_EQ(outcome(open_docx(tables(60))), "too-large");
  EXPECT_EQ(outcome(open_docx(tables(2000))), "too-large");
  EXPECT_EQ(
      outcome(open_docx(
          DocxBuilder().body("<w:p>" + nested("<w:smartTag>", run("x"), "</w:smartTag>", 40) + "</w:p>").bytes())),
      "ok");
}

TEST(Refusal, TooManyParagraphs) {
  Limits limits;
  limits.max_paragraphs = 2;
  EXPECT_EQ(outcome(open_docx(DocxBuilder().body("<w:p/><w:p/>").bytes(), limits)), "ok");
  EXPECT_EQ(outcome(open_docx(DocxBuilder().body("<w:p/><w:p/><w:p/>").bytes(), limits)), "too-large");
}

TEST(Refusal, SaysWhere) {
  const auto document = open_docx(DocxBuilder().main_xml(text("a & b")).bytes());
  ASSERT_FALSE(document);
  EXPECT_EQ(document.error().where.rfind("word/document.xml: byte ", 0), 0U) << document.error().where;
}

}  // namespace
}  // namespace marshrut::docx
