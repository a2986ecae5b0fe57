#include "opc/xml.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "unit/opc/zips.hpp"

namespace marshrut::opc::test {
namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  for (; times > 0; --times) all += text;
  return all;
}

enum class Form { utf8, utf8_mark, utf16_le, utf16_be, utf16_le_mark, utf16_be_mark };

std::string encoded(std::string_view ascii, Form form) {
  if (form == Form::utf8) return std::string(ascii);
  if (form == Form::utf8_mark) return "\xEF\xBB\xBF" + std::string(ascii);
  const bool big = form == Form::utf16_be || form == Form::utf16_be_mark;
  std::string bytes;
  if (form == Form::utf16_le_mark) bytes = "\xFF\xFE";
  if (form == Form::utf16_be_mark) bytes = "\xFE\xFF";
  for (const char c : ascii) {
    if (big) bytes.push_back('\0');
    bytes.push_back(c);
    if (!big) bytes.push_back('\0');
  }
  return bytes;
}

struct Case {
  const char* name;
  std::string input;
  std::string want;
};

std::vector<Case> cases() {
  const std::string pad(200, ' ');  // pushes what follows into the blocks of the fast gear
  return {
      {"plain", "<?xml version=\"1.0\"?><a><b x=\"1\"/>text</a>", "ok"},
      {"doctype", "<!DOCTYPE a><a/>", "unsafe-xml"},
      {"doctype after the declaration", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", "unsafe-xml"},
      {"doctype in lower case", "<!doctype html><a/>", "unsafe-xml"},
      {"doctype after a comment", "<!-- a -->" + pad + "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "unsafe-xml"},
      {"doctype inside", "<a>" + pad + "<!DOCTYPE a></a>", "unsafe-xml"},
      {"entity alone", "<a><!ENTITY b \"c\"></a>", "unsafe-xml"},
      {"doctype after a tricky comment", "<!--><!--> --><!DOCTYPE a><a/>", "unsafe-xml"},
      {"doctype in a comment", "<a><!-- <!DOCTYPE a> " + pad + "<!ENTITY> --></a>", "ok"},
      {"doctype in CDATA", "<a><![CDATA[ <!DOCTYPE a> ]]" + pad + "]]></a>", "ok"},
      {"doctype in an instruction", "<?a <!DOCTYPE a> ?>" + pad + "<a/>", "ok"},
      {"doctype in quotes", "<a b=\"&lt;!DOCTYPE\" c='<!DOCTYPE'>" + pad + "</a>", "ok"},
      {"doctype as text", "<a>" + pad + "!DOCTYPE</a>", "ok"},
      {"apostrophes in text", "<a>" + repeat("it's \"so\" > <b/> ", 50) + "</a>", "ok"},
      {"greater in quotes", "<a>" + repeat("<b c=\"d>e/>\">x</b>", 50) + "</a>", "ok"},
      {"slash at the end of a value", "<a>" + repeat("<b c=\"/\"/>", 300) + "</a>", "ok"},
      {"text like an end", "<a>" + repeat("x />", 300) + "</a>", "ok"},
      {"as deep as may be", repeat("<a>", 256) + repeat("</a>", 256), "ok"},
      {"one too deep", repeat("<a>", 257) + repeat("</a>", 257), "too-large"},
      {"one too deep with attributes", repeat("<a b=\"cdefghijklmn\" c='d'>", 257), "too-large"},
      {"depth hidden by a quoted end", repeat("<a b=\"/>\">", 257), "too-large"},
      {"depth hidden by an apostrophed end", repeat("<a b='\"/>'>", 257), "too-large"},
      {"depth hidden by quoted end tags", repeat("<a b=\"</a>\">", 257), "too-large"},
      {"depth hidden by text", repeat("<a>/>", 257), "too-large"},
      {"depth hidden in a comment", repeat("<a><!--</a>-->", 257), "too-large"},
      {"depth hidden in CDATA", repeat("<a><![CDATA[</a>]]>", 257), "too-large"},
      {"many siblings", "<a>" + repeat("<b/><c></c>", 5000) + "</a>", "ok"},
      {"more ends than beginnings", "<a></a></a>", "damaged"},
      {"tag in a tag", "<a <b>", "damaged"},
      {"comment without end", "<a><!-- ", "damaged"},
      {"CDATA without end", "<a><![CDATA[ ]]", "damaged"},
      {"instruction without end", "<?xml ", "damaged"},
      {"cut in a tag", "<a b=\"", "ok"},  // for the parser to say
      {"nothing", "", "ok"},
      {"only a bracket", "<", "ok"},
  };
}

TEST(GuardXml, JudgesInEveryEncodingAndAtEveryOffset) {
  for (const Form form :
       {Form::utf8, Form::utf8_mark, Form::utf16_le, Form::utf16_be, Form::utf16_le_mark, Form::utf16_be_mark}) {
    for (const Case& c : cases()) {
      for (const std::size_t shift : {0U, 1U, 7U, 15U, 31U, 50U, 62U, 63U, 64U}) {
        if (c.input.size() < 2 && shift > 0) continue;
        const std::string before = shift == 0 ? "" : "<!--" + std::string(shift, '-') + "a-->";
        const Exact bytes(encoded(before + c.input, form));
        EXPECT_EQ(outcome(guard_xml(bytes.view())), c.want)
            << c.name << " in form " << static_cast<int>(form) << " at " << shift;
      }
    }
  }
}

TEST(GuardXml, CountsElements) {
  XmlLimits limits;
  limits.max_elements = 1001;
  EXPECT_TRUE(guard_xml("<a>" + repeat("<b/>", 1000) + "</a>", limits));
  const auto done = guard_xml("<a>" + repeat("<b/>", 1001) + "</a>", limits);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::too_large);
}

TEST(GuardXml, RefusesAHundredThousandLevelsAtOnce) {
  const std::string deep = repeat("<w:p>", 100000);
  const auto start = std::chrono::steady_clock::now();
  const auto done = guard_xml(deep);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(50));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::too_large);
}

TEST(GuardXml, RefusesUtf32) {
  using namespace std::string_literals;
  for (const std::string& bytes : {"<\0\0\0a\0\0\0"s, "\0\0\0<\0\0\0a"s, "\xFF\xFE\0\0<\0\0\0"s, "\0\0\xFE\xFF"s}) {
    EXPECT_EQ(outcome(guard_xml(bytes)), "damaged");
  }
}

TEST(GuardXml, TakesUtf16OfOddLengthAndForeignLetters) {
  using namespace std::string_literals;
  EXPECT_EQ(outcome(guard_xml("\xFF\xFE<\0a\0>\0\x3C\x04<\0/\0a\0>\0x"s)), "ok");  // U+043C is no bracket
  EXPECT_EQ(outcome(guard_xml("\xFF\xFE<\0a\0/\0>\0<\0!\0D\0"s)), "unsafe-xml");
}

TEST(IsUtf16, KnowsMarksAndFirstCharacters) {
  using namespace std::string_literals;
  EXPECT_TRUE(is_utf16("\xFF\xFE<\0"s));
  EXPECT_TRUE(is_utf16("\xFE\xFF\0<"s));
  EXPECT_TRUE(is_utf16("<\0?\0"s));
  EXPECT_TRUE(is_utf16("\0<\0?"s));
  EXPECT_FALSE(is_utf16("<?xml"));
  EXPECT_FALSE(is_utf16(""));
  EXPECT_FALSE(is_utf16("<\0\0\0"s));
}

}  // namespace
}  // namespace marshrut::opc::test
