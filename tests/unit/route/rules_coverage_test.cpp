#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rule_cases.hpp"
#include "rule_ids.hpp"

namespace marshrut::route {

std::vector<std::string> said(const RuleCase& c, const Profile& profile) {
  std::vector<std::string> out;
  for (const Remark& remark : check(*parse(c.route), profile, form(c.form).schema, c.stage)) {
    if (remark.rule != c.rule) continue;
    out.push_back(std::string(severity_name(remark.severity)) + ' ' + remark.path + ' ' + remark.message);
  }
  return out;
}

namespace {

std::vector<RuleCase> all_cases() {
  std::vector<RuleCase> all;
  for (auto cases : {date_cases(), value_cases(), diagnostics_cases(), event_cases(), group_cases(), school_cases(),
                     yakutia_cases(), young_cases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

class RuleCases : public testing::TestWithParam<RuleCase> {};

TEST_P(RuleCases, SayWhatIsWanted) {
  EXPECT_EQ(said(GetParam(), form(GetParam().form).profile), GetParam().want);
  EXPECT_TRUE(form(GetParam().form).schema.validate(*parse(GetParam().route)));
}

INSTANTIATE_TEST_SUITE_P(Rules, RuleCases, testing::ValuesIn(all_cases()),
                         [](const auto& tested) { return tested.param.name; });

// Each rule of each form by itself: one case where it speaks, one where it is silent.
TEST(Rules, NoneIsWithoutACase) {
  const auto cases = all_cases();
  for (const auto& file : form_files()) {
    const Profile whole = *Profile::load(file);
    for (const Rule& rule : whole.rules) {
      Profile alone = whole;
      alone.rules = {rule};
      bool speaks = false;
      bool silent = false;
      for (const RuleCase& c : cases) {
        if (c.form != whole.id || c.rule != rule.id) continue;
        (said(c, alone).empty() ? silent : speaks) = true;
      }
      EXPECT_TRUE(speaks) << whole.id << ": no case of " << rule.id << '/' << rule.check << ": " << rule.message;
      EXPECT_TRUE(silent) << whole.id << ": no silent case of " << rule.id << '/' << rule.check;
    }
  }
}

TEST(Rules, MessagesLeaveNoPlaceholderAndCiteTheirSource) {
  for (const RuleCase& c : all_cases()) {
    for (const Remark& remark : check(*parse(c.route), form(c.form).profile, form(c.form).schema, c.stage)) {
      EXPECT_THAT(remark.message, testing::Not(testing::HasSubstr("{"))) << c.name;
      EXPECT_THAT(remark.message, testing::HasSubstr(remark.source)) << c.name;
      EXPECT_THAT(remark.message, testing::Not(testing::HasSubstr("«»"))) << c.name;
    }
  }
}

TEST(Rules, ExamplesOfTheContractHaveNothingToMend) {
  for (const char* id : {"odintsovo-blank", "sevastopol-card"}) {
    for (const Remark& remark : check(example(id), form(id).profile, form(id).schema)) {
      EXPECT_EQ(remark.severity, Severity::info) << remark.message;
    }
  }
}

TEST(Rules, WhoAndWhereAreRequired) {
  const Form& blank = form("odintsovo-blank");
  const auto remarks = check(Value{}, blank.profile, blank.schema);
  ASSERT_EQ(remarks.size(), 2U);
  EXPECT_EQ(remarks[0].path, "/organization/name");
  EXPECT_EQ(remarks[0].message, "Поле «Место работы» не заполнено. Впишите его, пожалуйста.");
  EXPECT_EQ(remarks[1].path, "/teacher/full_name");
  EXPECT_EQ(remarks[1].rule, "required");
}

// No form of ours uses it yet.
TEST(Rules, RequiredTellsAPathThatSaysNothing) {
  Profile profile;
  profile.rules.push_back({"r",
                           "required",
                           Severity::warning,
                           Stage::reading,
                           "Заполните «{label}» ({source}).",
                           "п. 1",
                           {{"paths", {*parse_path("goal"), *parse_path("events[].title")}, {}, {}, {}}}});
  const auto remarks = check(*parse(R"({"goal":"","events":[{"title":"а"}]})"), profile, model());
  const Remark want{"r", Severity::warning, "/goal",
                    "Заполните «Цель, планируемая по завершении прохождения ИОМ» (п. 1).", "п. 1"};
  EXPECT_THAT(remarks, testing::ElementsAre(want));
}

TEST(Rules, CompletionIsWhatTheConclusionsSay) {
  const struct {
    const char* route;
    bool want;
  } cases[] = {
      {"{}", false},
      {R"({"conclusion":{"decision":"completed"}})", true},
      {R"({"conclusion":{"decision":"prolonged","text":"Маршрут пройден"}})", false},
      {R"({"conclusion":{"text":"Маршрут пройден полностью."}})", true},
      {R"({"conclusion":{"text":"Рекомендуется продлить на полгода."}})", false},
      {R"({"conclusion":{"text":"Рекомендована пролонгация ИОМ.","date":"2025-06-01"}})", false},
      {R"({"conclusion":{"date":"2025-06-01"}})", true},
  };
  for (const auto& c : cases) EXPECT_EQ(says_completed(*parse(c.route)), c.want) << c.route;
}

TEST(Derive, AFilledManagersRowMakesAManager) {
  const Profile& card = form("sevastopol-card").profile;
  const struct {
    const char* rows;
    bool want;
  } cases[] = {
      {R"([{"competency":"Управленческие","low":51}])", true},
      {R"([{"competency":"Управленческие","difficulties":"ВСОКО"}])", true},
      {R"([{"competency":"Управленческие"}])", false},
      {R"([{"competency":"Предметные","low":51}])", false},
  };
  for (const auto& c : cases) {
    Value route;
    route["diagnostics"]["entry"]["rows"] = *parse(c.rows);
    derive(route, card);
    const Value* teacher = route.find("teacher");
    EXPECT_EQ(teacher != nullptr, c.want) << c.rows;
    if (teacher != nullptr) {
      EXPECT_EQ(*teacher->find("is_manager"), Value(true));
    }
  }
}

TEST(Mean, CountsAFractionAsThePercentThatWasMeant) {
  const Value route = *parse(R"({"diagnostics":{"entry":{"rows":[{"low":0.44},{"medium":65.5},{"high":"70%-80%"}]}}})");
  const Path rows = *parse_path("diagnostics.entry.rows");
  EXPECT_DOUBLE_EQ(*mean_percent(route, rows, {"low", "medium", "high"}), 54.75);
  EXPECT_EQ(mean_percent(Value{}, rows, {"low"}), std::nullopt);
}

TEST(Mean, IsWrittenWhereItWasLeftEmpty) {
  const Profile& card = form("sevastopol-card").profile;
  Value route = *parse(R"({"diagnostics":{"entry":{"rows":[{"low":51},{"medium":70}]},
                                          "final":{"rows":[{"high":90}],"overall":80}}})");
  EXPECT_EQ(fill_means(route, card), 1U);
  EXPECT_EQ(*at(route, *parse_path("diagnostics.entry.overall")), Value(61));
  EXPECT_EQ(*at(route, *parse_path("diagnostics.final.overall")), Value(80)) << "what is stated stays";
  EXPECT_EQ(fill_means(route, card), 0U);
  Value nothing = *parse(R"({"diagnostics":{"entry":{"rows":[{"competency":"Предметные"}]}}})");
  EXPECT_EQ(fill_means(nothing, card), 0U);
}

}  // namespace

std::set<std::string> rules_with_cases() {
  std::set<std::string> ids;
  for (const RuleCase& c : all_cases()) ids.insert(c.rule);
  return ids;
}

}  // namespace marshrut::route
