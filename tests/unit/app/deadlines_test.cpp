#include "app/deadlines.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <set>

namespace marshrut::app {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
using text::Day;

const DeadlineDesk& desk() {
  static const DeadlineDesk loaded = *DeadlineDesk::load(Home{MARSHRUT_SOURCE_DIR});
  return loaded;
}

std::string route(const std::string& name, const std::string& rest, const std::string& methodist = "Ким О. О.") {
  return R"({"form":"sevastopol-card","teacher":{"full_name":")" + name +
         R"("},"organization":{"name":"Школа № 5"},"support":{"methodist":{"full_name":")" + methodist + "\"}}," +
         rest + "}";
}

const std::string kTested = R"("diagnostics":{"entry":{"date":"2024-09-02"}})";  // draft: 16 September
const std::string kDrafted = R"("life":{"drafted":"2024-09-02"})";               // agree: 9 September
const std::string kApproved = R"("life":{"approved":"2024-09-13"})";             // code: 17 September

std::vector<DeadlineItem> items_of(const std::vector<std::string>& routes, Day today, std::optional<Day> until = {}) {
  DeadlineList list(desk(), {today, until, nullptr});
  std::uint64_t line = 0;
  for (const std::string& one : routes) EXPECT_TRUE(list.add(*route::parse(one), ++line)) << one;
  return list.take();
}

TEST(DeadlineList, IsSoonestFirst) {
  const auto items = items_of({route("Б", kApproved), route("А", kTested), route("В", kDrafted)}, 2024y / 9 / 16);
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0].teacher, "В");
  EXPECT_EQ(items[1].teacher, "А");
  EXPECT_EQ(items[2].teacher, "Б");
  EXPECT_EQ(items[2].line, 1U);
}

TEST(DeadlineList, SaysWhenInRussian) {
  const struct {
    std::string route;
    Day today;
    const char* want;
  } cases[] = {
      {kTested, 2024y / 9 / 13, "остался 1 рабочий день"},
      {kTested, 2024y / 9 / 12, "осталось 2 рабочих дня"},
      {kTested, 2024y / 9 / 9, "осталось 5 рабочих дней"},
      {kTested, 2024y / 9 / 16, "сегодня последний день"},
      {kTested, 2024y / 9 / 17, "просрочено на 1 рабочий день"},
      {kTested, 2024y / 9 / 19, "просрочено на 3 рабочих дня"},
      {kTested, 2024y / 9 / 23, "просрочено на 5 рабочих дней"},
      {kTested, 2024y / 10 / 15, "просрочено на 21 рабочий день"},
      {R"("diagnostics":{"entry":{"date":"2024-08-30"}})", 2024y / 9 / 14, "срок истёк в прошлый рабочий день"},
      {R"("period":{"start":"2024-09-02"})", 2024y / 9 / 26, "осталось 5 дней"},
      {R"("period":{"start":"2024-09-02"})", 2024y / 10 / 3, "просрочено на 2 дня"},
      {R"("life":{"completed":"2023-10-01"})", 2024y / 10 / 2, "срок истёк 1 день назад"},
  };
  for (const auto& c : cases) {
    const auto items = items_of({route("А", c.route)}, c.today);
    ASSERT_EQ(items.size(), 1U) << c.route;
    EXPECT_EQ(when_text(items[0]), c.want) << c.route;
  }
}

TEST(DeadlineList, LooksAheadAsFarAsAskedAndCountsTheRest) {
  const std::string far = route("А", R"("period":{"start":"2024-09-02"})");  // 1 October
  DeadlineList near(desk(), {2024y / 9 / 2, Day(2024y / 9 / 30), nullptr});
  ASSERT_TRUE(near.add(*route::parse(far), 1));
  EXPECT_EQ(near.later(), 1U);
  EXPECT_TRUE(near.take().empty());
  EXPECT_EQ(items_of({far}, 2024y / 9 / 2, Day(2024y / 10 / 1)).size(), 1U);
  EXPECT_EQ(items_of({far}, 2024y / 9 / 2).size(), 1U) << "a month ahead";
  EXPECT_TRUE(items_of({far}, 2024y / 8 / 20).empty());
}

TEST(DeadlineList, TellsAMethodistsOwnDeadlineOnce) {
  const auto yakut = [](const std::string& methodist) {
    return R"({"form":"yakutia-card","teacher":{"full_name":"А"},"period":{"start":"2024-11-29","end":"2026-05-29"},
               "support":{"methodist":{"full_name":")" +
           methodist + "\"}}}";
  };
  const auto items = items_of({yakut("Ким О. О."), yakut("Ли А. А."), yakut("Ким О. О.")}, 2024y / 12 / 2);
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].open.rule->id, "report-jun-dec");
  EXPECT_EQ(items[0].open.per, "Ким О. О.");
  EXPECT_TRUE(items[0].teacher.empty());
  const auto groups = grouped(items, Person::teacher);
  ASSERT_EQ(groups.size(), 2U);
  EXPECT_EQ(groups[0].name, "Ким О. О.");
}

TEST(DeadlineList, GroupsByWhomIsAsked) {
  const auto items = items_of({route("Б", kApproved), route("А", kTested, "Ли А. А."), route("В", kDrafted),
                               R"({"form":"sevastopol-card","life":{"drafted":"2024-09-03"}})"},
                              2024y / 9 / 16);
  const auto names = [&](Person person) {
    std::string all;
    for (const DeadlineGroup& group : grouped(items, person)) {
      all += group.name + ':' + std::to_string(group.items.size()) + ' ';
    }
    return all;
  };
  EXPECT_EQ(names(Person::teacher), "В:1 :1 А:1 Б:1 ");
  EXPECT_EQ(names(Person::methodist), "Ким О. О.:2 :1 Ли А. А.:1 ");
  EXPECT_EQ(names(Person::school), "Школа № 5:3 :1 ");
}

TEST(DeadlineList, CountsRoutesOfNoRegion) {
  DeadlineList list(desk(), {2024y / 9 / 16, {}, nullptr});
  ASSERT_TRUE(list.add(*route::parse("{" + kTested + "}"), 1));
  EXPECT_EQ(list.without_region(), 1U);
  EXPECT_TRUE(list.take().empty());
  DeadlineList named(desk(), {2024y / 9 / 16, {}, desk().plan.region("sevastopol")});
  ASSERT_TRUE(named.add(*route::parse("{" + kTested + "}"), 1));
  EXPECT_EQ(named.without_region(), 0U);
  EXPECT_EQ(named.take().size(), 1U);
}

TEST(DeadlineList, TellsYearsThatAreNotOfficialYet) {
  DeadlineList list(desk(), {2027y / 3 / 1, {}, nullptr});
  ASSERT_TRUE(list.add(*route::parse(route("А", R"("life":{"drafted":"2027-03-01"})")), 1));
  EXPECT_EQ(list.unofficial(), std::set<int>{2027});
  DeadlineList known(desk(), {2024y / 9 / 16, {}, nullptr});
  ASSERT_TRUE(known.add(*route::parse(route("А", kTested)), 1));
  EXPECT_TRUE(known.unofficial().empty());
}

TEST(DeadlineList, ALineInAYearWithoutACalendarIsAnError) {
  DeadlineList list(desk(), {2035y / 3 / 1, {}, nullptr});
  const auto done = list.add(*route::parse(route("А", R"("life":{"drafted":"2035-02-20"})")), 1);
  ASSERT_FALSE(done.ok());
  EXPECT_EQ(done.error().code, Code::no_calendar);
}

TEST(DeadlineJson, HoldsWhatProgramsNeed) {
  const auto items = items_of({route("Иванова А. П.", kTested)}, 2024y / 9 / 19);
  EXPECT_EQ(deadline_json(items.at(0)),
            R"j({"rule":"draft-10wd","severity":"warning","state":"overdue","due":"2024-09-16","left":-3,)j"
            R"j("unit":"working-days","teacher":"Иванова А. П.","organization":"Школа № 5","methodist":"Ким О. О.",)j"
            R"j("who":"методист","title":"Составить проект ИОМ","when":"просрочено на 3 рабочих дня",)j"
            R"j("message":"Проект ИОМ составляют в течение 10)j"
            "\u00a0"
            R"j(рабочих дней после получения результатов диагностики (02.09.2024).",)j"
            R"j("source":"п. 5.1.1 Положения об ИОМ, Севастополь","line":1})j");
}

TEST(CalendarEntries, HaveIdsThatStayAndTellNoName) {
  const std::vector<std::string> routes = {route("Иванова А. П.", kTested), route("Петрова Б. Б.", kTested),
                                           route("Петрова Б. Б.", kTested)};
  const auto items = items_of(routes, 2024y / 9 / 19);
  const auto first = calendar_entries(items, 1);
  const auto second = calendar_entries(items_of(routes, 2024y / 9 / 20), 1);
  std::set<std::string> ids;
  for (std::size_t i = 0; i < first.size(); ++i) {
    EXPECT_EQ(first[i].uid, second[i].uid) << "another day, the same deadline";
    EXPECT_NE(first[i].uid.find("-draft-10wd-2024-09-16"), std::string::npos) << first[i].uid;
    EXPECT_EQ(first[i].uid.find("Иванова"), std::string::npos);
    ids.insert(first[i].uid);
  }
  EXPECT_EQ(ids.size(), 3U);
  EXPECT_EQ(first[0].summary, "Составить проект ИОМ: Иванова А. П.");
  EXPECT_EQ(first[0].remind_days, 1);
  EXPECT_FALSE(calendar_entries(items, 0)[0].remind_days.has_value());
}

// Seconds, not minutes: a region's registry of a year.
TEST(DeadlineList, TakesTenThousandRoutes) {
  const auto begun = std::chrono::steady_clock::now();
  DeadlineList list(desk(), {2024y / 12 / 19, {}, nullptr});
  for (int i = 0; i < 10000; ++i) {
    const std::string name = "Педагог " + std::to_string(i);
    ASSERT_TRUE(list.add(*route::parse(route(name, kTested + R"(,"period":{"start":"2024-09-02"})")), 1));
  }
  const auto items = list.take();
  EXPECT_EQ(items.size(), 20000U);
  EXPECT_EQ(grouped(items, Person::teacher).size(), 10000U);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20));
}

}  // namespace
}  // namespace marshrut::app
