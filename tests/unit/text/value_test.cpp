#include <gtest/gtest.h>

#include <random>

#include "text/normalize.hpp"

namespace marshrut::text {
namespace {

struct Case {
  const char* name;
  std::string input, want;
};

TEST(ValueText, NormalisesSpaceAndUnseenCharacters) {
  const Case cases[] = {
      {"needs no change", "Учитель «Физики», 3 класс.", "Учитель «Физики», 3 класс."},
      {"empty", "", ""},
      {"blanks only", " \t\u00A0 ", ""},
      {"runs of blanks", "Иванова  Анна\t Петровна", "Иванова Анна Петровна"},
      {"a run that ends what was looked at eight bytes at a time", "aяяб  в и ещё", "aяяб в и ещё"},
      {"no-break, narrow and thin", "1\u00A0234\u202Fч\u2009.", "1 234 ч ."},
      {"ideographic space", "а\u3000б", "а б"},
      {"ends", "  слово \u00A0", "слово"},
      {"soft hyphen", "ква\u00ADли", "квали"},
      {"zero width", "\uFEFFа\u200Bб\u200Cв\u2060г\u200Dд\u200Eе", "абвгде"},
      {"unseen between blanks", "а \u200B б", "а б"},
      {"no-break hyphen", "онлайн\u2011курс", "онлайн-курс"},
      {"other hyphens and dashes stay", "а\u2010б – в — г", "а\u2010б – в — г"},
      {"decomposed letters stay", "и\u0306", "и\u0306"},
      {"broken bytes", "а\xFF", "а\uFFFD"},
      {"Yakut", "Өймөкөөн улууһа", "Өймөкөөн улууһа"},
  };
  for (const auto& c : cases) EXPECT_EQ(value_text(c.input), c.want) << c.name;
}

TEST(ValueText, KeepsTheJoinersOfAnEmoji) {
  const Case cases[] = {
      {"family", "👩\u200D👧", "👩\u200D👧"},
      {"teacher with a skin tone", "👩🏽\u200D🏫!", "👩🏽\u200D🏫!"},
      {"pirate flag with a selector", "🏴\u200D☠\uFE0F", "🏴\u200D☠\uFE0F"},
      {"heart on fire", "❤\uFE0F\u200D🔥", "❤\uFE0F\u200D🔥"},
      {"before a letter", "👩\u200Dа", "👩а"},
      {"after a letter", "а\u200D👩", "а👩"},
      {"at the end", "👩\u200D", "👩"},
      {"after a blank", "👩 \u200D👧", "👩 👧"},
  };
  for (const auto& c : cases) EXPECT_EQ(value_text(c.input), c.want) << c.name;
}

TEST(ValueText, JoinsLinesAndDropsEmptyOnes) {
  const Case cases[] = {
      {"two lines", "а\nб", "а\nб"},
      {"ends of lines", " а \n б ", "а\nб"},
      {"empty lines", "\n\nа\n \n\nб\n", "а\nб"},
      {"other breaks", "а\r\nб\vв\fг\u2028д\u2029е\rж\u0085з", "а\nб\nв\nг\nд\nе\nж\nз"},
      {"a line of fill", "а\n________\nб", "а\nб"},
      {"fill at every line", "__а__\n__б__", "а\nб"},
  };
  for (const auto& c : cases) EXPECT_EQ(value_text(c.input), c.want) << c.name;
}

TEST(ValueText, TrimsFillFromBothEnds) {
  const Case cases[] = {
      {"underscores", "______Павлова Юлия____", "Павлова Юлия"},
      {"one underscore", "_Белова_", "Белова"},
      {"underscores and blanks", " __ __ Одинцовский __ _", "Одинцовский"},
      {"inside they stay", "«_22_» _октября_ 2024 г.", "«_22_» _октября_ 2024 г."},
      {"leader before", " ............ 01.09.2024 г.", "01.09.2024 г."},
      {"leader after", "Петров......", "Петров"},
      {"leader after an abbreviation", "2024 г. ........", "2024 г."},
      {"leader with blanks", "Петров . . . . .", "Петров"},
      {"ellipses as a leader", "Петров………", "Петров"},
      {"two ellipses", "……Петров", "Петров"},
      {"leader and underscores", "Петров ____....____", "Петров"},
      {"full stop", "Всё.", "Всё."},
      {"full stop before underscores", "2024 г.____", "2024 г."},
      {"full stop after underscores", "Петров ____.", "Петров"},
      {"three dots are text", "и другие...", "и другие..."},
      {"an ellipsis is text", "и другие…", "и другие…"},
      {"three dots before text", "...и другие", "...и другие"},
      {"an ellipsis before underscores", "и другие…___", "и другие…"},
      {"an abbreviation and dots", "и т. д. ...", "и т. д. ..."},
      {"question", "Что?..", "Что?.."},
      {"only fill", "____ . . . . ____", ""},
      {"only a leader", "..........", ""},
      {"only a full stop", ".", "."},
      {"only three dots", "...", "..."},
      {"only a date blank", "__.__.____", ""},
      {"stops inside", "а....б", "а....б"},
  };
  for (const auto& c : cases) EXPECT_EQ(value_text(c.input), c.want) << c.name;
}

TEST(ValueText, TwiceIsTheSameAsOnce) {
  const std::vector<std::string> pieces = {" ",      "_",      ".",    "…",        "а",      "Б.",     "\n", "\u00A0",
                                           "\u200D", "\u00AD", "👩",    "\uFE0F",   "\u200B", "\t",     "-",  "\u2011",
                                           "....",   "x",      "\xFF", "\xE2\x80", "«",      "2024 г."};
  std::mt19937 random(7);
  std::uniform_int_distribution<std::size_t> pick(0, pieces.size() - 1), length(0, 14);
  for (int round = 0; round < 50000; ++round) {
    std::string raw;
    for (std::size_t i = length(random); i > 0; --i) raw += pieces[pick(random)];
    const std::string once = value_text(raw);
    ASSERT_EQ(value_text(once), once) << testing::PrintToString(raw);
    ASSERT_EQ(is_fill(raw), once.empty()) << testing::PrintToString(raw);
  }
}

TEST(IsFill, KnowsBlanksUnderscoresAndLeaders) {
  for (const char* fill : {"", " ", "____", "\u00A0__ _", "........", ". . . .", "……", "__\n__"})
    EXPECT_TRUE(is_fill(fill)) << fill;
  for (const char* text : {"а", ".", "…", "__а__", "-", "0"}) EXPECT_FALSE(is_fill(text)) << text;
}

}  // namespace
}  // namespace marshrut::text
