// Methodists for teachers: near, even, the same each time.
#include "app/methodist_load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

namespace marshrut::app {
namespace {

using testing::ElementsAre;

std::vector<LoadTeacher> teachers_of(const std::vector<std::pair<std::string, std::size_t>>& districts) {
  std::vector<LoadTeacher> teachers;
  for (const auto& [district, count] : districts) {
    for (std::size_t i = 0; i < count; ++i) {
      teachers.push_back({district + std::to_string(i), district, "Школа " + std::to_string(i / 10), {}});
    }
  }
  return teachers;
}

Methodist methodist(std::string name, std::vector<std::string> districts, std::size_t load = 0) {
  Methodist made;
  made.full_name = std::move(name);
  made.districts = std::move(districts);
  made.load = load;
  return made;
}

struct Case {
  const char* name;
  std::vector<std::pair<std::string, std::size_t>> teachers;
  std::vector<Methodist> methodists;
  std::vector<std::size_t> loads;
};

TEST(Load, IsAsEvenAsTheDistrictsAllow) {
  const Case cases[] = {
      {"one district", {{"А", 7}}, {methodist("1", {"А"}), methodist("2", {"А"})}, {4, 3}},
      {"by district", {{"А", 5}, {"Б", 2}}, {methodist("1", {"А"}), methodist("2", {"Б"})}, {5, 2}},
      {"with what they had", {{"А", 4}}, {methodist("1", {"А"}, 10), methodist("2", {"А"}, 8)}, {11, 11}},
      {"shared", {{"А", 6}, {"Б", 2}}, {methodist("1", {"А"}), methodist("2", {"А", "Б"})}, {4, 4}},
      {"along a chain",
       {{"А", 6}, {"Б", 3}, {"В", 0}},
       {methodist("1", {"А"}), methodist("2", {"А", "Б"}), methodist("3", {"Б", "В"})},
       {3, 3, 3}},
      {"anywhere", {{"А", 4}, {"Б", 4}}, {methodist("1", {"А"}), methodist("2", {})}, {4, 4}},
      {"case aside", {{"намский улус", 2}}, {methodist("1", {"Намский улус"}), methodist("2", {"Другой"})}, {2, 0}},
  };
  for (const Case& test : cases) {
    const auto teachers = teachers_of(test.teachers);
    const LoadPlan plan = assign_methodists(teachers, test.methodists);
    EXPECT_EQ(plan.loads, test.loads) << test.name;
    EXPECT_TRUE(plan.elsewhere.empty()) << test.name;
    for (const auto& whose : plan.methodist_of) EXPECT_TRUE(whose.has_value()) << test.name;
  }
}

TEST(Load, ADistrictWithoutAMethodistIsToldAndServedFromElsewhere) {
  const LoadPlan plan = assign_methodists(teachers_of({{"А", 2}, {"Б", 1}}), {methodist("1", {"А"})});
  EXPECT_THAT(plan.elsewhere, ElementsAre(2));
  EXPECT_THAT(plan.loads, ElementsAre(3));
}

TEST(Load, WhoHasAMethodistKeepsThem) {
  auto teachers = teachers_of({{"А", 4}});
  teachers[0].methodist = teachers[1].methodist = "Вторая";
  teachers[2].methodist = "Чужая";
  const LoadPlan plan = assign_methodists(teachers, {methodist("Первая", {"А"}), methodist("ВТОРАЯ", {"А"})});
  EXPECT_EQ(plan.methodist_of[0], 1U);
  EXPECT_EQ(plan.methodist_of[1], 1U);
  EXPECT_EQ(plan.methodist_of[2], std::nullopt);
  EXPECT_THAT(plan.unknown, ElementsAre(2));
  EXPECT_EQ(plan.methodist_of[3], 0U);
}

TEST(Load, ASchoolStaysTogetherAsFarAsNumbersAllow) {
  const auto teachers = teachers_of({{"А", 20}});  // two schools of ten
  const LoadPlan plan = assign_methodists(teachers, {methodist("1", {"А"}), methodist("2", {"А"})});
  std::map<std::string, std::set<std::size_t>> schools;
  for (std::size_t t = 0; t < teachers.size(); ++t) schools[teachers[t].organization].insert(*plan.methodist_of[t]);
  for (const auto& [school, methodists] : schools) EXPECT_EQ(methodists.size(), 1U) << school;
}

TEST(Load, DoesNotDependOnTheOrderOfTeachers) {
  auto teachers = teachers_of({{"А", 40}, {"Б", 25}, {"В", 5}});
  const std::vector<Methodist> methodists = {methodist("1", {"А"}), methodist("2", {"А", "Б"}),
                                             methodist("3", {"Б", "В"})};
  std::map<std::string, std::size_t> first;
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    const LoadPlan plan = assign_methodists(teachers, methodists);
    std::map<std::string, std::size_t> now;
    for (std::size_t t = 0; t < teachers.size(); ++t) now[teachers[t].full_name] = *plan.methodist_of[t];
    if (round == 0) first = now;
    EXPECT_EQ(now, first);
    std::shuffle(teachers.begin(), teachers.end(), random);
  }
}

// Nobody can hand a teacher on, through others if need be, to one who has two fewer.
TEST(Load, NoBetterPlanIsLeftInRandomDistricts) {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    std::vector<std::pair<std::string, std::size_t>> districts;
    for (int d = 0; d < 5; ++d) districts.emplace_back("Р" + std::to_string(d), random() % 20);
    std::vector<Methodist> methodists;
    for (int m = 0; m < 6; ++m) {
      std::vector<std::string> where;
      for (int d = 0; d < 5; ++d) {
        if (random() % 3 == 0) where.push_back("Р" + std::to_string(d));
      }
      methodists.push_back(methodist("М" + std::to_string(m), where, random() % 5));
    }
    const auto teachers = teachers_of(districts);
    const LoadPlan plan = assign_methodists(teachers, methodists);
    std::size_t sum = 0, had = 0;
    for (const std::size_t load : plan.loads) sum += load;
    for (const Methodist& one : methodists) had += one.load;
    EXPECT_EQ(sum, had + teachers.size());
    for (std::size_t t = 0; t < teachers.size(); ++t) {
      const std::size_t now = *plan.methodist_of[t];
      if (std::count(plan.elsewhere.begin(), plan.elsewhere.end(), t) > 0) continue;
      for (std::size_t m = 0; m < methodists.size(); ++m) {
        const auto& where = methodists[m].districts;
        const bool may = where.empty() || std::count(where.begin(), where.end(), teachers[t].district) > 0;
        if (may) {
          EXPECT_LE(plan.loads[now], plan.loads[m] + 1);
        }
      }
    }
  }
}

}  // namespace
}  // namespace marshrut::app
