// The notice of a diagnostics as an entry of a calendar.
#include "app/notice_calendar.hpp"

#include <gtest/gtest.h>

namespace marshrut::app {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)

route::Value record(const std::string& start, const std::string& more = "") {
  return *route::parse(R"({"title":"Диагностика","date":"2026-10-15","notice":{"start":")" + start +
                       R"(","place":"Каб. 5")" + more + "}}");
}

struct Start {
  const char* typed;
  int minutes;  // -1: can't be read
};

TEST(Notice, StartsAtTheHourThatIsTyped) {
  const Start cases[] = {{"10:00", 600}, {"10.30", 630},  {"9-15", 555},       {"10", 600},   {"в 14 ч 05 мин", 845},
                         {"0:00", 0},    {"23:59", 1439}, {"24:00", -1},       {"10:60", -1}, {"10:00–12:00", -1},
                         {"утром", -1},  {"1000", -1},    {"после уроков", -1}};
  for (const Start& test : cases) {
    const auto entry = notice_entry(record(test.typed));
    ASSERT_TRUE(entry.ok()) << test.typed;
    EXPECT_EQ(entry->hours.has_value(), test.minutes >= 0) << test.typed;
    if (entry->hours) {
      EXPECT_EQ(entry->hours->start.count(), test.minutes) << test.typed;
    }
    EXPECT_NE(entry->description.find(test.typed), std::string::npos) << "the time as typed is told";
  }
}

TEST(Notice, LastsAsLongAsItSays) {
  EXPECT_EQ(notice_entry(record("10:00", R"(,"duration_hours":2.5)"))->hours->length, 150min);
  EXPECT_EQ(notice_entry(record("10:00"))->hours->length, 120min);
  EXPECT_FALSE(notice_entry(record("10:00", R"(,"duration_hours":-1)"))->hours.has_value());
}

TEST(Notice, WithoutADayIsNoEntry) {
  for (const char* date : {"", "2026-10", "скоро", "2026-10-15/2026-10-16"}) {
    route::Value one = record("10:00");
    one["date"] = date;
    const auto entry = notice_entry(one);
    ASSERT_FALSE(entry.ok()) << date;
    EXPECT_EQ(entry.error().where, "/date");
  }
}

TEST(Notice, MovedIsTheSameEntry) {
  route::Value moved = record("12:00");
  moved["date"] = "2026-10-20";
  EXPECT_EQ(notice_entry(record("10:00"))->uid, notice_entry(moved)->uid);
  moved["title"] = "Другая";
  EXPECT_NE(notice_entry(record("10:00"))->uid, notice_entry(moved)->uid);
}

}  // namespace
}  // namespace marshrut::app
