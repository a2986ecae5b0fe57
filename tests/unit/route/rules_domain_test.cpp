// Each rule of domain.md §5 is used by a form or a deadline, and has a test.
#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>
#include <set>

#include "base/files.hpp"
#include "forms.hpp"
#include "route/deadlines.hpp"
#include "rule_ids.hpp"

namespace marshrut::route {
namespace {

const std::filesystem::path kSource = MARSHRUT_SOURCE_DIR;

std::set<std::string> listed(const char* file) {
  std::set<std::string> ids;
  const Value root = *parse(*read_file(kSource / "tests/data/rules" / file));
  for (const Value& id : *root.array()) ids.insert(*id.string());
  return ids;
}

TEST(RulesOfTheDomain, EachHasATest) {
  std::set<std::string> tested = rules_with_cases();
  tested.merge(rules_with_examples());
  tested.merge(rules_with_deadlines());
  for (const std::string& id : listed("rules.json")) EXPECT_EQ(tested.count(id), 1U) << id << " has no test";
}

TEST(RulesOfTheDomain, EachIsUsedByAFormOrADeadline) {
  std::set<std::string> used;
  for (const auto& file : form_files()) {
    const auto profile = Profile::load(file);
    if (!profile) continue;  // a workbook's profile is another module's
    for (const Rule& rule : profile->rules) used.insert(rule.id);
  }
  const DeadlinePlan plan = *DeadlinePlan::load(kSource / "data/deadlines.json");
  for (const DeadlineRule& rule : plan.rules) used.insert(rule.id);
  const auto pending = listed("pending.json");
  for (const std::string& id : listed("rules.json")) {
    if (pending.count(id) == 0) {
      EXPECT_EQ(used.count(id), 1U) << id << " is used nowhere";
    } else {
      std::cout << "pending: " << id << '\n';
      EXPECT_EQ(used.count(id), 0U) << id << " is used now: take it out of tests/data/rules/pending.json";
    }
  }
}

}  // namespace
}  // namespace marshrut::route
