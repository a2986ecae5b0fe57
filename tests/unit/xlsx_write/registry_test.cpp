// A registry as a whole: what stands in the package's parts.
#include "xlsx/registry.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "app/fixture.hpp"
#include "base/files.hpp"
#include "opc/package.hpp"

namespace marshrut::xlsx {
namespace {

namespace fs = std::filesystem;
using app::Folder;

constexpr std::chrono::sys_days kToday = std::chrono::year(2024) / std::chrono::September / 10;

constexpr const char* kProfile = R"({
  "id": "tested", "title": "Проба & <проба>", "region": "Р", "kind": "xlsx", "sheet": "Лист",
  "columns": [
    {"id": "n", "header": "№", "kind": "row-number"},
    {"header": "ФИО", "path": "teacher.full_name"},
    {"header": "Начало", "kind": "date", "path": "period.start"},
    {"header": "Часы", "kind": "number", "path": "audit.courses_hours"},
    {"header": "Молодой", "derived": {"kind": "under", "path": "teacher.experience_years", "limit": 3},
     "list": ["да", "нет"]},
    {"header": "Ссылка", "kind": "link", "path": "link"}
  ],
  "sort": ["teacher.full_name"],
  "highlight": [{"columns": ["ФИО"], "when": "missing"},
                {"columns": ["Молодой"], "when": "equals", "value": "да", "colour": "red"}],
  "summary": {"sheet": "Сводка", "blocks": [
    {"title": "Всего", "label": "Что", "chart": "column", "counts": [{"name": "Строк"}], "series": [{"name": "Сколько"}]}]}
})";

struct Made {
  RegistryTotals totals;
  std::string bytes;
  [[nodiscard]] std::string part(const std::string& name) const {
    const auto package = opc::Package::open(bytes);
    EXPECT_TRUE(package.ok());
    const auto xml = package->read(name);
    return xml ? *xml : std::string();
  }
  [[nodiscard]] std::string sheet(int number) const {
    return part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
  }
};

Made make(const std::vector<std::string>& lines, RegistryOptions options = {}) {
  const Folder folder;
  const auto profile = route::RegistryProfile::load(folder.write("form.json", kProfile));
  EXPECT_TRUE(profile.ok()) << profile.error().message << ' ' << profile.error().where;
  options.today = kToday;
  Registry registry(*profile, options);
  for (const std::string& line : lines) {
    const auto route = route::parse(line);
    EXPECT_TRUE(route.ok()) << line;
    EXPECT_TRUE(registry.add(*route, *route).ok());
  }
  const auto totals = registry.write(folder.path() / "out.xlsx", [](std::uint64_t) { return true; });
  EXPECT_TRUE(totals.ok()) << totals.error().message;
  return {*totals, *read_file(folder.path() / "out.xlsx")};
}

std::string teacher(const std::string& name) { return R"({"teacher":{"full_name":")" + name + "\"}}"; }

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(Registry, StandsInRussianOrderAndNumbersItsRows) {
  const Made made = make({teacher("Яшин"), teacher("Ёлкин"), teacher("Ежов"), "{}", teacher("Жуков")});
  const std::string sheet = made.sheet(1);
  std::vector<std::size_t> places;
  for (const char* name : {"Ежов", "Ёлкин", "Жуков", "Яшин"}) places.push_back(sheet.find(name));
  EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
  EXPECT_NE(places.back(), std::string::npos);
  EXPECT_NE(sheet.find(R"(<c r="A2" s=)"), std::string::npos);
  EXPECT_NE(sheet.find("<v>5</v>"), std::string::npos) << "the line without a name is there, and last";
  EXPECT_NE(sheet.find(R"(<dimension ref="A1:F6"/>)"), std::string::npos);
  EXPECT_EQ(made.totals.rows, 5U);
}

TEST(Registry, WritesDatesAndNumbersAsSuchAndWhatCantBeReadAsText) {
  const Made made =
      make({R"({"teacher":{"full_name":"А"},"period":{"start":"2024-09-01"},"audit":{"courses_hours":36}})",
            R"({"teacher":{"full_name":"Б"},"period":{"start":"2024-10"},"audit":{"courses_hours":"много"}})",
            R"({"teacher":{"full_name":"В"},"period":{"start":"к лету"}})"});
  const std::string sheet = made.sheet(1);
  for (const char* wanted : {"<v>45536</v>", "<v>45566</v>", "<v>36</v>", "<t>много</t>", "<t>к лету</t>"}) {
    EXPECT_NE(sheet.find(wanted), std::string::npos) << wanted;
  }
  EXPECT_NE(made.part("xl/styles.xml").find("mm.yyyy"), std::string::npos);
}

// A cell that begins like a formula is text, whoever sent it.
TEST(Registry, TakesNothingForAFormula) {
  std::vector<std::string> lines;
  for (const char* text : {"=1+1", "+7 900", "-5", "@SUM(A1)", "\\t=1", "=HYPERLINK(\\\"http://x\\\")"}) {
    lines.push_back(R"({"teacher":{"full_name":")" + std::string(text) + R"("},"link":")" + text + "\"}");
  }
  const Made made = make(lines);
  const std::string sheet = made.sheet(1);
  EXPECT_EQ(count(sheet.substr(0, sheet.find("</sheetData>")), "<f>"), 0U);
  EXPECT_EQ(count(sheet, "<hyperlink "), 0U);
  EXPECT_NE(sheet.find("<t>=1+1</t>"), std::string::npos);
}

TEST(Registry, LinksLeadOnlyToTheWebOrBelow) {
  const Made made = make(
      {R"({"link":"cards/a b.docx"})", R"({"link":"https://example.org/?a=1&b=2"})", R"({"link":"../../etc/passwd"})"});
  EXPECT_EQ(count(made.sheet(1), "<hyperlink "), 2U);
  const std::string targets = made.part("xl/worksheets/_rels/sheet1.xml.rels");
  EXPECT_NE(targets.find(R"(Target="cards/a%20b.docx" TargetMode="External")"), std::string::npos) << targets;
  EXPECT_NE(targets.find("https://example.org/?a=1&amp;b=2"), std::string::npos);
  EXPECT_EQ(targets.find("passwd"), std::string::npos);
}

TEST(Registry, GoesOnOnTheNextSheetWithTheSameHeader) {
  std::vector<std::string> lines;
  for (int i = 10; i < 35; ++i)
    lines.push_back(R"({"teacher":{"full_name":"П)" + std::to_string(i) + R"("},"link":"a.docx"})");
  const Made made = make(lines, {.today = {}, .rows_per_sheet = 10, .memory = 400});
  EXPECT_EQ(made.totals.sheets, 3U);
  const std::size_t rows[] = {10, 10, 5};
  for (int i = 0; i < 3; ++i) {
    const std::string sheet = made.sheet(i + 1);
    EXPECT_EQ(count(sheet, "<row "), rows[i] + 1) << i;
    EXPECT_EQ(count(sheet, "<hyperlink "), rows[i]) << i;
    EXPECT_EQ(count(sheet, "<pane "), 1U) << "the header stays in sight";
    EXPECT_EQ(count(made.part("xl/worksheets/_rels/sheet" + std::to_string(i + 1) + ".xml.rels"), "<Relationship "),
              rows[i]);
  }
  EXPECT_NE(made.sheet(3).find("П34"), std::string::npos);
  EXPECT_NE(made.sheet(3).find("<v>25</v>"), std::string::npos) << "numbers go on";
  EXPECT_NE(made.part("xl/workbook.xml").find("Лист (3)"), std::string::npos);
}

TEST(Registry, CutsNoLongText) {
  const std::string text = std::string(32767, 'a') + std::string(32767, 'b') + "конец";
  const Made made = make({teacher("короткий"), teacher(text)});
  EXPECT_EQ(made.totals.long_texts, 2U);
  const std::string first = made.sheet(1), rest = made.sheet(2);
  EXPECT_NE(first.find('>' + std::string(32767, 'a') + '<'), std::string::npos);
  EXPECT_NE(rest.find('>' + std::string(32767, 'b') + '<'), std::string::npos);
  EXPECT_NE(rest.find(">конец<"), std::string::npos);
  EXPECT_NE(rest.find("<v>3</v>"), std::string::npos) << "the row that it belongs to";
  EXPECT_NE(rest.find(">ФИО<"), std::string::npos) << "and the column";
}

TEST(Registry, HasWhatPeopleWorkWith) {
  const Made made = make({R"({"teacher":{"full_name":"А","experience_years":1}})"});
  const std::string sheet = made.sheet(1);
  for (const char* wanted :
       {"<autoFilter ref=\"A1:F2\"", "state=\"frozen\"", "<dataValidation type=\"list\"", "\"да,нет\"",
        "<conditionalFormatting sqref=\"E2\"", "orientation=\"landscape\"", "paperSize=\"9\"", "<t>да</t>"}) {
    EXPECT_NE(sheet.find(wanted), std::string::npos) << wanted;
  }
  EXPECT_NE(sheet.find("fitToPage=\"1\""), std::string::npos);
  EXPECT_NE(sheet.find("Проба &amp;&amp; &lt;проба&gt;"), std::string::npos) << "the title is printed on each page";
  EXPECT_NE(made.part("xl/workbook.xml").find("_xlnm.Print_Titles"), std::string::npos);
  EXPECT_NE(made.part("xl/charts/chart1.xml").find("Сводка"), std::string::npos);
  EXPECT_NE(made.part("docProps/core.xml").find("2024-09-10T00:00:00Z"), std::string::npos);
}

TEST(Registry, AnEmptyOneIsAWorkbookToo) {
  const Made made = make({});
  EXPECT_EQ(made.totals.rows, 0U);
  EXPECT_EQ(count(made.sheet(1), "<row "), 1U);
}

TEST(Registry, TheSameLinesMakeTheSameBytes) {
  const std::vector<std::string> lines = {teacher("А"), teacher("Б")};
  EXPECT_EQ(make(lines).bytes, make(lines).bytes);
}

TEST(Registry, LeavesNothingWhenStoppedOrWhenThereIsNoFolder) {
  const Folder folder;
  const auto profile = route::RegistryProfile::load(folder.write("form.json", kProfile));
  ASSERT_TRUE(profile.ok());
  fs::remove(folder.path() / "form.json");
  Registry registry(*profile, {kToday});
  const auto route = route::parse(teacher("А"));
  for (int i = 0; i < 2000; ++i) ASSERT_TRUE(registry.add(*route, *route).ok());
  const auto stopped = registry.write(folder.path() / "out.xlsx", [](std::uint64_t) { return false; });
  ASSERT_FALSE(stopped.ok());
  EXPECT_EQ(stopped.error().code, Code::timeout);
  EXPECT_TRUE(fs::is_empty(folder.path()));
  const auto nowhere = registry.write(folder.path() / "none" / "out.xlsx", [](std::uint64_t) { return true; });
  ASSERT_FALSE(nowhere.ok());
  EXPECT_EQ(nowhere.error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::xlsx
