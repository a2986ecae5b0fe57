#include "cli/day.hpp"

#include <gtest/gtest.h>

#include "text/working_days.hpp"

namespace marshrut::cli {
namespace {

TEST(Day, IsReadAsPeopleWriteIt) {
  for (const char* text : {"01.09.2025", "2025-09-01", "1.9.25", "1 сентября 2025 г."}) {
    const auto day = day_of(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(text::iso_day(*day), "2025-09-01") << text;
  }
}

TEST(Day, IsAFullPossibleDate) {
  for (const char* text : {"", "летом", "сентябрь 2025", "2025", "31.02.2025"}) EXPECT_FALSE(day_of(text)) << text;
}

TEST(Day, OfTodayIsAnIsoDate) { EXPECT_EQ(day_of(text::iso_day(today())), today()); }

}  // namespace
}  // namespace marshrut::cli
