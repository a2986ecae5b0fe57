#include "opc/part_name.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace marshrut::opc {
namespace {

using namespace std::string_view_literals;

TEST(IsSafeName, RefusesWhatCouldLeaveTheFolder) {
  struct Case {
    const char* name;
    std::string_view input;
    bool want;
  };
  const Case cases[] = {
      {"plain", "word/document.xml", true},
      {"brackets", "[Content_Types].xml", true},
      {"dots in a name", "word/a..b.xml", true},
      {"folder", "word/", true},
      {"cyrillic", "word/Бланк.xml", true},
      {"empty", "", false},
      {"climbs", "../x", false},
      {"climbs inside", "word/../../x", false},
      {"climbs at the end", "word/..", false},
      {"absolute", "/etc/passwd", false},
      {"backslash", "word\\document.xml", false},
      {"drive", "C:x", false},
      {"drive and slash", "c:/x", false},
      {"nul", "a\0b"sv, false},
      {"newline", "a\nb", false},
  };
  for (const Case& c : cases) EXPECT_EQ(is_safe_name(c.input), c.want) << c.name;
}

TEST(ResolveTarget, StaysInsideThePackage) {
  struct Case {
    const char* name;
    std::string_view source, input, want;
  };
  const Case cases[] = {
      {"from the root", "", "word/document.xml", "word/document.xml"},
      {"absolute from the root", "", "/word/document.xml", "word/document.xml"},
      {"beside", "word/document.xml", "styles.xml", "word/styles.xml"},
      {"below", "word/document.xml", "media/a.png", "word/media/a.png"},
      {"absolute", "word/document.xml", "/customXml/item1.xml", "customXml/item1.xml"},
      {"one up", "word/document.xml", "../customXml/item1.xml", "customXml/item1.xml"},
      {"climbs over the root", "word/document.xml", "../../../../etc/passwd", "etc/passwd"},
      {"climbs from the root", "", "/../../x", "x"},
      {"fragment", "word/document.xml", "styles.xml#top", "word/styles.xml"},
      {"only a fragment", "word/document.xml", "#bookmark", "word/document.xml"},
      {"query", "word/document.xml", "a.xml?x=/..", "word/a.xml"},
      {"dots", "word/document.xml", "./././styles.xml", "word/styles.xml"},
      {"empty segments", "", "word//document.xml", "word/document.xml"},
      {"backslashes", "word/document.xml", "media\\a.png", "word/media/a.png"},
      {"NULL", "word/document.xml", "NULL", "word/NULL"},
      {"nothing", "", "", ""},
      {"only slashes", "", "///", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(resolve_target(c.source, c.input), c.want) << c.name;
}

TEST(HasAuthority, KnowsWhatPointsOutside) {
  struct Case {
    std::string_view input;
    bool want;
  };
  const Case cases[] = {{"http://a/b", true}, {"mailto:a@b", true},  {"file:///c:/x", true},  {"C:\\x", true},
                        {"//host/x", true},   {"\\\\host\\x", true}, {"word/a:b.xml", false}, {"a.xml", false},
                        {"#a:b", false},      {"", false},           {"/word/a.xml", false},  {"1:2", false}};
  for (const Case& c : cases) EXPECT_EQ(has_authority(c.input), c.want) << c.input;
}

TEST(RelationshipsPart, SitsBesideItsSource) {
  EXPECT_EQ(relationships_part(""), "_rels/.rels");
  EXPECT_EQ(relationships_part("document.xml"), "_rels/document.xml.rels");
  EXPECT_EQ(relationships_part("a/b/c.xml"), "a/b/_rels/c.xml.rels");
}

TEST(CompareNames, IgnoresAsciiCaseOnly) {
  EXPECT_EQ(compare_names("Word/Document.XML", "word/document.xml"), 0);
  EXPECT_NE(compare_names("Б", "б"), 0);
  EXPECT_LT(compare_names("a", "ab"), 0);
  EXPECT_GT(compare_names("b", "ab"), 0);
}

TEST(PercentDecoded, LeavesBrokenEscapes) {
  EXPECT_EQ(percent_decoded("a%20b%D0%91"), "a bБ");
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%zz%2"), "%zz%2");
}

}  // namespace
}  // namespace marshrut::opc
