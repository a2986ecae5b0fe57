// Levels at every bound, statistics of a group, mass deficits.
#include "app/diagnostics_scores.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace marshrut::app {
namespace {

const DiagnosticsSettings& settings() {
  static const DiagnosticsSettings loaded = *DiagnosticsSettings::load(MARSHRUT_SOURCE_DIR "/data");
  return loaded;
}

// A group with one column of 1000 points for each of the first competencies.
Scores group_of(const std::vector<std::vector<std::optional<double>>>& people) {
  Scores scores;
  for (std::size_t i = 0; i < people.front().size(); ++i) scores.columns.push_back({"К", i, 1000, false});
  for (std::size_t p = 0; p < people.size(); ++p) {
    scores.people.push_back({"Участник " + std::to_string(p), "Школа", "Район", {}, {}, people[p], 0});
  }
  return scores;
}

struct Bound {
  double points, maximum, percent;
  std::size_t level;  // 0 low, 1 medium, 2 high
};
void PrintTo(const Bound& b, std::ostream* out) { *out << b.points << " of " << b.maximum; }

class Levels : public testing::TestWithParam<Bound> {};

TEST_P(Levels, RoundHalfUpThenFallIntoTheirBand) {
  const auto [points, maximum, percent, level] = GetParam();
  EXPECT_EQ(whole_percent(points, maximum), percent);
  EXPECT_EQ(mark_of(whole_percent(points, maximum), settings().scale).level, level);
}

INSTANTIATE_TEST_SUITE_P(Bounds, Levels,
                         testing::Values(Bound{0, 10, 0, 0}, Bound{6, 10, 60, 0}, Bound{604, 1000, 60, 0},
                                         Bound{6049, 10000, 60, 0}, Bound{605, 1000, 61, 1}, Bound{61, 100, 61, 1},
                                         Bound{8, 10, 80, 1}, Bound{8049, 10000, 80, 1}, Bound{805, 1000, 81, 2},
                                         Bound{81, 100, 81, 2}, Bound{10, 10, 100, 2},
                                         // 0.605 * 100 is 60.499… in binary
                                         Bound{1.21, 2, 61, 1}, Bound{1, 3, 33, 0}, Bound{2, 3, 67, 1}));

TEST(Levels, OfCompetencyAndOfDeficitAreTwoThings) {
  const auto& scale = settings().scale;
  EXPECT_EQ(scale.columns[mark_of(30, scale).level].level, "низкий");
  EXPECT_EQ(scale.bands[mark_of(30, scale).level].level, "высокий");
  EXPECT_EQ(scale.columns[mark_of(95, scale).level].column, "high");
}

TEST(Summary, IsWhatASpreadsheetSays) {
  const Summary four = summarise({40, 90, 70, 55}, settings().scale);
  EXPECT_EQ(four.count, 4U);
  EXPECT_EQ(four.mean, 63.8);  // 63.75
  EXPECT_EQ(four.median, 62.5);
  EXPECT_EQ(four.lower_quartile, 51.3);  // 51.25
  EXPECT_EQ(four.upper_quartile, 75);
  EXPECT_EQ(four.min, 40);
  EXPECT_EQ(four.max, 90);
  EXPECT_THAT(four.levels, testing::ElementsAre(2, 1, 1));
  EXPECT_EQ(four.level, 1U);
}

TEST(Summary, OfOneIsThatOneAndOfNoneIsNothing) {
  const Summary one = summarise({61}, settings().scale);
  EXPECT_EQ(one.mean, 61);
  EXPECT_EQ(one.median, 61);
  EXPECT_EQ(one.lower_quartile, 61);
  EXPECT_EQ(one.upper_quartile, 61);
  EXPECT_EQ(summarise({}, settings().scale).count, 0U);
}

// A person can check the level against the mean that is printed.
TEST(Summary, LevelOfAMeanIsThatOfThePrintedNumber) {
  const Summary half = summarise({60, 61}, settings().scale);
  EXPECT_EQ(half.mean, 60.5);
  EXPECT_EQ(half.level, 1U);
  EXPECT_EQ(summarise({60, 60, 60, 61}, settings().scale).level, 0U);  // 60,3
}

TEST(Measure, OverallIsTheMeanOfCompetenciesAndTheWorkIsItsPoints) {
  Scores scores;
  scores.columns = {{"А", 0, 10, false}, {"Б", 1, 30, false}};
  scores.people = {{"Один", {}, {}, {}, {}, {10, 6}, 0}};
  const MeasuredGroup group = measure(scores, settings());
  EXPECT_EQ(group.people[0].work.percent, 40);  // 16 of 40
  EXPECT_EQ(group.people[0].mean.percent, 60);  // of 100 and 20
}

TEST(Measure, ACompetencyNobodyTriedIsNotThere) {
  const MeasuredGroup group = measure(group_of({{500, std::nullopt}, {700, 900}}), settings());
  ASSERT_EQ(group.people[0].competencies.size(), 1U);
  EXPECT_EQ(group.people[0].work.percent, 50);
  ASSERT_EQ(group.competencies.size(), 2U);
  EXPECT_EQ(group.competencies[1].summary.count, 1U);
}

TEST(Measure, ATaskWithoutPointsAmongOthersCountsAsNotDone) {
  Scores scores;
  scores.columns = {{"1", 0, 2, true}, {"2", 0, 2, true}};
  scores.people = {{"Один", {}, {}, {}, {}, {2, std::nullopt}, 0}, {"Два", {}, {}, {}, {}, {1, 2}, 0}};
  const MeasuredGroup group = measure(scores, settings());
  EXPECT_EQ(group.people[0].work.percent, 50);
  ASSERT_EQ(group.tasks.size(), 2U);
  EXPECT_EQ(group.tasks[0].mean, 1.5);
  EXPECT_EQ(group.tasks[0].share, 75);
  EXPECT_EQ(group.tasks[1].share, 50);
}

TEST(Mass, DeficitIsOneFromItsBoundOn) {
  ASSERT_EQ(settings().mass_share, 50);
  // The first competency is low for one of two, the second for one of three.
  const auto half = measure(group_of({{100}, {900}}), settings());
  EXPECT_THAT(half.mass, testing::ElementsAre(0));
  EXPECT_EQ(half.competencies[0].low_share, 50);
  const auto third = measure(group_of({{100}, {900}, {900}}), settings());
  EXPECT_THAT(third.mass, testing::ElementsAre());
  EXPECT_EQ(third.competencies[0].low_share, 33.3);
}

TEST(Mass, WidestComesFirst) {
  const auto group = measure(group_of({{100, 100}, {900, 100}}), settings());
  EXPECT_THAT(group.mass, testing::ElementsAre(1, 0));
}

TEST(Groups, AreByNameWhateverItsCaseAndInAlphabeticalOrder) {
  Scores scores = group_of({{100}, {200}, {300}, {400}});
  scores.people[0].district = "Ёлкинский район";
  scores.people[1].district = "яснинский район";
  scores.people[2].district = "ЁЛКИНСКИЙ РАЙОН";
  scores.people[3].district = "";
  const MeasuredGroup group = measure(scores, settings());
  ASSERT_EQ(group.districts.size(), 3U);
  EXPECT_EQ(group.districts[0].name, "Ёлкинский район");
  EXPECT_EQ(group.districts[0].summary.count, 2U);
  EXPECT_EQ(group.districts[1].name, "яснинский район");
  EXPECT_EQ(group.districts[2].name, "");
}

TEST(Groups, SchoolsOfOneNameInTwoDistrictsAreTwo) {
  Scores scores = group_of({{100}, {200}});
  scores.people[0].organization = scores.people[1].organization = "СОШ № 1";
  scores.people[1].district = "Другой";
  const MeasuredGroup group = measure(scores, settings());
  ASSERT_EQ(group.schools.size(), 2U);
  EXPECT_EQ(group.schools[0].name, "СОШ № 1 (Другой)");
  EXPECT_EQ(group.schools[1].name, "СОШ № 1 (Район)");
}

}  // namespace
}  // namespace marshrut::app
