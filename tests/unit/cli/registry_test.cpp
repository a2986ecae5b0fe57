// The command `registry` as people and programs call it.
#include <gtest/gtest.h>

#include "app/fixture.hpp"
#include "base/files.hpp"
#include "cli/process.hpp"
#include "opc/package.hpp"

namespace marshrut::cli {
namespace {

namespace fs = std::filesystem;

const std::string kSample = MARSHRUT_SOURCE_DIR "/samples/sevastopol/sevastopol-registry/routes.ndjson";

std::string sheet_of(const fs::path& file) {
  const auto bytes = read_file(file);
  EXPECT_TRUE(bytes.ok());
  const auto package = opc::Package::open(*bytes);
  EXPECT_TRUE(package.ok());
  return *package->read("xl/worksheets/sheet1.xml");
}

TEST(Registry, EachFormTakesTheSample) {
  const app::Folder folder;
  for (const char* form : {"sevastopol-registry", "submissions-registry", "monitoring-registry"}) {
    const fs::path out = folder.path() / (std::string(form) + ".xlsx");
    const Ended ended =
        run_program({"registry", form, "--data", kSample, "--out", out.string(), "--date", "2025-01-15"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_NE(ended.out.find("12 строк"), std::string::npos) << ended.out;
    EXPECT_NE(sheet_of(out).find("Ёлкина Вера Павловна"), std::string::npos);
  }
}

TEST(Registry, NamesBadLinesAndDoesTheOthers) {
  const app::Folder folder;
  const fs::path out = folder.path() / "out.xlsx";
  const std::string good = R"({"teacher":{"full_name":"Иванова Анна"}})";
  const Ended ended = run_program({"registry", "sevastopol-registry", "--data", "-", "--out", out.string()},
                                  good + "\n{\n\n" + R"({"teacher":{"nmae":"x"}})" + "\n[]\n" + good);
  EXPECT_EQ(ended.status, 3);
  for (const char* said : {"-:2: bad-data: ", "-:4: bad-data: ", "/teacher/nmae", "-:5: bad-data: "}) {
    EXPECT_NE(ended.err.find(said), std::string::npos) << ended.err;
  }
  EXPECT_NE(ended.out.find("2 строки"), std::string::npos) << ended.out;
  EXPECT_NE(ended.out.find("Не вошли 3 строки данных"), std::string::npos) << ended.out;
}

// A line of `read` brings its remarks and its file's name.
TEST(Registry, TakesLinesOfRead) {
  const app::Folder folder;
  const fs::path out = folder.path() / "out.xlsx";
  const Ended ended = run_program(
      {"registry", "submissions-registry", "--data", "-", "--out", out.string()},
      R"({"file":"ivanova.docx","form":"odintsovo-blank","route":{"form":"odintsovo-blank","teacher":{"full_name":"Иванова"}},)"
      R"("remarks":[{"rule":"email","severity":"error","message":"Почта не читается."},)"
      R"({"rule":"x","severity":"warning","message":"Мелочь."}]})");
  ASSERT_EQ(ended.status, 0) << ended.err;
  const std::string sheet = sheet_of(out);
  for (const char* there : {"ivanova.docx", "Почта не читается.", "Иванова", "<v>1</v>"}) {
    EXPECT_NE(sheet.find(there), std::string::npos) << there;
  }
}

TEST(Registry, RefusesWordsThatAreOff) {
  const struct {
    std::vector<std::string> words;
    int status;
    const char* said;
  } cases[] = {
      {{"registry", "sevastopol-registri", "--data", kSample, "--out", "/tmp/a.xlsx"}, 2, "sevastopol-registry"},
      {{"registry", "sevastopol-card", "--data", kSample, "--out", "/tmp/a.xlsx"}, 2, "sevastopol-card"},
      {{"registry", "sevastopol-registry", "--data", kSample, "--out", "/tmp/a.docx"}, 2, ".xlsx"},
      {{"registry", "sevastopol-registry", "--data", kSample, "--out", "/tmp/a.xlsx", "--date", "вчера"}, 2, "--date"},
      {{"registry", "sevastopol-registry", "--data", "/nonexistent", "--out", "/tmp/a.xlsx"}, 3, "not-found"},
      {{"registry", "sevastopol-registry", "--data", kSample, "--out", "/nonexistent/a.xlsx"}, 3, "not-found"},
  };
  for (const auto& tested : cases) {
    const Ended ended = run_program(tested.words);
    EXPECT_EQ(ended.status, tested.status) << ended.err;
    EXPECT_NE(ended.err.find(tested.said), std::string::npos) << ended.err;
  }
  EXPECT_FALSE(fs::exists("/tmp/a.docx"));
}

TEST(Forms, ListRegistriesToo) {
  const Ended ended = run_program({"forms"});
  EXPECT_EQ(ended.status, 0);
  for (const char* form : {"sevastopol-registry", "submissions-registry", "monitoring-registry", "sevastopol-card"}) {
    EXPECT_NE(ended.out.find(form), std::string::npos) << ended.out;
  }
  const Ended linted = run_program({"forms", "lint", "monitoring-registry"});
  EXPECT_EQ(linted.status, 0) << linted.err;
  EXPECT_NE(linted.out.find("monitoring-registry"), std::string::npos);
}

}  // namespace
}  // namespace marshrut::cli
