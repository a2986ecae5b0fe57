#include "route/registry_profile.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace marshrut::route {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = MARSHRUT_SOURCE_DIR;

Result<RegistryProfile> load(const std::string& columns, const std::string& more = {}) {
  const fs::path file = fs::temp_directory_path() / ("registry-" + std::to_string(::getpid()) + ".json");
  std::ofstream(file) << R"({"id":"i","title":"t","region":"r","kind":"xlsx","sheet":"s","columns":[)" << columns << ']'
                      << more << '}';
  auto loaded = RegistryProfile::load(file);
  fs::remove(file);
  return loaded;
}

TEST(RegistryProfile, EachOfOursFitsTheModels) {
  const auto route = Schema::load(kRoot / "schemas" / "route.schema.json");
  const auto line = Schema::load(kRoot / "schemas" / "submission.schema.json");
  ASSERT_TRUE(route.ok() && line.ok());
  int found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "templates")) {
    if (entry.path().filename() != "form.json" || entry.path().string().find("-registry/") == std::string::npos)
      continue;
    const auto profile = RegistryProfile::load(entry.path());
    ASSERT_TRUE(profile.ok()) << profile.error().message << ' ' << profile.error().where;
    const auto fit = fits(*profile, *route, *line);
    EXPECT_TRUE(fit.ok()) << fit.error().message << ' ' << fit.error().where;
    ++found;
  }
  EXPECT_GE(found, 3);
}

// SEV Прил. 2, word for word.
TEST(RegistryProfile, SevastopolHasTheHeadersOfThePaper) {
  const auto profile = RegistryProfile::load(kRoot / "templates" / "sevastopol" / "sevastopol-registry" / "form.json");
  ASSERT_TRUE(profile.ok());
  const std::vector<std::string> want = {"№",
                                         "ФИО составителя",
                                         "Должность составителя",
                                         "ФИО педагога/управленца (полностью)",
                                         "Код ИОМ",
                                         "Образовательная организация",
                                         "Учебный предмет",
                                         "Область затруднений/проф. дефицит",
                                         "Источник выявления профдефицита",
                                         "Срок реализации ИОМ ММ.ГГГГ - ММ.ГГГГ",
                                         "Молодые специалисты (стаж работы до 3 лет) да/нет",
                                         "Молодые педагоги (возраст до 35 лет) да/нет",
                                         "Ссылка на ИОМ"};
  std::vector<std::string> headers;
  for (const auto& column : profile->columns) headers.push_back(column.header);
  EXPECT_EQ(headers, want);
}

TEST(RegistryProfile, RefusesWhatIsOffAndSaysWhere) {
  const struct {
    std::string columns, more, where;
  } cases[] = {
      {"", "", "columns"},
      {R"({"header":"h"})", "", "columns[0].header"},
      {R"({"header":"h","path":"a","paths":["b"]})", "", "columns[0].header"},
      {R"({"header":"h","path":"a..b"})", "", "columns[0].path"},
      {R"({"header":"h","path":"a","colour":"red"})", "", "columns[0].colour"},
      {R"({"header":"h","path":"a","kind":"money"})", "", "columns[0].kind"},
      {R"({"header":"h","path":"a","kind":"choice"})", "", "columns[0].names"},
      {R"({"header":"h","path":"a","width":1})", "", "columns[0].width"},
      {R"({"header":"h","path":"a","list":["x,y"]})", "", "columns[0].list"},
      {R"({"header":"h","path":"a"},{"header":"h","path":"b"})", "", "columns[1].id"},
      {R"({"header":"h","derived":{"kind":"magic","path":"a"}})", "", "columns[0].derived.kind"},
      {R"({"header":"h","derived":{"kind":"under","path":"a"}})", "", "columns[0].derived.limit"},
      {R"({"header":"h","kind":"months","path":"a"})", "", "columns[0].paths"},
      {R"({"header":"h","path":"a"})", R"(,"highlight":[{"columns":["x"],"when":"missing"}])", "highlight[0].columns"},
      {R"({"header":"h","path":"a"})", R"(,"summary":{"sheet":"s","blocks":[]})", "summary.sheet"},
      {R"({"header":"h","path":"a"})", R"(,"summary":{"sheet":"x","blocks":[{"title":"t","label":"l","series":[]}]})",
       "summary.blocks[0].series"},
      {R"({"header":"h","path":"a"})", R"(,"wat":1)", "wat"},
  };
  for (const auto& tested : cases) {
    const auto loaded = load(tested.columns, tested.more);
    ASSERT_FALSE(loaded.ok()) << tested.columns << tested.more;
    EXPECT_EQ(loaded.error().code, Code::bad_template);
    EXPECT_NE(loaded.error().where.find(": " + tested.where), std::string::npos) << loaded.error().where;
  }
}

TEST(RegistryProfile, PathsThatNoModelHasAreTold) {
  const auto route = Schema::load(kRoot / "schemas" / "route.schema.json");
  const auto line = Schema::load(kRoot / "schemas" / "submission.schema.json");
  for (const char* path : {"teacher.nmae", "line.teacher", "line", "events[].code"}) {
    const auto profile = load(R"({"header":"h","path":")" + std::string(path) + "\"}");
    ASSERT_TRUE(profile.ok());
    const auto fit = fits(*profile, *route, *line);
    ASSERT_FALSE(fit.ok()) << path;
    EXPECT_NE(fit.error().where.find(path), std::string::npos);
  }
}

}  // namespace
}  // namespace marshrut::route
