// What stands within a paragraph: runs, breaks, symbols, links, content controls, hidden text.
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::open_docx;
using test::par;
using test::run;
using test::text_of;
using test::text_of_body;

struct Case {
  const char* name;
  std::string input;  // body XML
  const char* want;   // paragraphs joined by '|'
};

class Inline : public testing::TestWithParam<Case> {};

TEST_P(Inline, ReadsAs) { EXPECT_EQ(text_of_body(GetParam().input), GetParam().want); }

std::string sdt(std::string_view content, std::string_view properties = "") {
  return join({"<w:sdt><w:sdtPr>", properties, "</w:sdtPr><w:sdtContent>", content, "</w:sdtContent></w:sdt>"});
}

const std::vector<Case> kCases = {
    {"RunsJoined", "<w:p>" + run("Ива") + "<w:proofErr w:type=\"spellStart\"/>" + run("нов", "<w:b/>") + "</w:p>",
     "Иванов"},
    {"BlanksKept", "<w:p>" + run("a ") + run(" b") + "</w:p>", "a  b"},
    {"EmptyParagraphs", "<w:p/><w:p></w:p>" + par("x"), "||x"},
    {"LineEndInFileIsBlank", "<w:p><w:r><w:t>a\nb\r\nc</w:t></w:r></w:p>", "a b c"},
    {"CommentAndCdataWithinText", "<w:p><w:r><w:t>a<!-- x -->b<![CDATA[<&>]]>c</w:t></w:r></w:p>", "ab<&>c"},
    {"ReferencesResolved", "<w:p><w:r><w:t>&lt;&amp;&#1071;&#x42F;</w:t></w:r></w:p>", "<&ЯЯ"},
    {"TabsAndBreaks",
     "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" "
     "w:pos=\"1\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
     "<w:t>c</w:t><w:cr/><w:t>d</w:t><w:ptab/></w:r></w:p>",
     "a\tb\nc\nd\t"},
    {"Hyphens", "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r></w:p>",
     "a\u2011b\u00ADc"},
    {"Symbols",
     "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/>"
     "<w:sym w:font=\"Symbol\" w:char=\"F0B7\"/></w:r></w:p>",
     "☑☐•"},
    {"Hyperlink", "<w:p><w:hyperlink>" + run("link") + "</w:hyperlink>" + run("!") + "</w:p>", "link!"},
    {"SmartTagAndCustomXml",
     "<w:p><w:smartTag><w:smartTag>" + run("a") + "</w:smartTag></w:smartTag><w:customXml>" + run("b") +
         "</w:customXml></w:p>",
     "ab"},
    {"Math", "<w:p><m:oMath xmlns:m=\"urn:m\"><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>", "x=1"},
    {"RubyBaseOnly",
     "<w:p><w:r><w:ruby><w:rt>" + run("small") + "</w:rt><w:rubyBase>" + run("base") +
         "</w:rubyBase></w:ruby></w:r></w:p>",
     "base"},
    {"ControlInline", "<w:p>" + run("a") + sdt(run("b")) + "</w:p>", "ab"},
    {"ControlNested", "<w:p>" + sdt(sdt(sdt(run("deep")))) + "</w:p>", "deep"},
    {"ControlAroundParagraphs", sdt(par("a") + par("b")) + par("c"), "a|b|c"},
    {"ControlAroundTable", sdt("<w:tbl><w:tr><w:tc>" + par("t") + "</w:tc></w:tr></w:tbl>"), "t"},
    {"ControlAroundRow", "<w:tbl>" + sdt("<w:tr><w:tc>" + par("r") + "</w:tc></w:tr>") + "</w:tbl>", "r"},
    {"ControlAroundCell", "<w:tbl><w:tr>" + sdt("<w:tc>" + par("c") + "</w:tc>") + "</w:tr></w:tbl>", "c"},
    {"ControlWithinCell", "<w:tbl><w:tr><w:tc>" + sdt(par("i")) + "</w:tc></w:tr></w:tbl>", "i"},
    {"HiddenRun", "<w:p>" + run("a") + run("secret", "<w:vanish/>") + run("b", "<w:vanish w:val=\"0\"/>") + "</w:p>",
     "ab"},
};

INSTANTIATE_TEST_SUITE_P(Docx, Inline, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

TEST(Inline, AnyPrefixReadsTheSame) {
  const std::string uri(test::kWordNamespace);
  const std::string prefixed =
      "<ns0:document xmlns:ns0=\"" + uri +
      "\"><ns0:body><ns0:p><ns0:r><ns0:t>a</ns0:t><ns0:tab/></ns0:r></ns0:p></ns0:body></ns0:document>";
  const std::string bare = "<document xmlns=\"" + uri + "\"><body><p><r><t>a</t><tab/></r></p></body></document>";
  EXPECT_EQ(text_of(open_docx(DocxBuilder().main_xml(prefixed).bytes())), "a\t");
  EXPECT_EQ(text_of(open_docx(DocxBuilder().main_xml(bare).bytes())), "a\t");
}

TEST(Inline, StrictReadsTheSame) {
  const std::string xml = test::wrap(par("строго"), test::kStrictWordNamespace);
  EXPECT_EQ(text_of(open_docx(DocxBuilder().strict().main_xml(xml).bytes())), "строго");
}

std::string utf16(std::string_view utf8, bool big_endian, bool mark) {
  std::string out;
  const auto put = [&](unsigned unit) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  };
  if (mark) put(0xFEFF);
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      put(lead);
    } else {  // two-byte letters are all that the tests need
      put((lead & 0x1FU) << 6U | (static_cast<unsigned char>(utf8[++i]) & 0x3FU));
    }
  }
  return out;
}

TEST(Inline, EncodingsReadTheSame) {
  const std::string xml = test::wrap(par("Ёлка & Co").replace(par("Ёлка & Co").find('&'), 1, "&amp;"));
  const std::string content = xml.substr(xml.find("?>") + 2);
  const std::string declared = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + content;
  const std::vector<std::pair<const char*, std::string>> cases = {
      {"plain", content},
      {"byte order mark", "\xEF\xBB\xBF" + xml},
      {"UTF-16 little", utf16(declared, false, true)},
      {"UTF-16 big", utf16(declared, true, true)},
      {"UTF-16 little, no mark", utf16(declared, false, false)},
      {"UTF-16 big, no mark", utf16(declared, true, false)},
  };
  for (const auto& [name, bytes] : cases) {
    EXPECT_EQ(text_of(open_docx(DocxBuilder().main_xml(bytes).bytes())), "Ёлка & Co") << name;
  }
}

TEST(Inline, HiddenByStyleOrItsBase) {
  const std::string styles =
      "<w:style w:type=\"character\" w:styleId=\"Ghost\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Child\"><w:basedOn w:val=\"Ghost\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Seen\"><w:basedOn w:val=\"Ghost\"/><w:rPr><w:vanish "
      "w:val=\"false\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Round\"><w:basedOn w:val=\"Round\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Dark\"><w:rPr><w:vanish/></w:rPr></w:style>";
  const std::string body = "<w:p>" + run("1", "<w:rStyle w:val=\"Ghost\"/>") + run("2", "<w:rStyle w:val=\"Child\"/>") +
                           run("3", "<w:rStyle w:val=\"Seen\"/>") + run("4", "<w:rStyle w:val=\"Round\"/>") +
                           run("5", "<w:rStyle w:val=\"Ghost\"/><w:vanish w:val=\"0\"/>") +
                           "</w:p><w:p><w:pPr><w:pStyle w:val=\"Dark\"/></w:pPr>" + run("6") +
                           run("7", "<w:vanish w:val=\"0\"/>") + "</w:p>" + par("8");
  const auto document = open_docx(DocxBuilder().styles(styles).body(body).bytes());
  EXPECT_EQ(text_of(document), "345|7|8");
  ASSERT_TRUE(document);
  ASSERT_EQ(document->asides().size(), 2U);
  EXPECT_EQ(document->asides()[0].text, "12");
  EXPECT_EQ(document->asides()[0].at, "body/p[1]");
  EXPECT_EQ(document->asides()[1].text, "6");
}

TEST(Inline, ControlsKnowTheirTextAndState) {
  const std::string body =
      "<w:p>" + run("x") + sdt(run("Иванов"), "<w:tag w:val=\"teacher\"/>") +
      sdt(run("Место для ввода"), "<w:tag w:val=\"school\"/><w:showingPlcHdr/>") +
      sdt(run("☒"), "<w:tag w:val=\"mark\"/><w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>") + "</w:p>";
  const auto document = open_docx(DocxBuilder().body(body).bytes());
  ASSERT_TRUE(document);
  ASSERT_EQ(document->controls().size(), 3U);
  EXPECT_EQ(document->text(document->controls()[0].text), "Иванов");
  EXPECT_EQ(document->controls()[0].tag, "teacher");
  EXPECT_FALSE(document->controls()[0].prompt);
  EXPECT_TRUE(document->controls()[1].prompt);
  EXPECT_TRUE(document->controls()[2].checkbox);
}

TEST(Inline, NumberedParagraphs) {
  const std::string numbered = "<w:p><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:p>";
  const std::string taken_away = "<w:p><w:pPr><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr></w:p>";
  const auto document = open_docx(DocxBuilder().body(numbered + taken_away).bytes());
  ASSERT_TRUE(document);
  EXPECT_TRUE(document->paragraphs()[0].numbered);
  EXPECT_FALSE(document->paragraphs()[1].numbered);
}

}  // namespace
}  // namespace marshrut::docx
