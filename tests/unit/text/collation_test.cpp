#include "text/collation.hpp"

#include <gtest/gtest.h>

#include "text/experience.hpp"
#include "text/names.hpp"

namespace marshrut::text {
namespace {

TEST(SortKeys, CompareAsTheCollationDoesAlsoWhenTheyAreKept) {
  SortKeys keys;
  const std::string texts[] = {"",
                               "Ёж",
                               "Еж",
                               "ёж",
                               "Жук",
                               "жук",
                               "Zeta",
                               "10",
                               "9",
                               "№ 10",
                               "№ 2",
                               "Абв",
                               std::string(600, 'y'),
                               std::string(600, 'y') + "я"};
  for (int round = 0; round < 2; ++round) {
    for (const std::string& a : texts) {
      for (const std::string& b : texts) {
        std::string x, y;
        keys.append(x, a);
        keys.append(y, b);
        const int order = compare_russian(a, b);
        EXPECT_EQ(x.compare(y) < 0, order < 0) << a << ' ' << b;
        EXPECT_EQ(x == y, order == 0) << a << ' ' << b;
        EXPECT_EQ(x.find('\0'), std::string::npos);
      }
    }
  }
}

TEST(SortKeys, PutNumbersInTheOrderOfTheirValues) {
  EXPECT_LT(compare_russian("СОШ № 2", "СОШ № 10"), 0);
  EXPECT_LT(compare_russian("Задание 9", "Задание 10"), 0);
}

TEST(Experience, IsNothingForWhatIsNoLength) {
  for (const char* text : {"", "много", "12 3", "2 кота", "с завтра", "с 2030 года", "менее", "1000 лет"}) {
    EXPECT_FALSE(parse_experience(text, 2024).has_value()) << text;
  }
}

TEST(Experience, AddsYearsMonthsAndDays) {
  EXPECT_DOUBLE_EQ(parse_experience("2 года 6 мес.", 2024)->least, 2.5);
  EXPECT_DOUBLE_EQ(parse_experience("Педагогический стаж 7 лет", 2024)->least, 7);
  EXPECT_DOUBLE_EQ(parse_experience("12", 2024)->most, 12);
}

}  // namespace
}  // namespace marshrut::text
