#include "text/numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace marshrut::text {
namespace {

using Parser = std::optional<double> (*)(std::string_view);

struct Case {
  const char* input;
  std::optional<double> want;
};

template <std::size_t N>
void check(Parser parse, const Case (&cases)[N]) {
  for (const auto& c : cases) EXPECT_EQ(parse(c.input), c.want) << c.input;
}

constexpr std::nullopt_t kNothing = std::nullopt;

TEST(ParseNumber, ReadsRussianNumbers) {
  const Case cases[] = {
      {"36", 36},
      {"1 234,5", 1234.5},
      {"1\u00A0234,5", 1234.5},
      {"1\u202F004", 1004},
      {"-3.5", -3.5},
      {"−3,5", -3.5},
      {"0,49", 0.49},
      {" 7 ", 7},
      {"12 345 678", 12345678},
      {"9.", 9},
      {"1234", 1234},
      {"1,234", 1.234},
      {"", kNothing},
      {"-", kNothing},
      {"12 34", kNothing},
      {"1234 567", kNothing},
      {"5,", kNothing},
      {",5", kNothing},
      {"3-5", kNothing},
      {"1e5", kNothing},
      {"0x10", kNothing},
      {"36 ч", kNothing},
      {"+", kNothing},
      {"1.2.3", kNothing},
      {"inf", kNothing},
      {"49%", kNothing},
      {"1  234", kNothing},
  };
  check(parse_number, cases);
}

TEST(ParseHours, ReadsHours) {
  const Case cases[] = {
      {"36", 36},
      {"36 ч", 36},
      {"36ч.", 36},
      {"36 часов", 36},
      {"36 ак. ч.", 36},
      {"36 ак.ч.", 36},
      {"1 004 ч.", 1004},
      {"6,5 часа", 6.5},
      {"1 час", 1},
      {"72 час.", 72},
      {"72\u00A0ч", 72},
      {"36 академических часов", 36},
      {"36 уч. ч.", 36},
      {"36 ЧАСОВ", 36},
      {"по плану", kNothing},
      {"36-72 ч", kNothing},
      {"36 часов 5 минут", kNothing},
      {"2 дня", kNothing},
      {"36 ч/72", kNothing},
      {"36 мин", kNothing},
      {"", kNothing},
      {"36 ак.", kNothing},
  };
  check(parse_hours, cases);
}

TEST(ParsePercent, ReadsPercents) {
  const Case cases[] = {
      {"49", 49},
      {"49 %", 49},
      {"49%", 49},
      {"49 процентов", 49},
      {"61,5 %", 61.5},
      {"0,49", 0.49},
      {"1 процент", 1},
      {"49\u00A0%", 49},
      {"49%-50%", kNothing},
      {"49-50 %", kNothing},
      {"около 49 %", kNothing},
      {"%", kNothing},
      {"49 ч", kNothing},
      {"49%%", kNothing},
  };
  check(parse_percent, cases);
}

TEST(ParseYears, ReadsTheLengthOfService) {
  const Case cases[] = {
      {"6", 6},
      {"6 лет", 6},
      {"23 года", 23},
      {"1 год", 1},
      {"23\u00A0года", 23},
      {"5 г.", 5},
      {"2,5 года", 2.5},
      {"15 лет 3 мес.", kNothing},
      {"с 2009 года", kNothing},
      {"менее года", kNothing},
      {"2009 года", kNothing},
      {"6 месяцев", kNothing},
      {"более 20 лет", kNothing},
  };
  check(parse_years, cases);
}

TEST(NumberText, PartsThousandsWithANoBreakSpace) {
  EXPECT_EQ(number_text(1234.5), "1\u00A0234,5");
  EXPECT_EQ(number_text(1234567), "1\u00A0234\u00A0567");
  EXPECT_EQ(number_text(123), "123");
  EXPECT_EQ(number_text(-1234), "-1\u00A0234");
  EXPECT_EQ(number_text(0), "0");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(0.5), "0,5");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "");
}

TEST(NumberText, IsReadBack) {
  std::mt19937_64 random(3);
  std::uniform_int_distribution<std::int64_t> thousandths(-9'000'000'000, 9'000'000'000);
  for (int round = 0; round < 20000; ++round) {
    const double number = static_cast<double>(thousandths(random) >> (round % 30)) / 1000.0;
    ASSERT_EQ(parse_number(number_text(number)), number) << number_text(number);
  }
  for (const double number : {1e15, 1e21, 123456789012345.678, std::numeric_limits<double>::max(), 1e-7}) {
    EXPECT_EQ(parse_number(number_text(number)), number);
  }
}

TEST(Plural, AgreesWithTheNumber) {
  struct Plurals {
    double number;
    const char* want;
  };
  const Plurals cases[] = {{0, "0\u00A0часов"},           {1, "1\u00A0час"},       {2, "2\u00A0часа"},
                           {5, "5\u00A0часов"},           {11, "11\u00A0часов"},   {21, "21\u00A0час"},
                           {22, "22\u00A0часа"},          {112, "112\u00A0часов"}, {1.5, "1,5\u00A0часа"},
                           {1004, "1\u00A0004\u00A0часа"}};
  for (const auto& c : cases) EXPECT_EQ(plural(c.number, "час", "часа", "часов"), c.want);
}

}  // namespace
}  // namespace marshrut::text
