#include "text/working_days.hpp"

#include <gtest/gtest.h>

namespace marshrut::text {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using std::chrono::sys_days;

CalendarYear plain(int year, int working_days) { return {year, true, working_days, {}, {}}; }

TEST(WorkingDays, WithoutHolidaysAllButWeekendsAreWorkingDays) {
  WorkingDays days;
  ASSERT_TRUE(days.add(plain(2027, 261)));
  EXPECT_TRUE(*days.is_working_day(2027y / 1 / 1));
  EXPECT_FALSE(*days.is_working_day(2027y / 1 / 2));
  EXPECT_FALSE(*days.is_working_day(2027y / 1 / 3));
}

TEST(WorkingDays, AYearThatIsNotThereIsAnErrorThatNamesIt) {
  WorkingDays days;
  ASSERT_TRUE(days.add(plain(2027, 261)));
  const auto day = days.is_working_day(2028y / 1 / 10);
  ASSERT_FALSE(day.ok());
  EXPECT_EQ(day.error().code, Code::no_calendar);
  EXPECT_EQ(day.error().where, "2028");
  EXPECT_EQ(code_name(day.error().code), "no-calendar");
  EXPECT_EQ(days.add_working_days(2027y / 12 / 30, 2).error().where, "2028");
  EXPECT_EQ(days.add_working_days(2027y / 1 / 4, -2).error().where, "2026");
  EXPECT_EQ(days.working_days_between(2027y / 12 / 1, 2029y / 1 / 1).error().where, "2028");
  EXPECT_EQ(days.working_days_between(2026y / 12 / 1, 2027y / 1 / 1).error().where, "2026");
  EXPECT_TRUE(days.working_days_between(2026y / 12 / 31, 2027y / 1 / 1).ok()) << "no day of 2026 counts";
}

TEST(WorkingDays, AYearThatContradictsItselfIsRefused) {
  WorkingDays days;
  EXPECT_FALSE(days.add(plain(2027, 260)).ok());
  EXPECT_FALSE(days.add({2027, true, 260, {2026y / 1 / 1}, {}}).ok());
  EXPECT_FALSE(days.add({2027, true, 261, {}, {2027y / 1 / 4}}).ok()) << "a Monday is worked anyway";
  EXPECT_FALSE(days.add(plain(12, 261)).ok());
  EXPECT_TRUE(days.add(plain(2027, 261)).ok());
  EXPECT_FALSE(days.add(plain(2027, 261)).ok()) << "twice";
}

TEST(WorkingDays, CountingThereAndBackAgree) {
  WorkingDays days;
  ASSERT_TRUE(days.add({2026, true, 259, {2026y / 1 / 1, 2026y / 1 / 2}, {}}));
  ASSERT_TRUE(days.add({2027, false, 261, {2027y / 1 / 1}, {2027y / 2 / 20}}));
  for (sys_days from = 2026y / 12 / 20; from < sys_days(2027y / 3 / 1); from += std::chrono::days(1)) {
    for (int count = 1; count < 30; count += 7) {
      const Day to = *days.add_working_days(from, count);
      EXPECT_TRUE(*days.is_working_day(to));
      EXPECT_EQ(*days.working_days_between(from, to), count);
      EXPECT_EQ(*days.working_days_between(to, from), -count);
    }
    EXPECT_EQ(*days.add_working_days(from, 0), Day(from));
    EXPECT_EQ(*days.working_days_between(from, from), 0);
  }
}

TEST(WorkingDays, CountsAcrossWholeYears) {
  WorkingDays days;
  for (const int year : {2025, 2026, 2027}) ASSERT_TRUE(days.add(plain(year, 261)));
  EXPECT_EQ(*days.working_days_between(2024y / 12 / 31, 2027y / 12 / 31), 3 * 261);
  EXPECT_EQ(*days.working_days_between(2025y / 12 / 31, 2026y / 12 / 31), 261);
  EXPECT_EQ(days.years(), (std::vector<int>{2025, 2026, 2027}));
}

TEST(WorkingDays, TellsWhatIsOfficial) {
  WorkingDays days;
  ASSERT_TRUE(days.add({2026, true, 261, {}, {}}));
  ASSERT_TRUE(days.add({2027, false, 261, {}, {}}));
  EXPECT_TRUE(days.is_official(2026));
  EXPECT_FALSE(days.is_official(2027));
  EXPECT_FALSE(days.is_official(2028));
}

}  // namespace
}  // namespace marshrut::text
