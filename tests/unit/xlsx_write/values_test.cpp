#include "xlsx/values.hpp"

#include <gtest/gtest.h>

namespace marshrut::xlsx {
namespace {

TEST(ExcelDay, IsWhatExcelCounts) {
  EXPECT_EQ(excel_day("2024-09-01")->number, 45536);
  EXPECT_EQ(excel_day("1900-03-01")->number, 61);
  EXPECT_EQ(excel_day("2024-09")->look, Look::month);
  EXPECT_EQ(excel_day("2024-09")->number, 45536);
  for (const char* text : {"2024", "к лету", "1899-01-01", "2024-02-30", "2024/2025", ""}) {
    EXPECT_FALSE(excel_day(text).has_value()) << text;
  }
}

TEST(SafeLink, IsTheWebOrBelowTheRegistry) {
  for (const char* link :
       {"https://example.org/iom?id=5&x=1", "cards/ИОМ-1.docx", "папка с картами/a.docx", "a_xls.docx"}) {
    EXPECT_TRUE(is_safe_link(link)) << link;
  }
  for (const char* link : {"", "../a.docx", "a/../b", "/etc/passwd", "C:\\a.docx", "c:/a", "\\\\server\\a",
                           "javascript:alert(1)", "file:///etc/passwd", "=cmd|'/c calc'!A0", "a\"b", "a\nb", " a",
                           "https://", "https://a b", "//host/a", "a#b.docx", "_x0041_.docx", "mailto:a@b.ru"}) {
    EXPECT_FALSE(is_safe_link(link)) << link;
  }
}

TEST(EachValue, WalksListsAndElementsThatSayAValue) {
  const auto line = route::parse(R"({"remarks":[{"severity":"error","message":"a"},{"severity":"info","message":"b"},
                                    {"severity":"error","message":"c"}],"route":{"code":"7"}})");
  const Source source{line->find("route"), &*line};
  const auto texts = [&](const char* path) {
    std::string all;
    each_value(source, *route::parse_path(path), [&](const route::Value& value) { all += text_of(value) + ';'; });
    return all;
  };
  EXPECT_EQ(texts("line.remarks[].message"), "a;b;c;");
  EXPECT_EQ(texts("line.remarks[severity=error].message"), "a;c;");
  EXPECT_EQ(texts("line.remarks[1].message"), "b;");
  EXPECT_EQ(texts("code"), "7;");
  EXPECT_EQ(texts("line.route.code"), "7;");
  EXPECT_EQ(texts("remarks[].message"), "");
}

}  // namespace
}  // namespace marshrut::xlsx
