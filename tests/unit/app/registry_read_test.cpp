// Registries read back: as they were written, and as people leave them.
#include "app/registry_read.hpp"

#include <gtest/gtest.h>

#include "app/line_reader.hpp"
#include "app/registry_compare.hpp"
#include "base/files.hpp"
#include "support/workbook_builder.hpp"
#include "unit/app/fixture.hpp"

namespace marshrut::app {
namespace {

using marshrut::test::text_row;
using marshrut::test::WorkbookBuilder;

constexpr std::chrono::sys_days kToday = std::chrono::year(2024) / 10 / 1;
const std::string kSamples = MARSHRUT_SOURCE_DIR "/samples/sevastopol/sevastopol-registry/routes.ndjson";

const std::vector<RegistryForm>& forms() {
  static const auto all = load_registries(Home{MARSHRUT_SOURCE_DIR});
  return all.value();
}

const RegistryForm& form_of(std::string_view id) {
  return *std::find_if(forms().begin(), forms().end(), [&](const auto& form) { return form.profile.id == id; });
}

class Quiet final : public BatchProgress {
public:
  void advanced(const State&) override {}
  void bad_line(std::uint64_t, const Error&) override {}
  void doubtful(std::uint64_t, const std::vector<lens::Doubt>&) override {}
};

class Kept final : public RegistrySink {
public:
  void row(const ReadRow& row) override { rows.push_back(row); }
  void remark(const TableRemark& remark) override { remarks.push_back(remark); }
  std::vector<ReadRow> rows;
  std::vector<TableRemark> remarks;
};

std::string write(const RegistryForm& form, const std::filesystem::path& data) {
  const Folder folder;
  const std::atomic<bool> cancelled = false;
  auto lines = LineReader::open(data, cancelled);
  Quiet quiet;
  const auto out = folder.path() / "registry.xlsx";
  if (!lines || !make_registry(form, *lines, out, kToday, quiet, cancelled)) return {};
  return read_file(out).value();
}

Kept read(const std::string& bytes, std::optional<std::string_view> form = {}) {
  Kept kept;
  const auto table = xlsx::open_table(bytes);
  if (!table || !read_registry(**table, forms(), form, kept)) return {};
  return kept;
}

std::string remarks_of(const std::vector<TableRemark>& remarks) {
  std::string out;
  for (const TableRemark& remark : remarks) {
    out += (out.empty() ? "" : " ") + remark.code;
    if (remark.row > 0) out += '@' + std::to_string(remark.row);
  }
  return out;
}

std::string ndjson_of(const Kept& kept) {
  std::string lines;
  for (const ReadRow& row : kept.rows) lines += route::serialize(row.route) + '\n';
  return lines;
}

// Without what the registry works out itself from paths that it does not show.
std::vector<std::string> given_texts(const ReadRow& row) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < row.texts.size(); ++i) {
    const auto& column = row.form->profile.columns[i];
    const bool of_line = column.pieces.size() == 1 && route::of_line(column.pieces[0].each);
    if (!column.derived && !of_line) texts.push_back(row.texts[i].value_or("?"));
  }
  return texts;
}

TEST(RegistryRead, WhatIsWrittenAgainShowsTheSame) {
  for (const RegistryForm& form : forms()) {
    const Kept first = read(write(form, kSamples));
    ASSERT_GT(first.rows.size(), 5U) << form.profile.id;
    EXPECT_EQ(remarks_of(first.remarks), "") << form.profile.id;
    const Folder folder;
    const Kept second = read(write(form, folder.write("again.ndjson", ndjson_of(first))));
    ASSERT_EQ(second.rows.size(), first.rows.size()) << form.profile.id;
    std::size_t told = 0;  // one of the samples has a date that can't be read
    for (std::size_t i = 0; i < first.rows.size(); ++i) {
      EXPECT_EQ(first.rows[i].form->profile.id, form.profile.id);
      EXPECT_EQ(given_texts(first.rows[i]), given_texts(second.rows[i])) << form.profile.id;
      told += first.rows[i].remarks.size();
      EXPECT_EQ(route::serialize(second.rows[i].route), route::serialize(first.rows[i].route)) << form.profile.id;
      EXPECT_TRUE(form.route.validate(first.rows[i].route)) << form.profile.id;
    }
    EXPECT_LE(told, 1U) << form.profile.id;
  }
}

TEST(RegistryRead, AsManyRowsAsThereAreLines) {
  const Kept kept = read(write(form_of("sevastopol-registry"), kSamples));
  std::size_t lines = 0;
  const std::string data = read_file(kSamples).value();
  for (const char c : data) lines += c == '\n' ? 1U : 0U;
  EXPECT_EQ(kept.rows.size(), lines);
}

TEST(RegistryRead, ARouteOfOnePathColumnsComesBackWhole) {
  const std::string route =
      "{\"code\":\"SEV-1\",\"period\":{\"start\":\"2024-09\",\"end\":\"2025-05\"},\"teacher\":{\"full_name\":\"Белова "
      "Ирина Сергеевна\",\"subject\":\"=1+1\"},\"organization\":{\"name\":\"Школа № 3, «Луч»\"},\"support\":{"
      "\"methodist\":{\"full_name\":\"Соколова Ирина Львовна\",\"position\":\"методист\"}},\"deficits\":[{\"deficit\":"
      "\"работа с текстом\"},{\"deficit\":\"оценивание\"}],\"link\":\"cards/1.docx\"}";
  const Folder folder;
  const Kept kept = read(write(form_of("sevastopol-registry"), folder.write("one.ndjson", route + "\n")));
  ASSERT_EQ(kept.rows.size(), 1U);
  const auto want = route::parse(route);
  for (const std::string_view pointer :
       {"/code", "/period", "/teacher", "/organization", "/support/methodist", "/deficits", "/link"}) {
    const route::Value* got = route::at_pointer(kept.rows[0].route, pointer);
    ASSERT_NE(got, nullptr) << pointer;
    EXPECT_EQ(route::serialize(*got), route::serialize(*route::at_pointer(*want, pointer))) << pointer;
  }
}

TEST(RegistryRead, ATextOverACellsLimitComesBackWhole) {
  std::string text;
  for (int i = 0; i < 9000; ++i) text += "слово" + std::to_string(i % 10) + ' ';
  text += "конец";
  const Folder folder;
  const std::string line = "{\"code\":\"SEV-1\",\"deficits\":[{\"deficit\":\"" + text + "\"}]}\n";
  const Kept kept = read(write(form_of("sevastopol-registry"), folder.write("long.ndjson", line)));
  ASSERT_EQ(kept.rows.size(), 1U);
  const route::Value* got = route::at_pointer(kept.rows[0].route, "/deficits/0/deficit");
  ASSERT_NE(got, nullptr);
  EXPECT_EQ(*got->string(), text);
}

const std::vector<std::string> kHead = {"№",
                                        "ФИО педагога/управленца (полностью)",
                                        "Код ИОМ",
                                        "Образовательная организация",
                                        "Срок реализации ИОМ ММ.ГГГГ - ММ.ГГГГ",
                                        "Молодые специалисты (стаж работы до 3 лет) да/нет",
                                        "Учебный предмет"};

std::string one_row(const std::string& term) {
  return WorkbookBuilder()
      .sheet("Реестр", text_row(1, kHead) +
                           text_row(2, {"1", "Белова Ирина Сергеевна", "SEV-1", "Школа № 3", term, "да", "физика"}))
      .bytes();
}

TEST(RegistryRead, TermsAreReadHoweverTheyAreTyped) {
  struct Case {
    std::string term, want, remarks;
  };
  const Case cases[] = {
      {"09.2024 - 05.2025", "{\"start\":\"2024-09\",\"end\":\"2025-05\"}", ""},
      {"09.2024–05.2025", "{\"start\":\"2024-09\",\"end\":\"2025-05\"}", ""},
      {"с 01.09.2024 по 31.05.2025", "{\"start\":\"2024-09-01\",\"end\":\"2025-05-31\"}", ""},
      {"09.2024 - ", "{\"start\":\"2024-09\"}", ""},
      {" - 05.2025", "{\"end\":\"2025-05\"}", ""},
      {"2024/2025 учебный год", "{\"year\":\"2024/2025\"}", ""},
      {"как пойдёт", "", "term@2"},
      {"09.2024 - к лету", "{\"start\":\"2024-09\",\"end\":\"к лету\"}", "term@2"},
  };
  for (const Case& c : cases) {
    const Kept kept = read(one_row(c.term), "sevastopol-registry");
    ASSERT_EQ(kept.rows.size(), 1U) << c.term;
    const route::Value* period = kept.rows[0].route.find("period");
    EXPECT_EQ(period == nullptr ? "" : route::serialize(*period), c.want) << c.term;
    EXPECT_EQ(remarks_of(kept.rows[0].remarks), c.remarks) << c.term;
  }
}

TEST(RegistryRead, FlagsAreInCells) {
  const Kept kept = read(one_row("09.2024 - 05.2025"), "sevastopol-registry");
  ASSERT_EQ(kept.rows.size(), 1U);
  EXPECT_EQ(route::serialize(kept.rows[0].cells),
            "{\"ФИО педагога/управленца (полностью)\":\"Белова Ирина Сергеевна\",\"Код ИОМ\":\"SEV-1\","
            "\"Образовательная организация\":\"Школа № 3\",\"Срок реализации ИОМ ММ.ГГГГ - ММ.ГГГГ\":\"09.2024 - "
            "05.2025\",\"Молодые специалисты (стаж работы до 3 лет) да/нет\":true,\"Учебный предмет\":\"физика\"}");
}

TEST(RegistryRead, EditedTablesAreReadAndTheirOddnessTold) {
  const std::vector<std::string> moved = {
      "Примечание методиста",         "Код ИОМ",         "учебный предмет",       "ФИО педагога/управленца(полностью)",
      "Образовательная организация:", "ФИО составителя", "Должность составителя", "Ссылка на ИОМ"};
  const std::vector<std::string> row = {"звонить", "SEV-1", "физика", "Белова Ирина Сергеевна", "Школа № 3"};
  const std::string rows = text_row(1, {"Реестр ИОМ"}) + text_row(3, moved) + text_row(4, row) +
                           text_row(6, {"", "SEV-2", "химия", "Орлов Пётр Ильич", ""}, "hidden=\"1\"") +
                           text_row(7, moved) + text_row(8, {"Итого", "2"});
  const std::string after = "<autoFilter ref=\"A3:H6\"/><mergeCells><mergeCell ref=\"E4:E6\"/></mergeCells>";
  const Kept kept = read(WorkbookBuilder().sheet("Реестр", rows, after).bytes());
  ASSERT_EQ(kept.rows.size(), 2U);
  EXPECT_EQ(kept.rows[0].form->profile.id, "sevastopol-registry");
  EXPECT_EQ(route::serialize(kept.rows[1].route),
            "{\"code\":\"SEV-2\",\"teacher\":{\"subject\":\"химия\",\"full_name\":\"Орлов Пётр Ильич\"},"
            "\"organization\":{\"name\":\"Школа № 3\"}}");
  EXPECT_EQ(remarks_of(kept.rows[1].remarks), "hidden-row@6");
  EXPECT_EQ(*kept.rows[0].cells.find("Примечание методиста")->string(), "звонить");
  EXPECT_EQ(remarks_of(kept.remarks),
            "filtered missing-registry missing-registry missing-registry missing-registry missing-registry "
            "missing-registry added-column blank-row@5 merged-column@6 header-again@7 totals@8");
}

RegistryDifference compare(const std::string& data, const std::string& bytes) {
  const Folder folder;
  const std::atomic<bool> cancelled = false;
  auto lines = LineReader::open(folder.write("data.ndjson", data), cancelled);
  RegistryComparison comparison(forms(), kToday);
  Quiet quiet;
  if (!lines || !comparison.load(*lines, quiet)) return {};
  for (const ReadRow& row : read(bytes, "sevastopol-registry").rows) comparison.add(row);
  return comparison.finish();
}

std::string route_line(const std::string& code, const std::string& name, const std::string& school = "Школа № 3") {
  const std::string given = code.empty() ? "" : "\"code\":\"" + code + "\",";
  return "{" + given + "\"period\":{\"start\":\"2024-09-01\",\"end\":\"2025-05-31\"},\"teacher\":{\"full_name\":\"" +
         name + "\",\"subject\":\"физика\"},\"organization\":{\"name\":\"" + school + "\"}}\n";
}

std::string registry_of(const std::vector<std::vector<std::string>>& people) {
  std::string rows = text_row(1, kHead);
  std::uint32_t number = 1;
  for (const auto& one : people) {
    rows += text_row(++number, {std::to_string(number), one[0], one[1], one[2], "09.2024 - 05.2025", "да",
                                one.size() > 3 ? one[3] : "физика"});
  }
  return WorkbookBuilder().sheet("Реестр", rows).bytes();
}

TEST(RegistryCompare, RowsAreMatchedByCodeThenByNameAndSchool) {
  const std::string data = route_line("SEV-1", "Белова Ирина Сергеевна") + route_line("", "Орлов Пётр Ильич") +
                           route_line("SEV-3", "Зуева Анна Львовна") + route_line("SEV-4", "Ким Олег Ли");
  const auto difference = compare(data, registry_of({{"Белова Ирина Петровна", "SEV-1", "Школа № 3", "химия"},
                                                     {"ОРЛОВ Пётр Ильич", "SEV-2", "Школа №3"},
                                                     {"Зуева Анна Львовна", "SEV-3", "Школа № 3"},
                                                     {"Новиков Илья Олегович", "SEV-9", "Школа № 3"}}));
  EXPECT_EQ(difference.same, 1U);
  ASSERT_EQ(difference.changed.size(), 2U);
  ASSERT_EQ(difference.changed[0].changes.size(), 2U);
  EXPECT_EQ(difference.changed[0].who.line, 1U);
  EXPECT_EQ(difference.changed[0].changes[1].heading, "Учебный предмет");
  EXPECT_EQ(difference.changed[0].changes[1].was, "физика");
  EXPECT_EQ(difference.changed[0].changes[1].is, "химия");
  EXPECT_EQ(difference.changed[1].who.row, 3U);
  EXPECT_EQ(difference.changed[1].changes.size(), 3U);  // the name's case, the code, the school's blank
  ASSERT_EQ(difference.added.size(), 1U);
  EXPECT_EQ(difference.added[0].name, "Новиков Илья Олегович");
  ASSERT_EQ(difference.missing.size(), 1U);
  EXPECT_EQ(difference.missing[0].name, "Ким Олег Ли");
  EXPECT_TRUE(difference.doubtful.empty());
}

TEST(RegistryCompare, WhatIsLessSureIsDoubtful) {
  struct Case {
    std::string why, data;
    std::vector<std::vector<std::string>> rows;
  };
  const std::string belova = route_line("", "Белова Ирина Сергеевна");
  const Case cases[] = {
      {"initials", belova, {{"Белова И. С.", "", "Школа № 3"}}},
      {"near", belova, {{"Белова Ирина Сергевна", "", "Школа № 3"}}},
      {"school", belova, {{"Белова Ирина Сергеевна", "", "Школа № 8"}}},
      {"two", belova + belova, {{"Белова Ирина Сергеевна", "", "Школа № 3"}}},
      {"code", route_line("SEV-1", "Белова Ирина Сергеевна"), {{"Белова Ирина Сергеевна", "SEV-7", "Школа № 3"}}},
  };
  for (const Case& c : cases) {
    const auto difference = compare(c.data, registry_of(c.rows));
    ASSERT_EQ(difference.doubtful.size(), 1U) << c.why;
    EXPECT_EQ(difference.doubtful[0].why, c.why);
    EXPECT_FALSE(difference.doubtful[0].candidates.empty()) << c.why;
    EXPECT_TRUE(difference.missing.empty() && difference.added.empty() && difference.changed.empty()) << c.why;
  }
  const auto twice = compare(
      route_line("SEV-1", "Белова Ирина Сергеевна"),
      registry_of({{"Белова Ирина Сергеевна", "SEV-1", "Школа № 3"}, {"Орлов Пётр Ильич", "SEV-1", "Школа № 3"}}));
  ASSERT_EQ(twice.doubtful.size(), 1U);
  EXPECT_EQ(twice.doubtful[0].why, "code-twice");
  EXPECT_EQ(twice.same, 1U);
}

TEST(RegistryCompare, AnUntouchedRegistryIsTheSame) {
  for (const RegistryForm& form : forms()) {
    const std::atomic<bool> cancelled = false;
    auto lines = LineReader::open(kSamples, cancelled);
    ASSERT_TRUE(lines);
    RegistryComparison comparison(forms(), kToday);
    Quiet quiet;
    ASSERT_TRUE(comparison.load(*lines, quiet));
    const Kept kept = read(write(form, kSamples));
    for (const ReadRow& row : kept.rows) comparison.add(row);
    const auto difference = comparison.finish();
    EXPECT_EQ(difference.same, kept.rows.size()) << form.profile.id;
    EXPECT_TRUE(difference.missing.empty()) << form.profile.id;
  }
}

}  // namespace
}  // namespace marshrut::app
