// From results to papers and on to methodists, on the samples.
#include "app/diagnostics_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <sstream>

#include "app/load_run.hpp"
#include "base/files.hpp"
#include "docx/document.hpp"
#include "opc/package.hpp"
#include "route/rules.hpp"
#include "support/route_diff.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {
namespace {

namespace fs = std::filesystem;
using route::Value;

const fs::path kSamples = MARSHRUT_SOURCE_DIR "/samples/diagnostics";

const Home& home() {
  static const Home found{MARSHRUT_SOURCE_DIR};
  return found;
}

const lens::FormSet& forms() {
  static const lens::FormSet loaded = *lens::FormSet::load(home().templates(), home().model());
  return loaded;
}

class DiagnosticsRun : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    folder_ = new fs::path(fs::temp_directory_path() / ("marshrut-diagnostics-" + std::to_string(::getpid())));
    std::string file;
    auto made = run_diagnostics(call(*folder_ / "itogi"), home(), forms(), file);
    ASSERT_TRUE(made.ok()) << file << ": " << made.error().message << ' ' << made.error().where;
    report_ = new DiagnosticsReport(std::move(*made));
  }
  static void TearDownTestSuite() {
    fs::remove_all(*folder_);
    delete folder_;
    delete report_;
  }

  static DiagnosticsCall call(const fs::path& out) {
    DiagnosticsCall made;
    made.results = kSamples / "results.xlsx";
    made.spec = kSamples / "spec.json";
    made.catalogue = kSamples / "catalogue.csv";
    made.out = out;
    made.date = "2026-10-15";
    made.prepared = "2026-10-20";
    return made;
  }

  static std::string bytes(const char* name) { return *read_file(*folder_ / "itogi" / name); }

  static std::vector<Value> routes(const fs::path& file) {
    std::vector<Value> all;
    std::istringstream lines(*read_file(file));
    for (std::string line; std::getline(lines, line);) all.push_back(*route::parse(line));
    return all;
  }

  static fs::path* folder_;
  static DiagnosticsReport* report_;
};

fs::path* DiagnosticsRun::folder_ = nullptr;
DiagnosticsReport* DiagnosticsRun::report_ = nullptr;

std::string text_at(const Value& value, const char* path) {
  const Value* found = route::at(value, *route::parse_path(path));
  return found == nullptr || found->string() == nullptr ? "" : *found->string();
}

TEST_F(DiagnosticsRun, CountsEverybodyAndWritesItsFourFiles) {
  EXPECT_EQ(report_->people, 24U);
  EXPECT_EQ(report_->refused, 0U);
  EXPECT_EQ(report_->drafts + report_->without, 24U);
  EXPECT_EQ(report_->written.size(), 4U);
  for (const auto& path : report_->written) EXPECT_TRUE(fs::exists(path)) << path;
}

TEST_F(DiagnosticsRun, NoteSaysWhatTheRecordSays) {
  const std::string note = bytes("spravka.docx");
  const auto package = opc::Package::open(note);
  const auto document = docx::Document::open(*package);
  const auto reading = forms().read(*document);
  ASSERT_TRUE(reading.ok());
  EXPECT_EQ(reading->form, "diagnostics-note");
  const Value record = *route::parse(bytes("svodka.json"));
  EXPECT_THAT(marshrut::testing::differences(forms().find("diagnostics-note")->restrict(record), reading->route),
              ::testing::IsEmpty());
  EXPECT_EQ(*route::at(record, *route::parse_path("statistics.count")), Value(24));
}

TEST_F(DiagnosticsRun, EachDraftIsLowSomewhereCoveredAndWithoutErrors) {
  const auto all = routes(*folder_ / "itogi" / "marshruty.ndjson");
  ASSERT_EQ(all.size(), report_->drafts);
  const lens::Form& card = *forms().find("sevastopol-card");
  for (const Value& route : all) {
    EXPECT_TRUE(card.schema().validate(route).ok());
    EXPECT_EQ(text_at(route, "life.state"), "draft");
    EXPECT_EQ(text_at(route, "period.start"),
              "2026-11-10");  // 17 working days after 15 October, 4 November is a holiday
    EXPECT_EQ(text_at(route, "period.end"), "2027-11-09");
    for (const route::Remark& remark : route::check(route, card.profile(), card.schema())) {
      EXPECT_EQ(remark.severity, route::Severity::info) << remark.message;
    }
  }
}

TEST_F(DiagnosticsRun, FiguresAreThoseOfTheRecord) {
  const auto book = xlsx::open_table(bytes("pokazateli.xlsx"));
  ASSERT_TRUE(book.ok());
  ASSERT_EQ((*book)->sheets().size(), 5U);
  const Value record = *route::parse(bytes("svodka.json"));
  const route::Array& competencies = *record.find("competencies")->array();
  std::size_t next = 0;
  ASSERT_TRUE((*book)
                  ->rows(0, xlsx::Merged::as_is,
                         [&](const xlsx::Row& row) {
                           if (row.number == 1 || next == competencies.size()) return true;
                           const Value& one = competencies[next++];
                           EXPECT_EQ(row.at(1)->text, *one.find("competency")->string());
                           EXPECT_EQ(row.at(3)->number, *one.find("mean")->number());
                           EXPECT_EQ(row.at(9)->number, *one.find("low")->number());
                           return true;
                         })
                  .ok());
  EXPECT_EQ(next, competencies.size());
  const auto package = opc::Package::open(bytes("pokazateli.xlsx"));
  ASSERT_TRUE(package.ok());
}

TEST_F(DiagnosticsRun, WithoutASpecificationAColumnMustSayItsCompetency) {
  DiagnosticsCall bare = call(*folder_ / "bare");
  bare.spec.reset();
  std::string file;
  const auto made = run_diagnostics(bare, home(), forms(), file);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(file, bare.results.string());
  EXPECT_EQ(made.error().where, "Задание 1");
  EXPECT_FALSE(fs::exists(*folder_ / "bare"));
}

TEST_F(DiagnosticsRun, ASpecificationAsADocumentGivesTheSame) {
  DiagnosticsCall again = call(*folder_ / "again");
  again.spec = fs::path(MARSHRUT_SOURCE_DIR) / "samples/yakutia/diagnostics-spec/full.docx";
  std::string file;
  ASSERT_TRUE(run_diagnostics(again, home(), forms(), file).ok()) << file;
  EXPECT_EQ(*read_file(*folder_ / "again" / "marshruty.ndjson"), bytes("marshruty.ndjson"));
  EXPECT_EQ(*read_file(*folder_ / "again" / "pokazateli.xlsx"), bytes("pokazateli.xlsx"));
}

TEST_F(DiagnosticsRun, ATermOutsideTheCalendarIsAnErrorNotAGuess) {
  DiagnosticsCall far = call(*folder_ / "far");
  far.date = "2090-01-10";
  std::string file;
  EXPECT_FALSE(run_diagnostics(far, home(), forms(), file).ok());
  far.start = "2090-03-01";
  EXPECT_TRUE(run_diagnostics(far, home(), forms(), file).ok()) << file;
}

TEST_F(DiagnosticsRun, DraftsGetMethodistsAndAnOrder) {
  std::string file;
  const LoadCall load{*folder_ / "itogi" / "marshruty.ndjson", kSamples / "methodists.csv", *folder_ / "load"};
  const auto made = run_load(load, home(), file);
  ASSERT_TRUE(made.ok()) << file << ": " << made.error().message;
  EXPECT_EQ(made->teachers, report_->drafts);
  std::size_t added = 0;
  for (const auto& row : made->rows) added += row.now - row.before;
  EXPECT_EQ(added, report_->drafts);
  const auto all = routes(*folder_ / "load" / "marshruty.ndjson");
  const Value order = *route::parse(*read_file(*folder_ / "load" / "prikaz.json"));
  ASSERT_EQ(order.find("assignments")->array()->size(), all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Value& row = (*order.find("assignments")->array())[i];
    EXPECT_EQ(text_at(row, "teacher"), text_at(all[i], "teacher.full_name"));
    EXPECT_FALSE(text_at(row, "methodist").empty());
    EXPECT_EQ(text_at(row, "methodist"), text_at(all[i], "support.methodist.full_name"));
  }
}

TEST_F(DiagnosticsRun, ALineThatIsNoRouteIsNamedByItsNumber) {
  const fs::path data = *folder_ / "bad.ndjson";
  ASSERT_TRUE(write_file_atomic(data, "{\"teacher\":{\"full_name\":\"А\"}}\n{\"teacher\":7}\n").ok());
  std::string file;
  const auto made = run_load({data, kSamples / "methodists.csv", *folder_ / "bad"}, home(), file);
  ASSERT_FALSE(made.ok());
  EXPECT_EQ(file, data.string());
  EXPECT_THAT(made.error().where, ::testing::StartsWith("строка 2"));
}

}  // namespace
}  // namespace marshrut::app
