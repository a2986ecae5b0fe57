// Checks against the shared corpus of schemas, where it is there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "real_forms.hpp"

namespace marshrut::lens {
namespace {

using namespace testing;

std::filesystem::path validator() {
  return std::filesystem::path(MARSHRUT_SOURCE_DIR) / "../shared/corpus/xsd/ooxml_validate.py";
}

void expect_valid(const std::string& package, const std::string& name) {
  ASSERT_TRUE(std::filesystem::exists(validator())) << validator();
  const std::filesystem::path file = std::filesystem::path(::testing::TempDir()) / ("lens_put_" + name + ".docx");
  std::ofstream(file, std::ios::binary) << package;
  EXPECT_EQ(std::system((validator().string() + " " + file.string()).c_str()), 0) << name;
  std::filesystem::remove(file);
}

std::string form() {
  return docx(
      p("{{goal}}: {{a.date|date:quoted}} {{?code}}{{code}}") +
      tbl({tr({"{{#}}", "{{e[].a|merge}}", "{{e[].level}}", "{{e[].selected}}"}), tr({"{{d|choice:a=да;b=нет}}"})}) +
      p("{{t[]|course}}"));
}

FormFacts form_facts() {
  FormFacts made = facts();
  made.lists["e[].level"] = {{"федеральный", "региональный"}, true};
  return made;
}

constexpr const char* kRoute = R"({"goal":"a\n\tb","code":"7","a":{"date":"2024-09-01"},"d":"a","t":[{"program":"П"}],
  "e":[{"a":"x","level":"федеральный","selected":true},{"a":"x"},{"a":"y"}]})";

TEST(SharedSchemas, AcceptAFilledForm) {
  expect_valid(made(form(), form_facts(), json(kRoute), Mode::fill), "filled");
  expect_valid(made(form(), form_facts(), json("{}"), Mode::fill), "empty");
}

TEST(SharedSchemas, AcceptTheProjectsForms) {
  for (const auto& folder : real_forms()) {
    const RealForm real = real_form(folder);
    const std::string name = folder.filename().string();
    expect_valid(made(real.bytes, real.facts, json("{}"), Mode::fill), name);
    expect_valid(made(real.bytes, real.facts, json("{}"), Mode::blank), name + "_blank");
  }
}

TEST(SharedSchemas, AcceptABlank) {
  expect_valid(made(form(), form_facts(), json("{}"), Mode::blank), "blank");
  expect_valid(made(form(), form_facts(), json(kRoute), Mode::blank), "prefilled");
}

}  // namespace
}  // namespace marshrut::lens
