#include "route/shape.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/files.hpp"
#include "route/schema.hpp"

namespace marshrut::route {
namespace {

namespace fs = std::filesystem;

const fs::path kModel = fs::path(MARSHRUT_SOURCE_DIR) / "schemas" / "route.schema.json";

// A yes of the shape is a yes of the schema's; what the schema refuses the shape never takes.
TEST(Shape, TakesNothingThatTheSchemaRefuses) {
  const auto shape = Shape::load(kModel);
  const auto schema = Schema::load(kModel);
  ASSERT_TRUE(shape.ok() && schema.ok());
  const struct {
    const char* json;
    bool fits;
  } cases[] = {
      {R"({"code":"1"})", true},
      {R"({"teacher":{"experience_years":3}})", true},
      {R"({"teacher":{"experience_years":"с 2009 года"}})", true},
      {R"({"teacher":{"experience_years":true}})", false},
      {R"({"teacher":{"email":5}})", false},
      {R"({"teacher":{"nmae":"x"}})", false},
      {R"({"teacher":"x"})", false},
      {R"({"life":{"state":"draft"}})", true},
      {R"({"life":{"state":"lost"}})", false},
      {R"({"planned_results":["a","b"]})", true},
      {R"({"planned_results":"a"})", false},
      {R"({"events":[{"title":"a","selected":true}]})", true},
      {R"({"events":[{"title":["a"]}]})", false},
      {R"({"corrections":[{"events":[{"level":"x"}]}]})", true},
  };
  for (const auto& tested : cases) {
    const auto value = parse(tested.json);
    ASSERT_TRUE(value.ok());
    EXPECT_EQ(shape->surely_fits(*value), tested.fits) << tested.json;
    EXPECT_EQ(schema->validate(*value).ok(), tested.fits) << tested.json;
  }
}

TEST(Shape, IsSureOfEveryExampleRoute) {
  const auto shape = Shape::load(kModel);
  ASSERT_TRUE(shape.ok());
  for (const auto& entry : fs::directory_iterator(fs::path(MARSHRUT_SOURCE_DIR) / "tests" / "data" / "routes")) {
    auto value = parse(*read_file(entry.path()));
    ASSERT_TRUE(value.ok());
    Value route = value->find("route") != nullptr ? *value->find("route") : *value;
    prune(route);
    EXPECT_TRUE(shape->surely_fits(route)) << entry.path();
  }
}

TEST(Shape, LeavesToTheSchemaWhatItDoesNotUnderstand) {
  const fs::path file = fs::temp_directory_path() / ("shape-" + std::to_string(::getpid()) + ".json");
  std::ofstream(file)
      << R"({"type":"object","properties":{"a":{"type":"string","pattern":"x"},"b":{"type":"string"}}})";
  const auto shape = Shape::load(file);
  fs::remove(file);
  ASSERT_TRUE(shape.ok());
  EXPECT_FALSE(shape->surely_fits(*parse(R"({"a":"x"})")));
  EXPECT_TRUE(shape->surely_fits(*parse(R"({"b":"x"})")));
}

}  // namespace
}  // namespace marshrut::route
