#include "app/conclusion.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/fixture.hpp"
#include "route/rules.hpp"

namespace marshrut::app {
namespace {

using route::Value;

const route::LevelScale& scale() {
  static const route::LevelScale loaded = *route::LevelScale::load(MARSHRUT_SOURCE_DIR "/data/levels.json");
  return loaded;
}

const lens::Form& card() { return *own_forms().find("sevastopol-card"); }

Value route_of(const std::string& entry, const std::string& final, const std::string& rest) {
  return *route::parse(R"({"diagnostics":{"entry":{"rows":[)" + entry + R"(]},"final":{"rows":[)" + final + "]}}," +
                       rest + "}");
}

const std::string kDone = R"("events":[{"title":"Курсы","done":"+"},{"title":"Урок","reason":"болезнь"}],
                             "final_event":[{"title":"Мастер-класс","done":"14.05.2025"}])";
const std::string kEntry = R"({"competency":"Предметные","low":49},{"competency":"Методические","medium":65})";

Conclusion concluded(const Value& route) { return conclude(route, card(), own_forms(), scale()); }

TEST(Conclude, AllReachedAndDoneIsCompletion) {
  const auto got = concluded(
      route_of(kEntry, R"({"competency":"Предметные","medium":72},{"competency":"Методические","medium":65})", kDone));
  EXPECT_TRUE(got.completed) << testing::PrintToString(got.reasons);
  EXPECT_EQ(
      got.text,
      "Предметные: было — 49 % (низкий), стало — 72 % (средний), рост на 23 процентных пункта.\n"
      "Методические: было — 65 % (средний), стало — 65 % (средний), без изменений.\n"
      "Общий уровень: было — 57 %, стало — 69 %, рост на 12 процентных пунктов.\n"
      "Мероприятия выполнены, заключительное публичное мероприятие проведено. Рекомендуется завершить прохождение "
      "ИОМ.");
  Value applied = route_of(kEntry, "", kDone);
  apply(got, card(), applied);
  EXPECT_TRUE(route::says_completed(applied)) << "the text speaks of completion as the decision does";
}

TEST(Conclude, EachReasonSpeaksForProlongation) {
  const std::string good = R"({"competency":"Предметные","medium":72},{"competency":"Методические","high":85})";
  const struct {
    std::string final, rest;
    std::vector<std::string> want;
  } cases[] = {
      {"", kDone, {"нет результатов итоговой диагностики"}},
      {R"({"competency":"Предметные","low":60},{"competency":"Методические","medium":61})",
       kDone,
       {"Предметные: 60 % (низкий), нужный уровень не достигнут"}},
      {R"({"competency":"Предметные","medium":72})", kDone, {"Методические: в итоговой диагностике уровень не указан"}},
      {good,
       R"("events":[{"title":"Курсы"}],"final_event":[{"title":"Мастер-класс","done":"+"}])",
       {"есть мероприятия без отметки о выполнении и без причины"}},
      {good,
       R"("events":[{"title":"Курсы","done":"+"}],"final_event":[{"title":"Мастер-класс"}])",
       {"не проведено заключительное публичное мероприятие"}},
  };
  for (const auto& c : cases) {
    const auto got = concluded(route_of(kEntry, c.final, c.rest));
    EXPECT_FALSE(got.completed);
    EXPECT_EQ(got.reasons, c.want);
    EXPECT_THAT(got.text, testing::HasSubstr("Рекомендуется пролонгация ИОМ: " + c.want[0]));
  }
}

TEST(Conclude, TasksAreToldWithTheirDifficulties) {
  const auto got =
      concluded(route_of(R"({"task":"Задание 1","difficulties":"дроби"})",
                         R"({"task":"Задание 1","competency":"Предметные","level":"Недостаточный"})", kDone));
  EXPECT_FALSE(got.completed);
  EXPECT_EQ(got.reasons, std::vector<std::string>{"Предметные: уровень «Недостаточный», нужный уровень не достигнут"});
  EXPECT_EQ(compared_text(got.comparison.rows.at(0)),
            "Предметные: затруднения — дроби; стало — уровень «Недостаточный»");
  EXPECT_EQ(way_text(got.comparison.rows.at(0)), "");
}

TEST(Conclude, TheWayIsTheOneOfTheTable) {
  const auto got = concluded(route_of(kEntry, R"({"competency":"Предметные","high":81})", kDone));
  EXPECT_EQ(way_text(got.comparison.rows.at(0)),
            "Предметные: дефицитарный уровень — минимальный или отсутствие дефицита; рекомендуется профессиональное "
            "развитие в области предметных компетенций на основе неформального и информального образования");
  EXPECT_EQ(way_text(got.comparison.rows.at(1)),
            "Методические: дефицитарный уровень — средний; рекомендуется профессиональное развитие по технологии "
            "индивидуального плана или повышение квалификации по предметным программам");
}

TEST(Apply, WritesOnlyWhatWasEmpty) {
  Value route = route_of(kEntry, R"({"competency":"Предметные","medium":72},{"competency":"Методические","high":85})",
                         kDone + R"(,"conclusion":{"text":"Слова методиста"})");
  apply(concluded(route), card(), route);
  EXPECT_EQ(*route::at_pointer(route, "/conclusion/text"), Value("Слова методиста"));
  EXPECT_EQ(*route::at_pointer(route, "/conclusion/decision"), Value("completed"));
  EXPECT_EQ(*route::at_pointer(route, "/diagnostics/final/overall"), Value(79));
  EXPECT_TRUE(card().schema().validate(route));
}

TEST(ConclusionJson, HoldsTheComparisonAndTheReasons) {
  const auto json = route::parse(conclusion_json(
      concluded(route_of(kEntry, R"({"competency":"Предметные","low":40})", R"("events":[{"title":"Курсы"}])"))));
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(*route::at_pointer(*json, "/decision"), Value("prolonged"));
  EXPECT_EQ(*route::at_pointer(*json, "/rows/0/change"), Value("fallen"));
  EXPECT_EQ(*route::at_pointer(*json, "/rows/0/entry/percent"), Value(49));
  EXPECT_EQ(*route::at_pointer(*json, "/rows/0/final/level"), Value("низкий"));
  EXPECT_EQ(*route::at_pointer(*json, "/rows/0/deficit"), Value("высокий"));
  EXPECT_EQ(json->find("reasons")->array()->size(), 4U);
  EXPECT_EQ(*route::at_pointer(*json, "/remarks/0/rule"), Value("event-done-or-reason"));
}

}  // namespace
}  // namespace marshrut::app
