#include "route/schema.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>

#include "base/files.hpp"
#include "forms.hpp"
#include "route/rules.hpp"

namespace marshrut::route {
namespace {

const std::filesystem::path kSource = MARSHRUT_SOURCE_DIR;

const Schema& schema() {
  static const Schema loaded = *Schema::load(kSource / "schemas/route.schema.json");
  return loaded;
}

Value example(const char* name) { return *parse(*read_file(kSource / "tests/data/routes" / name)); }

TEST(Schema, TakesTheExamples) {
  for (const char* name : {"odintsovo-blank.example.json", "sevastopol-card.example.json"}) {
    const auto done = schema().validate(example(name));
    EXPECT_TRUE(done) << name << ": " << done.error().message;
  }
}

struct Case {
  std::string name, input, want;  // want: where; "" = fits
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class SchemaValidate : public testing::TestWithParam<Case> {};

TEST_P(SchemaValidate, SaysWhereItDoesNotFit) {
  const auto done = schema().validate(*parse(GetParam().input));
  EXPECT_EQ(done.ok(), GetParam().want.empty());
  if (!done) {
    EXPECT_EQ(done.error().code, Code::bad_data);
    EXPECT_EQ(done.error().where, GetParam().want);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Schema, SchemaValidate,
    testing::Values(Case{"Empty", "{}", ""}, Case{"UnreadableDateStaysText", R"({"period":{"end":"к лету"}})", ""},
                    Case{"UnreadableHoursStayText", R"({"courses":[{"hours":"согласно программе"}]})", ""},
                    Case{"BothRowShapes",
                         R"({"diagnostics":{"entry":{"rows":[{"competency":"Предметные","low":49},
                             {"task":"Задание №1","difficulties":"анализ"}]},
                             "final":{"rows":[{"task":"Задание №1","competency":"Предметные","level":"Высокий"}]}}})",
                         ""},
                    Case{"Correction",
                         R"({"corrections":[{"date":"2024-12-06","events":[{"title":"х"}],"acknowledged":true}]})", ""},
                    Case{"UnknownMember", R"({"teacher":{"nickname":"А"}})", "/teacher/nickname"},
                    Case{"UnknownMemberInRow", R"({"events":[{"title":"а"},{"titel":"б"}]})", "/events/1/titel"},
                    Case{"NumberForText", R"({"teacher":{"full_name":5}})", "/teacher/full_name"},
                    Case{"TextForMark", R"({"events":[{"selected":"+"}]})", "/events/0/selected"},
                    Case{"EmptyText", R"({"goal":""})", "/goal"},
                    Case{"NotOneOfTheDecisions", R"({"conclusion":{"decision":"done"}})", "/conclusion/decision"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Schema, RefusesWhatIsNoObject) { EXPECT_EQ(schema().validate(Array{}).error().code, Code::bad_data); }

TEST(Schema, KnowsKindAndLabelOfEachPath) {
  const struct {
    const char* path;
    const char* kind;
    const char* title;
  } cases[] = {
      {"teacher.full_name", "name", "Фамилия, имя, отчество"},
      {"period.start", "date", "Начало реализации"},
      {"period.year", "year", "Год реализации ИОМ"},
      {"events[].period", "period", "Сроки проведения"},
      {"events[3].selected", "mark", "Отметка о выборе"},
      {"corrections[0].events[].period", "period", "Сроки проведения"},
      {"diagnostics.entry.rows[competency=Предметные].low", "percent", "Низкий уровень"},
      {"training[]", "course", "Курс"},
      {"training[].hours", "hours", "Количество часов"},
      {"teacher.experience_years", "years", "Педагогический стаж"},
      {"planned_results[]", "text", "Планируемый результат"},
      {"conclusion.decision", "choice", "Решение"},
      {"support.mentor.email", "email", "Электронная почта: наставник"},
      {"teacher", "", "Педагог"},
      {"teacher.nickname", "", ""},
      {"events.title", "", ""},
      {"teacher[].email", "", ""},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(schema().kind(*parse_path(c.path)), c.kind) << c.path;
    EXPECT_EQ(schema().title(*parse_path(c.path)), c.title) << c.path;
  }
  EXPECT_TRUE(schema().has(*parse_path("diagnostics.entry.rows[competency=Управленческие]")));
  EXPECT_FALSE(schema().has(*parse_path("diagnostics.middle")));
}

class SchemaOverlay : public testing::Test {
protected:
  Result<Schema> with(const std::string& json) {
    const auto file = std::filesystem::path(testing::TempDir()) / "overlay.schema.json";
    std::ofstream(file) << json;
    return schema().overlay(file);
  }
};

TEST_F(SchemaOverlay, TellsWhatTheFormDemandsByItsOwnLabels) {
  const auto form = with(R"({"required":["teacher","organization"],"properties":{
    "teacher":{"required":["full_name"],"properties":{"full_name":{"title":"ФИО"}}},
    "organization":{"required":["name"],"properties":{"name":{"title":"Полное название"}}}}})");
  ASSERT_TRUE(form) << form.error().message;
  EXPECT_EQ(form->title(*parse_path("teacher.full_name")), "ФИО");
  EXPECT_EQ(form->title(*parse_path("teacher.email")), "Электронная почта");
  const Remark want{"required", Severity::error, "/teacher/full_name",
                    "Поле «ФИО» не заполнено. Впишите его, пожалуйста.", ""};
  const auto remarks = form->demands(*parse(R"({"organization":{"name":"Школа"}})"));
  ASSERT_EQ(remarks.size(), 1U);
  EXPECT_EQ(remarks.front(), want);
  EXPECT_TRUE(schema().demands(Value{}).empty());
}

TEST_F(SchemaOverlay, RefusesPathsThatAreNotInTheModel) {
  const auto form = with(R"({"properties":{"teacher":{"properties":{"nickname":{"title":"Прозвище"}}}}})");
  ASSERT_FALSE(form);
  EXPECT_EQ(form.error().code, Code::bad_template);
}

TEST_F(SchemaOverlay, RefusesWhatIsNoSchema) {
  EXPECT_EQ(with("{").error().code, Code::bad_template);
  EXPECT_EQ(with(R"({"properties":{"goal":{"$ref":"#/nowhere"}}})").error().code, Code::bad_template);
}

TEST(Schema, FigureOfOneCard) {
  const std::string json = *read_file(kSource / "tests/data/routes/sevastopol-card.example.json");
  const Value card = *parse(json);
  using Clock = std::chrono::steady_clock;
  const auto time = [](auto&& work) {
    const auto start = Clock::now();
    for (int i = 0; i < 500; ++i) work();
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count() / 500;
  };
  const double parse_us = time([&] { return parse(json).ok(); });
  const double validate_us = time([&] { return schema().validate(card).ok(); });
  const Form& form = route::form("sevastopol-card");
  const double check_us = time([&] { return check(card, form.profile, form.schema).size(); });
  std::cout << "parse " << parse_us << " us, validate " << validate_us << " us, check " << check_us << " us\n";
}

}  // namespace
}  // namespace marshrut::route
