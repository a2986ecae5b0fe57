// Lists and registries after LibreOffice Calc has opened and saved them.
#include <gtest/gtest.h>

#include "app/line_reader.hpp"
#include "app/registry_compare.hpp"
#include "app/staff_list.hpp"
#include "base/files.hpp"
#include "support/office.hpp"
#include "unit/app/fixture.hpp"

namespace marshrut::app {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::sys_days kToday = std::chrono::year(2024) / 10 / 1;
const fs::path kSamples = MARSHRUT_SOURCE_DIR "/samples";

// Saved again as a workbook, and as CSV.
bool has_calc() {
  return marshrut::testing::program("soffice").has_value() && fs::exists("/usr/lib/libreoffice/program/libsclo.so");
}

StaffList list_of(const fs::path& file) {
  const lens::Form& form = *own_forms().find("odintsovo-blank");
  const auto profile = ListProfile::load(MARSHRUT_SOURCE_DIR "/templates/lists/staff.json", form.schema());
  const auto table = xlsx::open_table(read_file(file).value());
  return read_staff_list(*table.value(), profile.value(), form).value();
}

std::string people_of(const StaffList& list) {
  std::string all;
  for (const auto& person : list.people) all += person.json + '\n';
  return all;
}

TEST(CalcRoundTrip, AListSaysTheSame) {
  ASSERT_TRUE(has_calc()) << "LibreOffice Calc is not installed: tools/setup";
  const marshrut::testing::TemporaryFolder folder;
  const fs::path source = kSamples / "lists" / "staff.xlsx";
  ASSERT_TRUE(marshrut::testing::convert({source}, "xlsx", folder.path(), folder.path() / "profile"));
  ASSERT_TRUE(marshrut::testing::convert({source}, "csv:Text - txt - csv (StarCalc):59,34,76", folder.path(),
                                         folder.path() / "profile"));
  const std::string want = people_of(list_of(source));
  EXPECT_EQ(people_of(list_of(folder.path() / "staff.xlsx")), want);
  EXPECT_EQ(people_of(list_of(folder.path() / "staff.csv")), want);
}

class Quiet final : public BatchProgress {
public:
  void advanced(const State&) override {}
  void bad_line(std::uint64_t, const Error&) override {}
  void doubtful(std::uint64_t, const std::vector<lens::Doubt>&) override {}
};

class Comparing final : public RegistrySink {
public:
  explicit Comparing(RegistryComparison& comparison) : comparison_(comparison) {}
  void row(const ReadRow& row) override {
    comparison_.add(row);
    ++rows;
  }
  void remark(const TableRemark&) override {}
  std::uint64_t rows = 0;

private:
  RegistryComparison& comparison_;
};

TEST(CalcRoundTrip, ARegistryIsUnchanged) {
  ASSERT_TRUE(has_calc()) << "LibreOffice Calc is not installed: tools/setup";
  const marshrut::testing::TemporaryFolder folder;
  const auto forms = load_registries(Home{MARSHRUT_SOURCE_DIR});
  ASSERT_TRUE(forms);
  const std::atomic<bool> cancelled = false;
  const fs::path data = kSamples / "sevastopol" / "sevastopol-registry" / "routes.ndjson";
  Quiet quiet;
  for (const RegistryForm& form : *forms) {
    const fs::path made = folder.path() / (form.profile.id + ".xlsx");
    auto lines = LineReader::open(data, cancelled);
    ASSERT_TRUE(make_registry(form, *lines, made, kToday, quiet, cancelled));
    const fs::path saved = folder.path() / "saved";
    ASSERT_TRUE(marshrut::testing::convert({made}, "xlsx", saved, folder.path() / "profile"));
    RegistryComparison comparison(*forms, kToday);
    auto again = LineReader::open(data, cancelled);
    ASSERT_TRUE(comparison.load(*again, quiet));
    Comparing sink(comparison);
    const auto table = xlsx::open_table(read_file(saved / made.filename()).value());
    ASSERT_TRUE(table);
    ASSERT_TRUE(read_registry(**table, *forms, form.profile.id, sink));
    const auto difference = comparison.finish();
    EXPECT_EQ(difference.same, sink.rows) << form.profile.id;
    EXPECT_GT(sink.rows, 5U);
    for (const auto& changed : difference.changed) {
      for (const auto& change : changed.changes) {
        ADD_FAILURE() << form.profile.id << ' ' << change.heading << ": " << change.was << " -> " << change.is;
      }
    }
  }
}

}  // namespace
}  // namespace marshrut::app
