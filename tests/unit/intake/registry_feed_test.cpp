// Documents by mail become rows of the registry of submissions.
#include <fstream>

#include "app/registry.hpp"
#include "base/files.hpp"
#include "intake/desk.hpp"
#include "intake/examine_document.hpp"
#include "support/made_document.hpp"
#include "unit/intake/ledger.hpp"
#include "xlsx/table.hpp"

namespace marshrut::intake {
namespace {

namespace fs = std::filesystem;

class RegistryFeed : public test::Ledger {
protected:
  static DocumentExam sample(const std::string& path) {
    DocumentExam document;
    document.name = fs::path(path).filename().string();
    document.bytes = read_file(fs::path(MARSHRUT_SOURCE_DIR "/samples") / path).value();
    return examine_document(std::move(document), testing::forms());
  }
};

struct Bad : app::BatchProgress {
  void advanced(const State&) override {}
  void bad_line(std::uint64_t number, const Error& error) override {
    ADD_FAILURE() << "line " << number << ": " << error.message;
  }
  void doubtful(std::uint64_t, const std::vector<lens::Doubt>&) override {}
};

// All texts of a table's first sheet.
std::string texts_of(const fs::path& table) {
  const auto source = xlsx::open_table(read_file(table).value());
  EXPECT_TRUE(source);
  std::string all;
  if (!source) return all;
  EXPECT_TRUE((*source)->rows(0, xlsx::Merged::as_is, [&](const xlsx::Row& row) {
    for (const xlsx::Cell& cell : row.cells) all += cell.text + '|';
    return true;
  }));
  return all;
}

TEST_F(RegistryFeed, EachSubmissionIsARow) {
  (void)settle(test::letter_with({sample("sevastopol/sevastopol-card/check-boxes.docx"),
                                  sample("odintsovo/odintsovo-blank/errors.docx"),
                                  sample("yakutia/yakutia-card/retyped.docx")}));
  ASSERT_EQ(last_submissions().size(), 3U);
  const fs::path lines = folder_.path() / "lines.ndjson";
  {
    std::ofstream file(lines);
    ASSERT_TRUE(each_submission_line(store(), [&](const std::string& line) -> Result<void> {
      file << line << '\n';
      return {};
    }));
  }
  const app::Home home{MARSHRUT_SOURCE_DIR};
  const auto form = app::load_registry(home.templates() / "odintsovo/submissions-registry", home);
  ASSERT_TRUE(form);
  const std::atomic<bool> cancelled{false};
  auto source = app::LineReader::open(lines, cancelled);
  ASSERT_TRUE(source);
  Bad progress;
  const fs::path out = folder_.path() / "registry.xlsx";
  const std::chrono::sys_days today = std::chrono::year(2026) / 10 / 1;
  const auto made = app::make_registry(*form, *source, out, today, progress, cancelled);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->rows, 3U);
  EXPECT_EQ(made->failed, 0U);
  const std::string texts = texts_of(out);
  for (const char* want : {"zavuch@school3.example", "возвращён", "поступил", "check-boxes.docx", "2026-09-1"}) {
    EXPECT_THAT(texts, ::testing::HasSubstr(want));
  }
  for (const auto& submission : last_submissions()) {
    const auto line = nlohmann::json::parse(submission.reading);
    EXPECT_THAT(texts, ::testing::HasSubstr(line["route"]["teacher"]["full_name"].get<std::string>()));
  }
}

}  // namespace
}  // namespace marshrut::intake
