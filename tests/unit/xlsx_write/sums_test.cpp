#include "xlsx/sums.hpp"

#include <gtest/gtest.h>

namespace marshrut::xlsx {
namespace {

using Profile = route::RegistryProfile;

route::Path path(const char* text) { return *route::parse_path(text); }

Profile levels() {
  Profile profile;
  Profile::Block block;
  block.title = "Уровни";
  block.counts = {{"Низкий", path("low"), {}, {}}, {"Высокий", path("high"), {}, {}}};
  block.series = {{"До", path("diagnostics.entry.rows[]"), {}, {}},
                  {"После", path("diagnostics.final.rows[]"), {}, {}}};
  profile.blocks = {block};
  return profile;
}

void add(Sums& sums, const std::string& json) {
  const auto route = route::parse(json);
  ASSERT_TRUE(route.ok()) << json;
  sums.add({&*route, &*route}, {});
}

TEST(Sums, CountElementsInEachSeriesAndKeepTheOrderGiven) {
  const Profile profile = levels();
  Sums sums(profile);
  add(sums, R"({"diagnostics":{"entry":{"rows":[{"low":40},{"low":30},{"high":90}]},"final":{"rows":[{"high":80}]}}})");
  add(sums, R"({"diagnostics":{"entry":{"rows":[{"low":0}]}}})");
  const auto tables = sums.tables();
  ASSERT_EQ(tables.size(), 1U);
  ASSERT_EQ(tables[0].rows.size(), 2U);
  EXPECT_EQ(tables[0].rows[0].name, "Низкий");
  EXPECT_EQ(tables[0].rows[0].counts, (std::vector<double>{3, 0}));
  EXPECT_EQ(tables[0].rows[1].counts, (std::vector<double>{1, 1}));
}

TEST(Sums, CountCategoriesBySeriesMostFrequentFirst) {
  Profile profile;
  Profile::Block block;
  block.series = {{"Маршрутов", {}, path("organization.name"), {}}};
  block.split = path("life.state");
  block.names = {{"draft", "проект"}};
  profile.blocks = {block};
  Sums sums(profile);
  add(sums, R"({"organization":{"name":"Б"},"life":{"state":"draft"}})");
  add(sums, R"({"organization":{"name":"А"},"life":{"state":"draft"}})");
  add(sums, R"({"organization":{"name":"А"}})");
  const SumTable table = sums.tables()[0];
  EXPECT_EQ(table.series, (std::vector<std::string>{"проект", "Не указано"}));
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].name, "А");
  EXPECT_EQ(table.rows[0].counts, (std::vector<double>{1, 1}));
  EXPECT_EQ(table.rows[1].counts, (std::vector<double>{1, 0}));
}

TEST(Sums, MonthsStandInOrderAndManyCategoriesLoseNoCount) {
  Profile profile;
  Profile::Block months, codes;
  months.series = {{"М", {}, path("period.start"), {}}};
  months.by_month = true;
  codes.series = {{"К", {}, path("code"), {}}};
  profile.blocks = {months, codes};
  Sums sums(profile);
  constexpr int kLines = 6000;
  for (int i = 0; i < kLines; ++i) {
    add(sums, R"({"code":"c)" + std::to_string(i) + R"(","period":{"start":")" +
                  (i % 2 == 0 ? "2025-01-10" : "2024-12") + R"("}})");
  }
  add(sums, R"({"period":{"start":"к лету"}})");
  const auto tables = sums.tables();
  ASSERT_EQ(tables[0].rows.size(), 2U);
  EXPECT_EQ(tables[0].rows[0].name, "12.2024");
  EXPECT_EQ(tables[0].rows[1].name, "01.2025");
  EXPECT_EQ(tables[1].rows.size(), Sums::kMostPrinted + 1);
  EXPECT_EQ(tables[1].rows.back().name, "Прочие");
  EXPECT_EQ(tables[1].charted, Sums::kMostCharted);
  double all = 0;
  for (const auto& row : tables[1].rows) all += row.counts[0];
  EXPECT_EQ(all, kLines);
}

}  // namespace
}  // namespace marshrut::xlsx
