#include "text/declension.hpp"

#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "base/files.hpp"

namespace marshrut::text {
namespace {

const std::filesystem::path kRoot = MARSHRUT_SOURCE_DIR;
constexpr std::array kAll = {Case::genitive, Case::dative, Case::accusative, Case::instrumental, Case::prepositional};

Declension shipped() {
  auto loaded = Declension::load(kRoot / "data" / "declension" / "names.json");
  EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().message + " @ " + loaded.error().where);
  return loaded.ok() ? *loaded : Declension();
}

std::filesystem::path written(const std::string& name, const std::string& json) {
  const auto path = std::filesystem::path(::testing::TempDir()) / name;
  EXPECT_TRUE(write_file_atomic(path, json).ok());
  return path;
}

// tests/data/declension.tsv: a name, its five cases, and what is sure.
std::vector<std::vector<std::string>> table() {
  std::vector<std::vector<std::string>> rows;
  std::ifstream file(kRoot / "tests" / "data" / "declension.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) row.push_back(cell);
  }
  return rows;
}

TEST(Declension, DeclinesTheNamesOfTheTable) {
  const Declension rules = shipped();
  const auto rows = table();
  EXPECT_GE(rows.size(), 120U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), 7U) << row.front();
    for (std::size_t i = 0; i < kAll.size(); ++i) {
      const Declined got = rules.full_name(row[0], kAll[i]);
      EXPECT_EQ(got.text, row[i + 1]) << case_name(kAll[i]);
      EXPECT_EQ(got.sure ? '+' : '?', row[6][i]) << row[0] << " " << case_name(kAll[i]);
    }
  }
}

TEST(Declension, InitialsTakeTheCaseOfTheFamilyName) {
  struct Named {
    const char *name, *want;
    bool sure;
  };
  const Named cases[] = {
      {"Иванова Анна Петровна", "Ивановой А. П.", true},
      {"Пётр Ильич Чайковский", "Чайковскому П. И.", true},
      {"Алиев Мамед Гасан оглы", "Алиеву М. Г.", true},
      {"И. Н. Макаров", "Макарову И. Н.", true},
      {"Ким Елена Олеговна", "Ким Е. О.", true},
      {"Кравец Иван Петрович", "Кравцу И. П.", false},
      {"школа № 5", "школа № 5", false},
  };
  const Declension rules = shipped();
  for (const auto& [name, want, sure] : cases) {
    const Declined got = rules.initials(name, Case::dative);
    EXPECT_EQ(got.text, want);
    EXPECT_EQ(got.sure, sure) << name;
  }
}

TEST(Declension, SpacesAndStressMarksDoNotMatter) {
  const Declension rules = shipped();
  EXPECT_EQ(rules.full_name("  Иванова\u00A0 Анна   Петровна ", Case::dative).text, "Ивановой Анне Петровне");
  EXPECT_EQ(rules.full_name("Дмитрии\u0306 Иванович Белыи\u0306", Case::dative).text, "Дмитрию Ивановичу Белому");
}

TEST(Declension, WithoutRulesNothingIsSureAndNothingChanges) {
  const Declined got = Declension().full_name("Иванова Анна Петровна", Case::dative);
  EXPECT_EQ(got.text, "Иванова Анна Петровна");
  EXPECT_FALSE(got.sure);
}

TEST(Declension, ExceptionsOfTheUsersOwnWin) {
  Declension rules = shipped();
  const auto file = written("names.own.json", R"({"exceptions": [
    {"name": "Кравец", "part": "family", "gender": "male", "dative": "Кравецу"},
    {"name": "Ким Ен Сук", "dative": "Ким Ен Сук"}]})");
  ASSERT_TRUE(rules.add(file).ok());
  const Declined family = rules.full_name("КРАВЕЦ Иван Петрович", Case::dative);
  EXPECT_EQ(family.text, "Кравецу Ивану Петровичу");
  EXPECT_TRUE(family.sure);
  EXPECT_TRUE(rules.full_name("Ким Ен Сук", Case::dative).sure);
  EXPECT_FALSE(rules.full_name("Ким Ен Сук", Case::genitive).sure);
  EXPECT_FALSE(rules.full_name("Кравец Иван Петрович", Case::genitive).sure);
  EXPECT_EQ(rules.full_name("Кравец Анна Петровна", Case::dative).text, "Кравец Анне Петровне");
}

TEST(Declension, AFileThatIsNoRulesIsRefusedWithItsPlace) {
  struct Wrong {
    const char *json, *where;
  };
  const Wrong files[] = {
      {"[", ""},
      {"[]", ""},
      {R"({"rule": {}})", "rule"},
      {R"({"rules": {"family": [{"drop": 1}]}})", "rules: family, 1"},
      {R"({"rules": {"family": [{"ends": ["а"], "add": ["ы"]}]}})", "rules: family, 1"},
      {R"({"rules": {"family": [{"ends": ["а"], "drop": 99}]}})", "rules: family, 1"},
      {R"({"rules": {"family": [{"ends": ["а"], "gender": "f"}]}})", "rules: family, 1"},
      {R"({"rules": {"family": [{"ends": ["а"], "doubt": ["dativ"]}]}})", "rules: family, 1"},
      {R"({"rules": {"name": []}})", "rules: name"},
      {R"({"gender": {"given": {"men": []}}})", "gender: given: men"},
      {R"({"exceptions": [{"dative": "Ли"}]})", "exceptions: 1"},
      {R"({"exceptions": [{"name": "Ли", "datve": "Ли"}]})", "exceptions: 1: datve"},
  };
  for (const auto& [json, where] : files) {
    const auto loaded = Declension::load(written("names.wrong.json", json));
    ASSERT_FALSE(loaded.ok()) << json;
    EXPECT_EQ(loaded.error().code, Code::bad_template);
    EXPECT_TRUE(loaded.error().where.ends_with(where)) << loaded.error().where;
  }
  EXPECT_EQ(Declension::load(kRoot / "no such file").error().code, Code::not_found);
}

TEST(Declension, HostileNamesComeBackAsTheyAre) {
  const Declension rules = shipped();
  for (const std::string name : {"", " ", "\xFF\xFE", "А", "ь", "Ь.", "-", "--", "А-", "а-б-в-г", "1 2 3"}) {
    for (const Case wanted : kAll) {
      EXPECT_NO_THROW((void)rules.full_name(name, wanted));
      EXPECT_NO_THROW((void)rules.initials(name, wanted));
    }
  }
}

}  // namespace
}  // namespace marshrut::text
