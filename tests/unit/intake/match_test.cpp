// Whose a document is: by the teacher's name and the school's, however they are typed.
#include "intake/match.hpp"

#include <gtest/gtest.h>

namespace marshrut::intake {
namespace {

using store::Route;
using store::RouteState;

TEST(TeacherKey, IsTheSameForOneName) {
  const char* same[] = {"Королёва Анна Петровна",    "Королева Анна Петровна",      "КОРОЛЁВА АННА ПЕТРОВНА",
                        " королева  анна петровна ", "Королева\u00A0Анна Петровна", "Королева Анна Петровна."};
  for (const char* name : same) EXPECT_EQ(teacher_key(name), teacher_key(same[0])) << name;
  for (const char* name : {"Королева Анна Павловна", "Королёв Анна Петровна", "Королева А. П.", "Королева Анна", ""}) {
    EXPECT_NE(teacher_key(name), teacher_key(same[0])) << name;
  }
}

TEST(SameOrganization, WordsMayDifferNumbersMayNot) {
  const std::tuple<const char*, const char*, bool> cases[] = {
      {"МБОУ СОШ № 5", "МБОУ СОШ № 5", true},
      {"МБОУ СОШ № 5", "мбоу сош №5", true},
      {"МБОУ СОШ № 5", "МБОУ «СОШ № 5»", true},
      {"МБОУ СОШ № 5", "СОШ № 5", true},
      {"МБОУ СОШ № 5", "МБОУ СОШ № 5 г. Якутска", true},
      {"МБОУ СОШ № 5", "МАОУ СОШ № 5", true},
      {"МБОУ СОШ № 5", "МБОУ СОШ № 6", false},
      {"СОШ № 5", "СОШ № 15", false},
      {"СОШ № 15", "СОШ № 5", false},
      {"СОШ № 5 имени 50-летия Октября", "СОШ № 5", false},
      {"Гимназия № 5", "СОШ № 5", false},
      {"Лицей «Звёздный»", "Лицей «Звездный»", true},
      {"Лицей «Парус»", "Гимназия «Парус»", false},
      {"Школа", "Школа «Парус»", false},
      {"", "", false},
      {"СОШ № 5", "", false},
      {"«»", "«»", false},
  };
  for (const auto& [a, b, want] : cases) {
    EXPECT_EQ(same_organization(a, b), want) << a << " / " << b;
    EXPECT_EQ(same_organization(b, a), want) << b << " / " << a;
  }
}

struct Known {
  const char* organization;
  const char* school;
  RouteState state = RouteState::submitted;
};

struct Case {
  const char* name;
  MatchFacts facts;
  std::vector<Known> known;
  std::int64_t route;  // by its place from 1; 0: a new one, or nobody knows
  const char* doubt;
};

std::vector<Route> routes_of(const std::string& teacher, const std::vector<Known>& known) {
  std::vector<Route> routes;
  for (const Known& one : known) {
    Route& route = routes.emplace_back();
    route.id = static_cast<std::int64_t>(routes.size());
    route.teacher = teacher_key(teacher);
    route.organization = one.organization;
    route.school = one.school;
    route.state = one.state;
  }
  return routes;
}

TEST(Match, ByTeacherAndPlace) {
  const std::string anna = "Иванова Анна Петровна";
  const Case cases[] = {
      {"nobody of that name", {anna, "СОШ № 5", "", ""}, {}, 0, ""},
      {"the only one", {anna, "СОШ № 5", "", ""}, {{"МБОУ СОШ № 5", ""}}, 1, ""},
      {"a namesake elsewhere", {anna, "СОШ № 5", "", ""}, {{"СОШ № 6", ""}}, 0, ""},
      {"one of two", {anna, "СОШ № 6", "", ""}, {{"СОШ № 5", ""}, {"МБОУ СОШ № 6", ""}}, 2, ""},
      {"by the sender's school", {anna, "", "СОШ № 6", ""}, {{"СОШ № 5", "СОШ № 5"}, {"СОШ № 6", "СОШ № 6"}}, 2, ""},
      {"the document's word before the sender's",
       {anna, "СОШ № 5", "СОШ № 6", ""},
       {{"СОШ № 6", "СОШ № 6"}, {"СОШ № 5", "СОШ № 5"}},
       2,
       ""},
      {"the document names no school, one route", {anna, "", "", ""}, {{"СОШ № 5", ""}}, 1, ""},
      {"the document names no school, two routes",
       {anna, "", "", ""},
       {{"СОШ № 5", ""}, {"СОШ № 6", ""}},
       0,
       "many-routes"},
      {"the route names no school", {anna, "СОШ № 5", "", ""}, {{"", ""}}, 1, ""},
      {"two routes name no school", {anna, "СОШ № 5", "", ""}, {{"", ""}, {"", ""}}, 0, "many-routes"},
      {"one of them does", {anna, "СОШ № 5", "", ""}, {{"", ""}, {"СОШ № 5", ""}}, 2, ""},
      {"completed", {anna, "СОШ № 5", "", ""}, {{"СОШ № 5", "", RouteState::completed}}, 0, ""},
      {"archived", {anna, "СОШ № 5", "", ""}, {{"СОШ № 5", "", RouteState::archived}}, 0, ""},
      {"purged", {anna, "СОШ № 5", "", ""}, {{"СОШ № 5", "", RouteState::purged}}, 0, ""},
      {"a completed one and its successor",
       {anna, "СОШ № 5", "", ""},
       {{"СОШ № 5", "", RouteState::completed}, {"СОШ № 5", "", RouteState::in_progress}},
       2,
       ""},
      {"one over of two without a school",
       {anna, "", "", ""},
       {{"СОШ № 5", "", RouteState::archived}, {"СОШ № 6", "", RouteState::registered}},
       2,
       ""},
      {"prolonged is alive", {anna, "СОШ № 5", "", ""}, {{"СОШ № 5", "", RouteState::prolonged}}, 1, ""},
      {"initials", {"Иванова А. П.", "СОШ № 5", "", ""}, {}, 0, "initials"},
      {"initials, close together", {"Иванова А.П.", "СОШ № 5", "", ""}, {}, 0, "initials"},
      {"initials first", {"А. П. Иванова", "СОШ № 5", "", ""}, {}, 0, "initials"},
      {"a family name alone", {"Иванова", "СОШ № 5", "", ""}, {}, 0, "initials"},
      {"no patronymic", {"Иванова Анна", "СОШ № 5", "", ""}, {}, 0, ""},
      {"initials that an operator filed before", {"Иванова А. П.", "СОШ № 5", "", ""}, {{"СОШ № 5", ""}}, 1, ""},
  };
  for (const Case& one : cases) {
    const Match found = match(one.facts, routes_of(one.facts.teacher, one.known), {});
    EXPECT_EQ(found.route.value_or(0), one.route) << one.name;
    EXPECT_EQ(found.doubt, one.doubt) << one.name;
  }
}

TEST(Match, ACodeDecidesWhenItIsTheTeachers) {
  const MatchFacts facts{"Иванова Анна Петровна", "СОШ № 5", "", "SEV-2025-00001-0"};
  auto known = routes_of(facts.teacher, {{"СОШ № 5", ""}, {"СОШ № 6", ""}});
  const Match own = match(facts, known, known[1]);
  EXPECT_EQ(own.route, 2);
  EXPECT_EQ(own.doubt, "");
  Route other = known[1];
  other.teacher = teacher_key("Петров Пётр Петрович");
  const Match another = match(facts, known, other);
  EXPECT_EQ(another.route, std::nullopt);
  EXPECT_EQ(another.doubt, "code-of-another");
}

TEST(RouteKey, IsOneForTeacherAndSchoolAndAnotherAfterItsEnd) {
  const MatchFacts facts{"Королёва Анна Петровна", "МБОУ «СОШ № 5»", "", ""};
  const MatchFacts typed{"королева анна петровна", "мбоу сош № 5", "", ""};
  const std::string first = route_key(facts, {});
  EXPECT_EQ(route_key(typed, {}), first);
  EXPECT_NE(route_key({facts.teacher, "СОШ № 6", "", ""}, {}), first);
  const auto over = routes_of(facts.teacher, {{"МБОУ СОШ № 5", "", RouteState::archived}});
  const std::string second = route_key(facts, over);
  EXPECT_NE(second, first);
  EXPECT_EQ(route_key(typed, over), second);
  const auto twice = routes_of(facts.teacher, {{"МБОУ СОШ № 5", "", RouteState::purged},
                                               {"МБОУ СОШ № 5", "", RouteState::completed},
                                               {"СОШ № 6", "", RouteState::completed}});
  EXPECT_NE(route_key(facts, twice), second);
}

}  // namespace
}  // namespace marshrut::intake
