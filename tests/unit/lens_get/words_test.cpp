// Folded words and how alike they are.
#include "lens/words.hpp"

#include <gtest/gtest.h>

namespace marshrut::lens {
namespace {

TEST(Phrase, IsTheSameInOtherCaseSignsAndLookAlikes) {
  const std::uint64_t hash = make_phrase("Учёная степень/Звание").hash;
  for (const char* other : {"УЧЁНАЯ СТЕПЕНЬ / ЗВАНИЕ", "ученая степень, звание:", "3. Учёная\u00A0степень – звание",
                            "Учёнaя степeнь/Звание"}) {
    EXPECT_EQ(make_phrase(other).hash, hash) << other;
  }
  EXPECT_NE(make_phrase("Учёное звание").hash, hash);
}

TEST(Likeness, RanksRewordedHeadersAboveOthers) {
  struct Case {
    const char* header;
    const char* meant;
    const char* other;
  };
  for (const Case& c :
       {Case{"Часы", "Количество часов", "Результаты обучения"}, Case{"Грамоты, год", "Грамоты", "Дипломы"},
        Case{"Кол. часов", "Количество часов", "Название программы"}, Case{"Диплом", "Дипломы", "Грамоты"}}) {
    const Words header = make_phrase(c.header).words;
    EXPECT_GE(likeness(header, make_phrase(c.meant).words), 0.5) << c.header;
    EXPECT_LT(likeness(header, make_phrase(c.other).words), 0.3) << c.header;
  }
}

TEST(Slips, CountExchangedLostAndWrongLetters) {
  EXPECT_EQ(slips(u"квалификация", u"квалификация", 2), 0U);
  EXPECT_EQ(slips(u"квалифиеация", u"квалификация", 2), 1U);
  EXPECT_EQ(slips(u"проефссиональных", u"профессиональных", 2), 1U);
  EXPECT_EQ(slips(u"должность", u"квалификация", 2), 3U);
}

}  // namespace
}  // namespace marshrut::lens
