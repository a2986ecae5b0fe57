#include "xlsx/derived.hpp"

#include <gtest/gtest.h>

namespace marshrut::xlsx {
namespace {

using Derived = route::RegistryProfile::Derived;
using std::chrono::sys_days;

constexpr sys_days kToday = std::chrono::year(2024) / std::chrono::September / 10;

DerivedValue of(const Derived& derived, const char* json) {
  const auto route = route::parse(json);
  EXPECT_TRUE(route.ok()) << json;
  return derive(derived, {&*route, &*route}, kToday);
}

std::string said(const DerivedValue& value) {
  if (const bool* flag = std::get_if<bool>(&value)) return *flag ? "да" : "нет";
  if (const double* number = std::get_if<double>(&value)) return route::number_text(*number);
  if (const auto* day = std::get_if<sys_days>(&value)) return "day " + std::to_string((*day - kToday).count());
  return "?";
}

Derived derived(Derived::Kind kind, const char* path, double limit) {
  Derived out;
  out.kind = kind;
  out.path = *route::parse_path(path);
  out.limit = limit;
  return out;
}

// SEV Прил. 2: «стаж работы до 3 лет», read as strictly under.
TEST(Under, ReadsYearsHoweverTheyAreWritten) {
  const struct {
    const char *years, *want;
  } cases[] = {
      {"0", "да"},
      {"2.9", "да"},
      {"3", "нет"},
      {"3.1", "нет"},
      {R"("менее года")", "да"},
      {R"("2 года 11 мес.")", "да"},
      {R"("3 года")", "нет"},
      {R"("15 лет 3 мес.")", "нет"},
      {R"("11 месяцев")", "да"},
      {R"("2,5 года")", "да"},
      {R"("до 3 лет")", "да"},
      {R"("более 3 лет")", "нет"},
      {R"("более 2 лет")", "?"},
      {R"("с 2009 года")", "нет"},
      {R"("с 2024 года")", "да"},
      {R"("с 2021 года")", "?"},
      {R"("большой")", "?"},
      {R"("полгода")", "да"},
  };
  const Derived under = derived(Derived::Kind::under, "teacher.experience_years", 3);
  for (const auto& tested : cases) {
    const std::string json = std::string(R"({"teacher":{"experience_years":)") + tested.years + "}}";
    EXPECT_EQ(said(of(under, json.c_str())), tested.want) << tested.years;
  }
  EXPECT_EQ(said(of(under, "{}")), "?");
}

// SEV Прил. 2: «возраст до 35 лет» on the day of registration.
TEST(AgeUnder, CountsOnTheDayOfRegistration) {
  const struct {
    const char *born, *registered, *want;
  } cases[] = {
      {"1989-09-11", "2024-09-10", "да"},  // the day before the birthday
      {"1989-09-10", "2024-09-10", "нет"}, {"1989-09-09", "2024-09-10", "нет"}, {"1988-02-29", "2023-02-28", "да"},
      {"1988-02-29", "2023-03-01", "нет"}, {"1989", "2024-09-10", "?"},         {"1990", "2024-09-10", "да"},
      {"1988", "2024-09-10", "нет"},       {"1989-10", "2024-09-10", "да"},     {"1989-09-11", "", "да"},
      {"1989-09-10", "", "нет"},  // today
      {"давно", "2024-09-10", "?"},
  };
  Derived young = derived(Derived::Kind::age_under, "teacher.birth_date", 35);
  young.on = *route::parse_path("life.registered");
  for (const auto& tested : cases) {
    const std::string json = std::string(R"({"teacher":{"birth_date":")") + tested.born +
                             R"("},"life":{"registered":")" + tested.registered + R"("}})";
    EXPECT_EQ(said(of(young, json.c_str())), tested.want) << tested.born << " on " << tested.registered;
  }
}

TEST(Due, IsAMonthAfterTheLatestDateAndNeverPastTheEnd) {
  Derived due;
  due.kind = Derived::Kind::due;
  due.after = {*route::parse_path("checkpoints[].date"), *route::parse_path("period.start")};
  due.until = *route::parse_path("period.end");
  due.months = 1;
  EXPECT_EQ(
      said(of(due, R"({"period":{"start":"2024-08-20"},"checkpoints":[{"date":"2024-09-05"},{"date":"2024-09-01"}]})")),
      "day 25");
  EXPECT_EQ(said(of(due, R"({"period":{"start":"2024-08-31","end":"2024-09-15"}})")), "day 5");
  EXPECT_EQ(said(of(due, "{}")), "?");
  due.kind = Derived::Kind::overdue;
  EXPECT_EQ(said(of(due, R"({"period":{"start":"2024-08-10"}})")), "нет");  // today is the last day
  EXPECT_EQ(said(of(due, R"({"period":{"start":"2024-08-09"}})")), "да");
  due.state = *route::parse_path("life.state");
  due.states = {"in_progress"};
  EXPECT_EQ(said(of(due, R"({"period":{"start":"2024-08-09"},"life":{"state":"completed"}})")), "?");
  EXPECT_EQ(said(of(due, R"({"period":{"start":"2024-08-09"},"life":{"state":"in_progress"}})")), "да");
}

TEST(CountAndDifference, TakeNumbersAndTellNothingWithoutThem) {
  Derived count = derived(Derived::Kind::count, "line.remarks[]", 0);
  count.member = "severity";
  count.value = "error";
  EXPECT_EQ(said(of(count, R"({"remarks":[{"severity":"error"},{"severity":"info"},{"severity":"error"}]})")), "2");
  EXPECT_EQ(said(of(count, "{}")), "0");
  Derived growth = derived(Derived::Kind::difference, "diagnostics.final.overall", 0);
  growth.from = *route::parse_path("diagnostics.entry.overall");
  EXPECT_EQ(said(of(growth, R"({"diagnostics":{"entry":{"overall":"49 %"},"final":{"overall":70}}})")), "21");
  EXPECT_EQ(said(of(growth, R"({"diagnostics":{"final":{"overall":70}}})")), "?");
}

}  // namespace
}  // namespace marshrut::xlsx
