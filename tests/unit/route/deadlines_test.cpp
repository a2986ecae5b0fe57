// The deadlines as they are shipped: each at, before and after its day.
#include "route/deadlines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <ostream>

#include "forms.hpp"
#include "route/working_calendar.hpp"
#include "rule_ids.hpp"
#include "text/dates.hpp"

namespace marshrut::route {
namespace {

using namespace std::chrono_literals;  // NOLINT(google-build-using-namespace)
namespace fs = std::filesystem;
using text::Day;

const fs::path kSource = MARSHRUT_SOURCE_DIR;

const DeadlinePlan& plan() {
  static const DeadlinePlan loaded = *DeadlinePlan::load(kSource / "data/deadlines.json");
  return loaded;
}

const text::WorkingDays& calendar() {
  static const text::WorkingDays loaded = *load_working_days(kSource / "data/calendar");
  return loaded;
}

std::string iso(Day day) {
  const std::chrono::year_month_day date(day);
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return buffer;
}

struct Case {
  std::string name, rule, region;
  Day today;
  std::string route;
  std::vector<std::string> want;  // "state day left message"
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const std::string kSev = "sevastopol";
const std::string kYak = "yakutia";

std::vector<Case> sevastopol_cases() {
  const std::string tested = R"({"diagnostics":{"entry":{"date":"2024-04-22"}}})";
  const std::string draft =
      " Проект ИОМ составляют в течение 10\u00a0рабочих дней после получения результатов диагностики (22.04.2024).";
  const std::string drafted = R"({"diagnostics":{"entry":{"date":"2024-04-22"}},"life":{"drafted":"2024-10-30"}})";
  const std::string agree =
      " Наставник и педагог дорабатывают и согласовывают проект в течение 5\u00a0рабочих дней после его получения "
      "(30.10.2024).";
  const std::string approved = R"({"life":{"approved":"2024-12-27"}})";
  const std::string code =
      " Код присваивают и вносят ИОМ в реестр в течение 2\u00a0рабочих дней после утверждения (27.12.2024).";
  // April 2024: 23, 24, 25, 26, Saturday the 27th; then 2, 3, 6, 7, 8 May.
  return {{"DraftBefore", "draft-10wd", kSev, 2024y / 4 / 23, tested, {"ahead 2024-05-08 9" + draft}},
          {"DraftAt", "draft-10wd", kSev, 2024y / 5 / 8, tested, {"today 2024-05-08 0" + draft}},
          {"DraftAfter", "draft-10wd", kSev, 2024y / 5 / 13, tested, {"overdue 2024-05-08 -1" + draft}},
          {"DraftOnHolidays", "draft-10wd", kSev, 2024y / 5 / 12, tested, {"overdue 2024-05-08 0" + draft}},
          {"DraftDone", "draft-10wd", kSev, 2024y / 5 / 13, drafted, {}},
          {"DraftWithoutDiagnostics", "draft-10wd", kSev, 2024y / 5 / 13, "{}", {}},
          {"DraftElsewhere", "draft-10wd", kYak, 2024y / 5 / 13, tested, {}},
          // 31 October, 1 November, Saturday the 2nd, then 5 and 6.
          {"AgreeBefore", "agree-5wd", kSev, 2024y / 11 / 1, drafted, {"ahead 2024-11-06 3" + agree}},
          {"AgreeAt", "agree-5wd", kSev, 2024y / 11 / 6, drafted, {"today 2024-11-06 0" + agree}},
          {"AgreeAfter", "agree-5wd", kSev, 2024y / 11 / 8, drafted, {"overdue 2024-11-06 -2" + agree}},
          {"AgreeDone",
           "agree-5wd",
           kSev,
           2024y / 11 / 8,
           R"({"life":{"drafted":"2024-10-30","agreed":"2024-11-08"}})",
           {}},
          // Saturday 28 December is worked; then 9 January.
          {"CodeBefore", "code-2wd", kSev, 2024y / 12 / 28, approved, {"ahead 2025-01-09 1" + code}},
          {"CodeAt", "code-2wd", kSev, 2025y / 1 / 9, approved, {"today 2025-01-09 0" + code}},
          {"CodeAfter", "code-2wd", kSev, 2025y / 1 / 14, approved, {"overdue 2025-01-09 -3" + code}},
          {"CodeByTheDateOnTheForm",
           "code-2wd",
           kSev,
           2025y / 1 / 9,
           R"({"approval":{"approved":{"date":"2024-12-27"}}})",
           {"today 2025-01-09 0" + code}},
          {"CodeGiven", "code-2wd", kSev, 2025y / 1 / 14, R"({"code":"СЕВ-1","life":{"approved":"2024-12-27"}})", {}}};
}

std::vector<Case> monthly_cases() {
  const std::string r = "checkpoint-monthly";
  const auto route = [](const std::string& marks, const std::string& more = "") {
    return R"({"period":{"start":"2024-09-02","end":"2025-09-01"},"checkpoints":[)" + marks + "]" + more + "}";
  };
  const std::string none = " Прохождение контрольных точек отслеживают ежемесячно; последняя отметка — не найдена.";
  const std::string last = " Прохождение контрольных точек отслеживают ежемесячно; последняя отметка — 10.10.2024.";
  const std::string october = R"({"date":"2024-09-10"},{"date":"2024-10-10"})";
  return {{"MonthlyBefore", r, kSev, 2024y / 9 / 30, route(""), {"ahead 2024-10-01 1" + none}},
          {"MonthlyAt", r, kSev, 2024y / 10 / 1, route(""), {"today 2024-10-01 0" + none}},
          {"MonthlyAfter", r, kSev, 2024y / 10 / 2, route(""), {"overdue 2024-10-01 -1" + none}},
          {"MonthlyMarked", r, kSev, 2024y / 10 / 20, route(october), {"ahead 2024-12-01 42" + last}},
          {"MonthlyMarkedAndMissed", r, kSev, 2024y / 12 / 11, route(october), {"overdue 2024-12-01 -10" + last}},
          {"MonthlyMarkAheadDoesNotCount", r, kSev, 2024y / 9 / 5, route(october), {"ahead 2024-10-01 26" + none}},
          {"MonthlyLastMonthEndsWithTheTerm",
           r,
           kSev,
           2025y / 8 / 20,
           route(R"({"date":"2025-07-20"})"),
           {"ahead 2025-09-01 12 Прохождение контрольных точек отслеживают "
            "ежемесячно; последняя отметка — 20.07.2025."}},
          {"MonthlyTermIsOver", r, kSev, 2025y / 10 / 1, route(R"({"date":"2025-08-20"})"), {}},
          {"MonthlyCompleted", r, kSev, 2025y / 3 / 1, route("", R"(,"conclusion":{"decision":"completed"})"), {}},
          {"MonthlyProlonged",
           r,
           kSev,
           2024y / 10 / 1,
           route("", R"(,"conclusion":{"decision":"prolonged"})"),
           {"today 2024-10-01 0" + none}}};
}

std::vector<Case> retention_cases() {
  const std::string r = "retention-1y";
  const std::string route = R"({"life":{"completed":"2025-05-30"}})";
  const std::string told = " ИОМ хранят в течение 1\u00a0года с завершения (30.05.2025), потом его можно удалить.";
  return {
      {"RetentionBefore", r, kSev, 2026y / 5 / 29, route, {"ahead 2026-05-30 1" + told}},
      {"RetentionAt", r, kSev, 2026y / 5 / 30, route, {"today 2026-05-30 0" + told}},
      {"RetentionAfter", r, kSev, 2026y / 6 / 1, route, {"allowed 2026-05-30 -2" + told}},
      {"RetentionByTheConclusions",
       r,
       kSev,
       2026y / 6 / 1,
       R"({"conclusion":{"date":"2025-05-30","decision":"completed"}})",
       {"allowed 2026-05-30 -2" + told}},
      {"RetentionOfAProlonged",
       r,
       kSev,
       2026y / 6 / 1,
       R"({"conclusion":{"date":"2025-05-30","decision":"prolonged"}})",
       {}},
      {"RetentionPurged", r, kSev, 2026y / 6 / 1, R"({"life":{"completed":"2025-05-30","purged":"2026-05-31"}})", {}}};
}

std::vector<Case> yearly_cases() {
  const std::string year = "correction-yearly";
  const std::string half = "reflection-twice";
  const std::string term = R"({"period":{"start":"2024-09-02","end":"2027-09-01"})";
  const std::string none = " ИОМ корректируют не реже одного раза в год; последняя корректировка — не найдена.";
  const std::string analysis = " Рефлексивный анализ целесообразно проводить два раза в год; последняя запись — ";
  return {
      {"CorrectionBefore", year, "school25", 2025y / 8 / 31, term + "}", {"ahead 2025-09-01 1" + none}},
      {"CorrectionAt", year, "school25", 2025y / 9 / 1, term + "}", {"today 2025-09-01 0" + none}},
      {"CorrectionAfter", year, "school25", 2025y / 9 / 2, term + "}", {"overdue 2025-09-01 -1" + none}},
      {"CorrectionMade",
       year,
       "school25",
       2025y / 9 / 2,
       term + R"(,"corrections":[{"date":"2025-06-02"}]})",
       {"ahead 2026-09-01 364 ИОМ корректируют не реже одного раза в год; последняя корректировка — 02.06.2025."}},
      {"ReflectionBefore",
       half,
       "odintsovo",
       2025y / 2 / 28,
       term + "}",
       {"ahead 2025-03-01 1" + analysis + "не найдена."}},
      {"ReflectionAt", half, "odintsovo", 2025y / 3 / 1, term + "}", {"today 2025-03-01 0" + analysis + "не найдена."}},
      {"ReflectionAfter",
       half,
       "odintsovo",
       2025y / 3 / 3,
       term + "}",
       {"overdue 2025-03-01 -2" + analysis + "не найдена."}},
      {"ReflectionMade",
       half,
       "odintsovo",
       2025y / 3 / 3,
       term + R"(,"reflections":[{"date":"2025-02-20"}]})",
       {"ahead 2025-09-01 182" + analysis + "20.02.2025."}},
      {"ReflectionMadeInAMonth",
       half,
       "odintsovo",
       2025y / 3 / 3,
       term + R"(,"reflections":[{"date":"2025-03"}]})",
       {"ahead 2026-03-01 363" + analysis + "03.03.2025."}}};
}

std::vector<Case> yakutia_cases() {
  const std::string report = "report-jun-dec";
  const std::string twice = "diagnostics-twice";
  const std::string told = " Методист отчитывается о результатах дважды в год: в июне и в декабре.";
  const std::string term = R"({"period":{"start":"2024-09-02","end":"2026-05-29"})";
  const std::string made = " Диагностику проводят не менее двух раз в год; последняя — ";
  const std::string notice = " О месте и времени диагностики (20.01.2025) оповещают не позднее чем за 3\u00a0дня.";
  const std::string planned = R"({"diagnostics":{"entry":{"date":"2025-01-20"}}})";
  return {
      {"ReportBefore", report, kYak, 2024y / 12 / 27, term + "}", {"ahead 2024-12-28 1" + told}},
      {"ReportAt", report, kYak, 2024y / 12 / 28, term + "}", {"today 2024-12-28 0" + told}},
      {"ReportAfter", report, kYak, 2024y / 12 / 29, term + "}", {"ahead 2025-06-30 183" + told}},
      {"ReportOfAnEndedTerm", report, kYak, 2026y / 1 / 12, term + "}", {}},
      {"DiagnosticsBefore", twice, kYak, 2025y / 2 / 28, term + "}", {"ahead 2025-03-01 1" + made + "не найдена."}},
      {"DiagnosticsAt", twice, kYak, 2025y / 3 / 1, term + "}", {"today 2025-03-01 0" + made + "не найдена."}},
      {"DiagnosticsAfter", twice, kYak, 2025y / 3 / 2, term + "}", {"overdue 2025-03-01 -1" + made + "не найдена."}},
      {"DiagnosticsMade",
       twice,
       kYak,
       2025y / 3 / 2,
       term + R"(,"tests":[{"date":"2025-02-10"}]})",
       {"ahead 2025-09-01 183" + made + "10.02.2025."}},
      {"NoticeBefore", twice, kYak, 2025y / 1 / 16, planned, {"ahead 2025-01-17 1" + notice}},
      {"NoticeAt", twice, kYak, 2025y / 1 / 17, planned, {"today 2025-01-17 0" + notice}},
      {"NoticeAfter", twice, kYak, 2025y / 1 / 18, planned, {"overdue 2025-01-17 -1" + notice}},
      {"NoticeOfNoUseAnyMore", twice, kYak, 2025y / 1 / 21, planned, {}},
      {"NoticeOfTheFinal",
       twice,
       kYak,
       2025y / 1 / 18,
       R"({"diagnostics":{"final":{"date":"2025-01-20"}}})",
       {"overdue 2025-01-17 -1" + notice}},
      {"NoticeSent",
       twice,
       kYak,
       2025y / 1 / 18,
       R"({"diagnostics":{"entry":{"date":"2025-01-20","notified":"2025-01-15"}}})",
       {}}};
}

std::vector<Case> all_cases() {
  std::vector<Case> all;
  for (auto cases : {sevastopol_cases(), monthly_cases(), retention_cases(), yearly_cases(), yakutia_cases()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

class Deadlines : public testing::TestWithParam<Case> {};

TEST_P(Deadlines, AreOpenAsWanted) {
  const Case& c = GetParam();
  const Value route = *parse(c.route);
  const auto open = deadlines_of(route, plan(), plan().region(c.region), calendar(), c.today);
  ASSERT_TRUE(open.ok()) << open.error().message;
  std::vector<std::string> said;
  for (const OpenDeadline& one : *open) {
    if (one.rule->id != c.rule) continue;
    said.push_back(std::string(state_name(one.state)) + ' ' + iso(one.due) + ' ' + std::to_string(one.left) + ' ' +
                   one.message);
  }
  EXPECT_EQ(said, c.want);
  EXPECT_TRUE(model().validate(route)) << c.route;
}

INSTANTIATE_TEST_SUITE_P(Rules, Deadlines, testing::ValuesIn(all_cases()),
                         [](const auto& tested) { return tested.param.name; });

TEST(DeadlinePlan, FitsTheModelAndLeavesNoPlaceholder) {
  EXPECT_TRUE(fits(plan(), model()));
  for (const DeadlineRule& rule : plan().rules) EXPECT_FALSE(rule.source.empty()) << rule.id;
  for (const Case& c : all_cases()) {
    for (const std::string& said : c.want) EXPECT_EQ(said.find('{'), std::string::npos) << said;
  }
}

TEST(DeadlinePlan, FindsTheRegionByFormThenByPlace) {
  const struct {
    const char* route;
    const char* want;
  } cases[] = {
      {R"({"form":"sevastopol-card"})", "sevastopol"},
      {R"({"form":"odintsovo-plan","organization":{"region":"город Севастополь"}})", "odintsovo"},
      {R"({"organization":{"region":"город Севастополь"}})", "sevastopol"},
      {R"j({"organization":{"region":"Республика Саха (Якутия)"}})j", "yakutia"},
      {R"({"organization":{"district":"Одинцовский городской округ"}})", "odintsovo"},
      {R"({"form":"road-map","organization":{"region":"Чеченская Республика"}})", "school25"},
      {R"({"form":"road-map"})", ""},
      {"{}", ""},
  };
  for (const auto& c : cases) {
    const DeadlineRegion* region = plan().region_of(*parse(c.route));
    EXPECT_EQ(region == nullptr ? "" : region->id, c.want) << c.route;
  }
}

TEST(Deadlines, AYearWithoutACalendarIsAnError) {
  const Value route = *parse(R"({"life":{"drafted":"2035-10-30"}})");
  const auto open = deadlines_of(route, plan(), plan().region(kSev), calendar(), 2035y / 11 / 1);
  ASSERT_FALSE(open.ok());
  EXPECT_EQ(open.error().code, Code::no_calendar);
  EXPECT_EQ(open.error().where, "2035");
}

TEST(DeadlinePlan, FilesThatAreOffAreRefusedWithThePlace) {
  const std::string head = R"({"ahead_days":1,"remind_days":1,"regions":[{"id":"a","title":"А"}],"deadlines":[)";
  const std::string rest = R"("from":["period.start"],"amount":1,"unit":"days","who":"w","title":"t","message":"m")";
  const struct {
    std::string json, where;
  } cases[] = {
      {"{", "byte"},
      {"[]", "deadlines.json"},
      {R"({"ahead_days":1})", "remind_days"},
      {head + "1]}", "deadlines"},
      {head + R"({"rule":"r","check":"never","severity":"info",)" + rest + "}]}", "check"},
      {head + R"({"rule":"r","check":"once","severity":"grave",)" + rest + "}]}", "severity"},
      {head + R"({"rule":"r","check":"once","severity":"info","more":1,)" + rest + "}]}", "more"},
      {head + R"({"rule":"r","check":"once","severity":"info","until":["a["],)" + rest + "}]}", "until"},
      {head + R"({"rule":"r","check":"once","severity":"info","regions":["b"],)" + rest + "}]}", "r"},
      {head + R"({"rule":"r","check":"every","severity":"info","marks":["a"],)" + rest + "}]}", "r"},
      {head + R"({"rule":"r","check":"months","severity":"info","months":[13],)" + rest + "}]}", "months"},
      {head + R"({"rule":"r","check":"once","severity":"info","unless":{"a":1},)" + rest + "}]}", "unless"},
  };
  const fs::path folder = fs::temp_directory_path() / ("marshrut-deadlines-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (const auto& c : cases) {
    std::ofstream(folder / "deadlines.json") << c.json;
    const auto loaded = DeadlinePlan::load(folder / "deadlines.json");
    ASSERT_FALSE(loaded.ok()) << c.json;
    EXPECT_EQ(loaded.error().code, Code::bad_data) << c.json;
    EXPECT_THAT(loaded.error().where, testing::HasSubstr(c.where)) << c.json;
  }
  std::ofstream(folder / "deadlines.json") << head + R"({"rule":"r","check":"once","severity":"info",)" + rest + "}]}";
  EXPECT_TRUE(DeadlinePlan::load(folder / "deadlines.json").ok());
  fs::remove_all(folder);
}

}  // namespace

std::set<std::string> rules_with_deadlines() {
  std::set<std::string> ids;
  for (const Case& c : all_cases()) ids.insert(c.rule);
  return ids;
}

}  // namespace marshrut::route
