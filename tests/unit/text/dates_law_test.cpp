// What is written is read back: over every day, month and year, and over intervals of every kind.
#include <gtest/gtest.h>

#include <random>

#include "text/calendar.hpp"
#include "text/dates.hpp"

namespace marshrut::text {
namespace {

using detail::Date;

TEST(DateLaw, EveryDateIsReadBack) {
  for (int year = 1900; year <= 2099; ++year) {
    for (int month = 0; month <= 12; ++month) {
      const int last = month == 0 ? 0 : detail::days_in_month(year, month);
      // Every day of some years, three of the others.
      for (int day = 0; day <= last; day += year % 25 == 24 ? 1 : 13) {
        const std::string iso = detail::iso_text({year, month, day});
        for (const auto style : {DateStyle::numeric, DateStyle::long_form, DateStyle::quoted}) {
          ASSERT_EQ(parse_date(date_text(iso, style)), iso) << date_text(iso, style);
        }
        ASSERT_EQ(parse_date(iso), iso);
        ASSERT_EQ(parse_period(period_text(iso)), iso);
        ASSERT_EQ(is_iso_date(iso), day != 0);
      }
    }
  }
}

TEST(DateLaw, EveryYearIsReadBack) {
  for (int year = 1900; year < 2099; ++year) {
    const std::string calendar = std::to_string(year), school = calendar + "/" + std::to_string(year + 1);
    ASSERT_EQ(parse_year(year_text(calendar)), calendar);
    ASSERT_EQ(parse_year(year_text(school)), school);
  }
  EXPECT_EQ(parse_year(year_text("2020/2024")), "2020/2024");
}

TEST(PeriodLaw, EveryKindOfIntervalIsReadBack) {
  std::mt19937 random(5);
  const auto number = [&random](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  const auto date = [&number](int around) {
    Date result{around + number(0, 2), number(0, 1) * number(1, 12), 0};
    if (result.month != 0 && number(0, 1) != 0)
      result.day = number(1, detail::days_in_month(result.year, result.month));
    return result;
  };
  int intervals = 0;
  while (intervals < 20000) {
    const int around = number(1900, 2097);
    const Date start = date(around), end = date(around);
    const std::string iso = detail::iso_text(start) + "/" + detail::iso_text(end);
    if (!detail::in_order(start, end)) {
      ASSERT_EQ(period_text(iso), iso);
      continue;
    }
    ASSERT_EQ(parse_period(period_text(iso)), iso) << period_text(iso);
    ASSERT_EQ(parse_period(iso), iso);
    ++intervals;
  }
}

TEST(FindLaw, AWrittenDateIsFoundWholeAmongWords) {
  std::mt19937 random(9);
  for (int round = 0; round < 5000; ++round) {
    const int year = 1900 + static_cast<int>(random() % 200), month = 1 + static_cast<int>(random() % 12);
    const int day = 1 + static_cast<int>(random() % 28);
    const std::string iso = detail::iso_text({year, month, day});
    const auto style = static_cast<DateStyle>(round % 3);
    const std::string date = date_text(iso, style), text = "высшая, " + date + ", приказ";
    const auto found = find_date(text);
    ASSERT_TRUE(found) << text;
    ASSERT_EQ(found->iso, iso);
    ASSERT_EQ(text.substr(found->begin, found->end - found->begin), date);
  }
}

}  // namespace
}  // namespace marshrut::text
