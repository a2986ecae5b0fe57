#include "route/diagnostics_compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "forms.hpp"

namespace marshrut::route {
namespace {

namespace fs = std::filesystem;
const fs::path kSource = MARSHRUT_SOURCE_DIR;

const LevelScale& scale() {
  static const LevelScale loaded = *LevelScale::load(kSource / "data/levels.json");
  return loaded;
}

Comparison compared(const std::string& entry, const std::string& final) {
  const Value route =
      *parse(R"({"diagnostics":{"entry":{"rows":[)" + entry + R"(]},"final":{"rows":[)" + final + "]}}}");
  EXPECT_TRUE(model().validate(route));
  return compare_diagnostics(route, scale());
}

TEST(Compare, PercentsGrowStayOrFall) {
  const struct {
    const char* final;
    Change change;
    bool reached;
    const char* deficit;
  } cases[] = {
      {R"("low":47.9)", Change::fallen, false, "высокий"},
      {R"("low":48)", Change::same, false, "высокий"},
      {R"("low":49)", Change::same, false, "высокий"},
      {R"("low":50)", Change::same, false, "высокий"},
      {R"("low":50.1)", Change::grown, false, "высокий"},
      {R"("low":60.4)", Change::grown, false, "высокий"},
      {R"("medium":60.5)", Change::grown, true, "средний"},
      {R"("medium":80.4)", Change::grown, true, "средний"},
      {R"("high":80.5)", Change::grown, true, "минимальный или отсутствие дефицита"},
      {R"("high":0.9)", Change::grown, true, "минимальный или отсутствие дефицита"},
  };
  for (const auto& c : cases) {
    const auto got = compared(R"({"competency":"Предметные","low":49})",
                              std::string(R"({"competency":"предметные",)") + c.final + "}");
    ASSERT_EQ(got.rows.size(), 1U) << c.final;
    EXPECT_EQ(got.rows[0].change, c.change) << c.final;
    EXPECT_EQ(got.rows[0].reached, c.reached) << c.final;
    ASSERT_NE(got.rows[0].band, nullptr) << c.final;
    EXPECT_EQ(got.rows[0].band->level, c.deficit) << c.final;
  }
}

TEST(Compare, TheLevelIsTheOneOfTheColumn) {
  const auto got = compared(R"({"competency":"Методические","low":55})", R"({"competency":"Методические","high":85})");
  EXPECT_EQ(got.rows[0].entry->level, "низкий");
  EXPECT_EQ(got.rows[0].final->level, "высокий");
  EXPECT_EQ(got.rows[0].final->percent, 85);
}

TEST(Compare, TasksMeetTheLevelReached) {
  const struct {
    const char* level;
    bool reached;
    std::optional<int> rank;
  } cases[] = {
      {"Недостаточный", false, 1}, {"Достаточный", true, 2},  {"оптимальный уровень", true, 3},
      {"Высокий", true, 4},        {"прекрасный", false, {}},
  };
  for (const auto& c : cases) {
    const auto got =
        compared(R"({"task":"Задание 1","difficulties":"дроби"},{"task":"Задание 2"})",
                 std::string(R"({"task":"Задание 1","competency":"Предметные","level":")") + c.level + "\"}");
    ASSERT_EQ(got.rows.size(), 2U);
    EXPECT_EQ(got.rows[0].name, "Предметные");
    EXPECT_EQ(got.rows[0].task, "Задание 1");
    EXPECT_EQ(got.rows[0].difficulties, "дроби");
    EXPECT_EQ(got.rows[0].reached, c.reached) << c.level;
    EXPECT_EQ(got.rows[0].final->rank, c.rank) << c.level;
    EXPECT_EQ(got.rows[0].change, Change::unknown) << "there was no level at entry";
    EXPECT_FALSE(got.rows[1].final.has_value());
  }
}

TEST(Compare, OneSidedRowsStay) {
  const auto got = compared(R"({"competency":"Предметные","low":49})",
                            R"({"competency":"Коммуникативные","high":90},{"competency":"Пустые"})");
  ASSERT_EQ(got.rows.size(), 3U);
  EXPECT_EQ(got.rows[0].change, Change::unknown);
  EXPECT_FALSE(got.rows[0].reached);
  EXPECT_EQ(got.rows[1].name, "Коммуникативные");
  EXPECT_TRUE(got.rows[1].reached);
  EXPECT_TRUE(got.has_entry && got.has_final);
  EXPECT_FALSE(compared("", R"({"competency":"Пустые"})").has_final);
}

TEST(Compare, OverallIsStatedOrTheMean) {
  const Value stated = *parse(R"({"diagnostics":{"entry":{"overall":50,"rows":[{"competency":"а","low":40}]},
                                  "final":{"rows":[{"competency":"а","medium":70},{"competency":"б","medium":71}]}}})");
  const auto got = compare_diagnostics(stated, scale());
  EXPECT_EQ(got.overall.entry->percent, 50);
  EXPECT_EQ(got.overall.final->percent, 71);
  EXPECT_EQ(got.overall.change, Change::grown);
  EXPECT_TRUE(compare_diagnostics(Value(Object{}), scale()).rows.empty());
}

// The table stands in one file for the rule of the form and in one for the comparison.
TEST(LevelScale, HasTheBandsOfTheFormsRule) {
  for (const Rule& rule : form("sevastopol-card").profile.rules) {
    if (rule.check != "band") continue;
    const Array& bands = *rule.find("bands")->raw.array();
    ASSERT_EQ(bands.size(), scale().bands.size());
    for (std::size_t i = 0; i < bands.size(); ++i) {
      EXPECT_EQ(*bands[i].find("to")->number(), scale().bands[i].to);
      EXPECT_EQ(*bands[i].find("level")->string(), scale().bands[i].level);
      EXPECT_EQ(*bands[i].find("way")->string(), scale().bands[i].way);
    }
    EXPECT_EQ(rule.source, scale().source);
  }
}

TEST(LevelScale, FilesThatAreOffAreRefused) {
  const fs::path folder = fs::temp_directory_path() / ("marshrut-levels-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  for (const char* json : {"{", "[]", "{}", R"({"columns":[{"column":"low"}]})",
                           R"({"columns":[{"column":"low","level":"а"}],"words":[{"word":"а"}]})"}) {
    std::ofstream(folder / "levels.json") << json;
    const auto loaded = LevelScale::load(folder / "levels.json");
    ASSERT_FALSE(loaded.ok()) << json;
    EXPECT_EQ(loaded.error().code, Code::bad_data) << json;
    EXPECT_THAT(loaded.error().where, testing::HasSubstr("levels.json"));
  }
  fs::remove_all(folder);
  EXPECT_EQ(LevelScale::load(folder / "levels.json").error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::route
