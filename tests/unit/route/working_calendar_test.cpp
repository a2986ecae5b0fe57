// The production calendar as it is shipped.
#include "route/working_calendar.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "base/files.hpp"

namespace marshrut::route {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;
using text::Day;

const text::WorkingDays& calendar() {
  static const auto loaded = load_working_days(fs::path(MARSHRUT_SOURCE_DIR) / "data/calendar");
  if (!loaded) std::abort();
  return *loaded;
}

// As the published production calendars of these years have them, for the five-day week.
TEST(WorkingCalendar, MonthsHaveThePublishedNumberOfWorkingDays) {
  const struct {
    int year, sum;
    std::array<int, 12> months;
  } published[] = {
      {2023, 247, {17, 18, 22, 20, 20, 21, 21, 23, 21, 22, 21, 21}},
      {2024, 248, {17, 20, 20, 21, 20, 19, 23, 22, 21, 23, 21, 21}},
      {2025, 247, {17, 20, 21, 22, 18, 19, 23, 21, 22, 23, 19, 22}},
      {2026, 247, {15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22}},
      // By article 112 alone: the Government will move 2 and 3 January, and two days will go.
      {2027, 249, {15, 19, 22, 22, 19, 21, 22, 22, 22, 21, 21, 23}},
  };
  for (const auto& want : published) {
    EXPECT_EQ(std::accumulate(want.months.begin(), want.months.end(), 0), want.sum);
    for (unsigned month = 1; month <= 12; ++month) {
      const auto ym = std::chrono::year(want.year) / std::chrono::month(month);
      const Day before = Day(ym / 1) - std::chrono::days(1);
      EXPECT_EQ(*calendar().working_days_between(before, Day(ym / std::chrono::last)), want.months[month - 1])
          << want.year << '-' << month;
    }
  }
}

TEST(WorkingCalendar, OnlyYearsWithADecreeAreOfficial) {
  for (const int year : {2023, 2024, 2025, 2026}) EXPECT_TRUE(calendar().is_official(year)) << year;
  EXPECT_FALSE(calendar().is_official(2027));
}

TEST(WorkingCalendar, KnowsHolidaysAndMovedDays) {
  const struct {
    Day day;
    bool working;
    const char* why;
  } days[] = {
      {2024y / 1 / 8, false, "New Year holidays last to the 8th"},
      {2024y / 1 / 9, true, "and work begins after them"},
      {2026y / 1 / 9, false, "moved from Saturday, 3 January"},
      {2026y / 1 / 12, true, "the first working day of 2026"},
      {2023y / 2 / 24, false, "moved from 1 January"},
      {2023y / 5 / 8, false, "moved from 8 January"},
      {2023y / 5 / 10, true, "after Victory Day"},
      {2023y / 11 / 6, false, "4 November was a Saturday"},
      {2024y / 4 / 27, true, "a working Saturday"},
      {2024y / 4 / 29, false, "moved from it"},
      {2024y / 4 / 30, false, "moved from 2 November"},
      {2024y / 5 / 10, false, "moved from 6 January"},
      {2024y / 11 / 2, true, "a working Saturday"},
      {2024y / 12 / 28, true, "a working Saturday"},
      {2024y / 12 / 31, false, "moved from 7 January"},
      {2024y / 6 / 8, false, "a plain Saturday"},
      {2025y / 5 / 2, false, "moved from 4 January"},
      {2025y / 6 / 13, false, "moved from 8 March"},
      {2025y / 11 / 1, true, "a working Saturday"},
      {2025y / 11 / 3, false, "moved from it"},
      {2025y / 12 / 31, false, "moved from 5 January"},
      {2026y / 3 / 9, false, "8 March was a Sunday"},
      {2026y / 5 / 11, false, "9 May was a Saturday"},
      {2026y / 5 / 8, true, "the day before Victory Day"},
      {2026y / 12 / 31, false, "moved from 4 January"},
      {2027y / 5 / 3, false, "1 May is a Saturday"},
      {2027y / 6 / 14, false, "12 June is a Saturday"},
  };
  for (const auto& c : days) {
    EXPECT_EQ(*calendar().is_working_day(c.day), c.working) << c.why;
  }
}

TEST(WorkingCalendar, CountsTermsOverHolidays) {
  const struct {
    Day from;
    int count;
    Day want;
  } terms[] = {
      {2023y / 12 / 29, 1, 2024y / 1 / 9},  // Friday before the New Year
      {2024y / 12 / 27, 2, 2025y / 1 / 9},  // a working Saturday in between
      {2024y / 4 / 26, 1, 2024y / 4 / 27},  // Saturday counts
      {2024y / 4 / 26, 2, 2024y / 5 / 2},   // and four days off after it
      {2025y / 4 / 30, 5, 2025y / 5 / 13},  // 5–7 May, then 12 and 13
      {2024y / 9 / 2, 10, 2024y / 9 / 16},  // two plain weeks
      {2024y / 9 / 1, 10, 2024y / 9 / 13},  // from a Sunday
      {2026y / 5 / 12, -2, 2026y / 5 / 7},  // back over 9–11 May
  };
  for (const auto& c : terms) {
    const Day got = *calendar().add_working_days(c.from, c.count);
    EXPECT_EQ(got, c.want) << (got - c.want).count() << " days off, term of " << c.count;
  }
  EXPECT_EQ(*calendar().last_working_day(2024y / 12), Day(2024y / 12 / 28));
  EXPECT_EQ(*calendar().last_working_day(2025y / 12), Day(2025y / 12 / 30));
  EXPECT_EQ(*calendar().last_working_day(2026y / 6), Day(2026y / 6 / 30));
}

class Broken : public testing::Test {
protected:
  fs::path folder = fs::temp_directory_path() / ("marshrut-calendar-" + std::to_string(::getpid()));
  Broken() { fs::create_directories(folder); }
  ~Broken() override { fs::remove_all(folder); }
  [[nodiscard]] Error loaded(const std::string& json) const {
    std::ofstream(folder / "ru-2024.json") << json;
    const auto days = load_working_days(folder);
    return days ? Error{} : days.error();
  }
};

TEST_F(Broken, FilesAreRefusedWithTheFileAndThePlace) {
  const struct {
    const char* json;
    const char* where;
  } cases[] = {
      {"{", "ru-2024.json"},
      {"[]", "ru-2024.json"},
      {R"({"year":2024})", "working_days"},
      {R"({"year":2024,"working_days":262,"official":true,"holidays":[]})", "moved"},
      {R"({"year":2024,"working_days":262,"official":1,"holidays":[],"moved":[]})", "official"},
      {R"({"year":2024,"working_days":262,"official":true,"holidays":[{"date":"2024-02-30"}],"moved":[]})", "date"},
      {R"({"year":2024,"working_days":262,"official":true,"holidays":[],"moved":[{"from":"2024-01-06"}]})", "to"},
      {R"({"year":2024,"working_days":261,"official":true,"holidays":[],"moved":[]})", "2024"},
      {R"({"year":2024,"days":262,"official":true,"holidays":[],"moved":[]})", "days"},
  };
  for (const auto& c : cases) {
    const Error error = loaded(c.json);
    EXPECT_EQ(error.code, Code::bad_data) << c.json;
    EXPECT_THAT(error.where, testing::HasSubstr(c.where)) << c.json;
  }
  EXPECT_TRUE(loaded(R"({"year":2024,"working_days":262,"official":true,"holidays":[],"moved":[]})").message.empty());
}

TEST_F(Broken, AnEmptyFolderHasNoCalendar) {
  EXPECT_EQ(load_working_days(folder).error().code, Code::not_found);
  EXPECT_EQ(load_working_days(folder / "nowhere").error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::route
