// The table of rights against the description of the API, both ways.
#include "access/rights.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

namespace marshrut::access {
namespace {

std::set<std::string> described() {
  std::set<std::string> all;
  const std::filesystem::path folder = std::filesystem::path(MARSHRUT_SOURCE_DIR) / "schemas" / "openapi";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const auto json = nlohmann::json::parse(std::ifstream(file.path()));
    if (!json.contains("paths")) continue;
    for (const auto& [path, item] : json.at("paths").items()) {
      for (const auto& [method, operation] : item.items()) all.insert(operation.at("operationId"));
    }
  }
  return all;
}

TEST(Rights, HaveOneRowForEachOperation) {
  std::set<std::string> rows;
  for (const Right& right : rights()) EXPECT_TRUE(rows.emplace(right.operation).second) << right.operation;
  EXPECT_EQ(rows, described());
}

TEST(Rights, ReachNothingWithoutARow) {
  for (const Role role : kRoles) EXPECT_EQ(reach_of(role, "noSuchOperation"), Reach::none);
  EXPECT_FALSE(role_named("root"));
  for (const Role role : kRoles) EXPECT_EQ(role_named(role_name(role)), role);
}

TEST(Rights, LetNobodyButTheAdministratorTouchPeople) {
  for (const char* operation : {"addPerson", "changePerson", "resetPassword", "resetSecondFactor", "listPeople"}) {
    EXPECT_EQ(reach_of(Role::admin, operation), Reach::all);
    for (const Role role : {Role::operator_, Role::methodist, Role::school, Role::head}) {
      EXPECT_EQ(reach_of(role, operation), Reach::none) << operation;
    }
  }
}

}  // namespace
}  // namespace marshrut::access
