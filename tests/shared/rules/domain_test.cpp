// The list of rules in tests/data/rules is the one of the domain's page.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>
#include <set>

#include "base/files.hpp"
#include "route/value.hpp"

namespace marshrut {
namespace {

const std::filesystem::path kSource = MARSHRUT_SOURCE_DIR;

TEST(RulesOfTheDomain, AreTheOnesListedHere) {
  const std::string page = *read_file(kSource / "../shared/domain.md");
  const std::size_t begin = page.find("\n## 5.");
  const std::size_t end = page.find("\n## 6.");
  ASSERT_LT(begin, end);
  const std::string part = page.substr(begin, end - begin);
  std::set<std::string> said;
  const std::regex row(R"(\n\| ([a-z0-9]+(?:-[a-z0-9]+)+) \|)");
  for (std::sregex_iterator it(part.begin(), part.end(), row), last; it != last; ++it) said.insert((*it)[1].str());
  std::set<std::string> listed;
  const route::Value root = *route::parse(*read_file(kSource / "tests/data/rules/rules.json"));
  for (const route::Value& id : *root.array()) {
    listed.insert(*id.string());
  }
  EXPECT_EQ(listed, said);
  EXPECT_GE(said.size(), 27U);
}

}  // namespace
}  // namespace marshrut
