// Lists of deadlines of a snapshot made by hand: order, groups, pages, what a person may see.
#include "desk/deadlines_list.hpp"

#include <gtest/gtest.h>

namespace marshrut::desk {
namespace {

using route::DeadlineState;

text::Day day(unsigned number) {
  return std::chrono::sys_days(std::chrono::year(2026) / std::chrono::November / std::chrono::day(number));
}

class DueList : public ::testing::Test {
protected:
  DueList() {
    auto loaded = app::DeadlineDesk::load(app::Home{MARSHRUT_SOURCE_DIR});
    EXPECT_TRUE(loaded);
    auto desk = std::make_shared<app::DeadlineDesk>(std::move(*loaded));
    desk->plan.ahead_days = 10;
    rule_.id = "draft";
    own_.id = "half-year";
    own_.per = {{route::Step::Kind::key, "support", {}, 0}};
    snapshot_.today = day(10);
    snapshot_.desk = desk;
  }

  RouteDue due(unsigned at) {
    const auto left = (day(at) - snapshot_.today).count();
    return {&rule_, day(at), left < 0 ? DeadlineState::overdue : DeadlineState::ahead, static_cast<int>(left), nullptr};
  }
  RouteDue own(unsigned at, const std::string& whose) {
    return {&own_, day(at), DeadlineState::ahead, 1, names_.of(whose)};
  }
  void route(std::int64_t id, const std::string& teacher, const std::string& school, std::vector<RouteDue> all) {
    auto facts = std::make_shared<RouteFacts>();
    facts->id = id;
    facts->teacher = teacher;
    facts->organization = facts->school = names_.of(school);
    facts->methodist = facts->methodist_key = facts->region = names_.of("");
    facts->folded = ' ' + folded_words(teacher + ' ' + school);
    facts->due = std::move(all);
    snapshot_.routes.push_back(std::move(facts));
    put_due_in_order(snapshot_);
  }
  // "1@9 2@12": routes and days.
  static std::string shown(const DuePage& page) {
    std::string out;
    for (const DueItem& item : page.items) {
      const auto date = std::chrono::year_month_day(item.due->due);
      out += (out.empty() ? "" : " ") + std::to_string(item.route->id) + '@' +
             std::to_string(static_cast<unsigned>(date.day()));
    }
    return out;
  }

  Names names_;
  route::DeadlineRule rule_, own_;
  RouteSnapshot snapshot_;
};

TEST_F(DueList, IsSoonestFirstAsFarAsThePlanLooksAhead) {
  route(1, "Белова", "А", {due(12), due(25)});
  route(2, "Волкова", "Б", {due(9)});
  const DuePage page = due_page(snapshot_, {});
  EXPECT_EQ(shown(page), "2@9 1@12");
  EXPECT_EQ(page.overdue, 1);
  EXPECT_EQ(page.due, 1);
  DueQuery late;
  late.until = day(30);
  EXPECT_EQ(shown(due_page(snapshot_, late)), "2@9 1@12 1@25");
  late.overdue = true;
  EXPECT_EQ(shown(due_page(snapshot_, late)), "2@9");
}

TEST_F(DueList, GroupsBySchoolWhoseFirstIsTheSoonest) {
  route(1, "Белова", "А", {due(12), due(15)});
  route(2, "Волкова", "Б", {due(9), due(14)});
  DueQuery query;
  query.by = app::Person::school;
  EXPECT_EQ(shown(due_page(snapshot_, query)), "2@9 2@14 1@12 1@15");
}

TEST_F(DueList, APersonsOwnDeadlineIsToldOnce) {
  route(1, "Белова", "А", {own(12, "Зуев")});
  route(2, "Волкова", "Б", {own(12, "Зуев")});
  route(3, "Громова", "Б", {own(12, "Орлова")});
  EXPECT_EQ(shown(due_page(snapshot_, {})), "1@12 3@12");
}

TEST_F(DueList, ShowsASchoolItsOwnAndASearchWhatBeginsSo) {
  route(1, "Белова Анна", "А", {due(12)});
  route(2, "Ёлкин Пётр", "Б", {due(13)});
  DueQuery query;
  query.scope.school = "Б";
  EXPECT_EQ(shown(due_page(snapshot_, query)), "2@13");
  query.scope = {};
  query.words = "ЕЛК пет";
  EXPECT_EQ(shown(due_page(snapshot_, query)), "2@13");
  query.words = "лкин";
  EXPECT_EQ(shown(due_page(snapshot_, query)), "");
}

TEST_F(DueList, APageBeginsAfterTheOneBeforeEvenWhenThingsCameBetween) {
  route(5, "Белова", "А", {due(12), due(14)});
  DueQuery query;
  query.most = 1;
  const DuePage first = due_page(snapshot_, query);
  EXPECT_EQ(shown(first), "5@12");
  route(7, "Волкова", "Б", {due(9)});
  query.cursor = first.next;
  const DuePage second = due_page(snapshot_, query);
  EXPECT_EQ(shown(second), "5@14");
  EXPECT_EQ(second.next, "");
  query.cursor = "nonsense";
  EXPECT_EQ(shown(due_page(snapshot_, query)), "7@9");
}

}  // namespace
}  // namespace marshrut::desk
