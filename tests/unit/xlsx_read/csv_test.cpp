// CSV: delimiters, quotes, encodings.
#include "xlsx/csv.hpp"

#include <gtest/gtest.h>

#include "unit/xlsx_read/dump.hpp"

namespace marshrut::xlsx {
namespace {

std::string read(std::string bytes) { return test::dump(open_table(std::move(bytes))); }

TEST(Csv, IsCutByWhicheverDelimiterItHas) {
  struct Case {
    std::string_view text;
    char want;
  };
  const Case cases[] = {
      {"ФИО;Школа\nИванова, А.;5\nПетров, Б.;6\n", ';'}, {"ФИО,Школа\nИванова,5\n", ','},
      {"ФИО\tШкола\nИванова А., Б.\t5\n", '\t'},         {"ФИО|Школа\nИванова|5\n", '|'},
      {"\"ФИО;полностью\",Школа\n\"а;б\",5\n", ','},     {"ФИО\nИванова\n", ';'},
  };
  for (const Case& c : cases) EXPECT_EQ(find_delimiter(c.text), c.want) << c.text;
}

TEST(Csv, RecordsFollowRfc4180AndForgive) {
  struct Case {
    std::string_view name, text, want;
  };
  const Case cases[] = {
      {"lines", "а;б\r\nв;г\n", "A1=а B1=б / A2=в B2=г"},
      {"old line ends", "а;б\rв;г", "A1=а B1=б / A2=в B2=г"},
      {"quotes", "\"а;\"\"б\"\"\";в\n", "A1=а;\"б\" B1=в"},
      {"a line's end in a cell", "\"а\nб\";в\nг;д\n", "A1=а\nб B1=в / A2=г B2=д"},
      {"blank lines count", "а;б\n\n;;\nв;г\n", "A1=а B1=б / A4=в B4=г"},
      {"named delimiter", "sep=,\nа,б;1\n", "A2=а B2=б;1"},
      {"a quote inside", "ООО \"Рог\";б\n", "A1=ООО \"Рог\" B1=б"},
      {"text behind a quote", "\"а\" и;б\n", "A1=а и B1=б"},
      {"an open quote", "а;\"б\nв;г\n", "A1=а B1=\"\"б / A2=в B2=г"},
      {"mark of UTF-8", "\xEF\xBB\xBFа;б\n", "A1=а B1=б"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(std::string(c.text)), c.want) << c.name;
}

// «ФИО;Школа» and «Иванова Анна Петровна;Гимназия № 5» in each encoding, made by iconv.
TEST(Csv, EncodingsAreFoundOut) {
  const std::string want = "A1=ФИО B1=Школа / A2=Иванова Анна B2=Лицей 5";
  const std::string cp1251 =
      "\xD4\xC8\xCE;\xD8\xEA\xEE\xEB\xE0\n\xC8\xE2\xE0\xED\xEE\xE2\xE0 \xC0\xED\xED\xE0;"
      "\xCB\xE8\xF6\xE5\xE9 5\n";
  const std::string koi8 =
      "\xE6\xE9\xEF;\xFB\xCB\xCF\xCC\xC1\n\xE9\xD7\xC1\xCE\xCF\xD7\xC1 \xE1\xCE\xCE\xC1;"
      "\xEC\xC9\xC3\xC5\xCA 5\n";
  const std::string cp866 =
      "\x94\x88\x8E;\x98\xAA\xAE\xAB\xA0\n\x88\xA2\xA0\xAD\xAE\xA2\xA0 \x80\xAD\xAD\xA0;"
      "\x8B\xA8\xE6\xA5\xA9 5\n";
  EXPECT_EQ(read(cp1251), want);
  EXPECT_EQ(read(koi8), want);
  EXPECT_EQ(read(cp866), want);
  const std::u16string wide = u"ФИО;Школа\nИванова Анна;Лицей 5\n";
  std::string little, big;
  for (const char16_t c : wide) {
    little += {static_cast<char>(c & 0xFFU), static_cast<char>(c >> 8U)};
    big += {static_cast<char>(c >> 8U), static_cast<char>(c & 0xFFU)};
  }
  EXPECT_EQ(read("\xFF\xFE" + little), want);
  EXPECT_EQ(read("\xFE\xFF" + big), want);
  EXPECT_EQ(read(little), want);
  EXPECT_EQ(read(big), want);
}

TEST(Csv, BytesThatAreNoTextAreRefused) {
  using namespace std::string_literals;
  EXPECT_EQ(read("\x01\x02\x03;\0\n"s), "error: not-a-document");
  EXPECT_EQ(read("\xFF\xFE"
                 "a"s),
            "error: damaged");
  EXPECT_EQ(read(""), "error: empty");
}

}  // namespace
}  // namespace marshrut::xlsx
