#include "app/batch.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "app/fixture.hpp"
#include "app/line_reader.hpp"
#include "app/read.hpp"
#include "base/files.hpp"

namespace marshrut::app {
namespace {

namespace fs = std::filesystem;

class Recorder final : public BatchProgress {
public:
  void advanced(const State& state) override {
    last = state;
    if (stop_after != 0 && state.made >= stop_after) cancelled = true;
  }
  void bad_line(std::uint64_t number, const Error& error) override { bad[number] = error.code; }
  void doubtful(std::uint64_t number, const std::vector<lens::Doubt>& doubts) override { doubted[number] = doubts; }
  std::map<std::uint64_t, std::vector<lens::Doubt>> doubted;
  State last;
  std::map<std::uint64_t, Code> bad;
  std::uint64_t stop_after = 0;
  std::atomic<bool> cancelled{false};
};

std::string line_of(const std::string& name) {
  return R"({"teacher": {"full_name": ")" + name +
         R"("}})"
         "\n";
}

std::string many(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += line_of("Иванова Анна");
  return text;
}

Result<BatchTotals> run(const fs::path& data, BatchOutput& output, unsigned jobs, Recorder& recorder) {
  auto lines = LineReader::open(data, recorder.cancelled);
  return fill_many(*own_forms().find("odintsovo-blank"), *lines, output, jobs, recorder, recorder.cancelled);
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

std::string teacher_of(std::string bytes) {
  const auto outcome = read_document(std::move(bytes), own_forms());
  if (!outcome) return std::string(code_name(outcome.error().code));
  return *route::at_pointer(outcome->reading.route, "/teacher/full_name")->string();
}

TEST(Batch, ABadLineIsReportedByNumberAndTheRestIsDone) {
  const Folder folder;
  const std::string text =
      line_of("Иванова Анна") + "\n{broken\n" + R"({"teacher": 5})" + "\n[]\n" + line_of("Петрова Ольга");
  auto output = folder_output(folder.path() / "out");
  Recorder recorder;
  const auto totals = run(folder.write("data.ndjson", text), **output, 2, recorder);
  ASSERT_TRUE(totals.ok());
  EXPECT_EQ(totals->made, 2U);
  EXPECT_EQ(totals->failed, 3U);
  const std::map<std::uint64_t, Code> want = {{3, Code::bad_data}, {4, Code::bad_data}, {5, Code::bad_data}};
  EXPECT_EQ(recorder.bad, want);
  EXPECT_EQ(names_in(folder.path() / "out"), (std::set<std::string>{"Иванова Анна.docx", "Петрова Ольга.docx"}));
}

TEST(Batch, TheFormSaysWhatNamesItsDocumentsAndDoubtfulNamesAreTold) {
  const Folder folder;
  const std::string order = R"({"number": "15-к", "date": "2025-10-01", "control": {"full_name": ")";
  const std::string text =
      order + "Иванова Анна Петровна\"}}\n" + order + "Кравец Иван Петрович\"}}\n" + R"({"date": "2025-10-02"})";
  auto output = folder_output(folder.path() / "out");
  Recorder recorder;
  auto lines = LineReader::open(folder.write("data.ndjson", text), recorder.cancelled);
  const auto totals = fill_many(*own_forms().find("order-courses"), *lines, **output, 2, recorder, recorder.cancelled);
  ASSERT_TRUE(totals.ok());
  EXPECT_EQ(names_in(folder.path() / "out"), (std::set<std::string>{"15-к.docx", "15-к (2).docx", "2025-10-02.docx"}));
  ASSERT_EQ(recorder.doubted.size(), 1U);
  ASSERT_EQ(recorder.doubted.at(2).size(), 1U);
  EXPECT_EQ(recorder.doubted.at(2).front().printed, "Кравца Ивана Петровича");
}

TEST(Batch, NothingThatIsThereIsOverwritten) {
  const Folder folder;
  (void)folder.write("Иванова Анна.docx", "mine");
  auto output = folder_output(folder.path());
  Recorder recorder;
  const auto totals = run(folder.write("data.ndjson", many(2)), **output, 2, recorder);
  ASSERT_TRUE(totals.ok());
  EXPECT_EQ(*read_file(folder.path() / "Иванова Анна.docx"), "mine");
  EXPECT_TRUE(fs::exists(folder.path() / "Иванова Анна (2).docx"));
  EXPECT_TRUE(fs::exists(folder.path() / "Иванова Анна (3).docx"));
}

TEST(Batch, NamesFollowTheLinesHoweverManyThreadsWork) {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += R"({"teacher": {"full_name": "Иванова"}, "goal": "цель )" + std::to_string(i) + "\"}\n";
  for (const unsigned jobs : {1U, 4U}) {
    const Folder folder;
    auto output = folder_output(folder.path() / "out");
    Recorder recorder;
    ASSERT_TRUE(run(folder.write("data.ndjson", text), **output, jobs, recorder).ok());
    const auto outcome = read_document(*read_file(folder.path() / "out" / "Иванова (42).docx"), own_forms());
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(*route::at_pointer(outcome->reading.route, "/goal"), route::Value("цель 41"));
  }
}

TEST(Batch, CancellingLeavesWholeFilesOnly) {
  const Folder folder;
  auto output = folder_output(folder.path() / "out");
  Recorder recorder;
  recorder.stop_after = 5;
  const auto totals = run(folder.write("data.ndjson", many(200)), **output, 3, recorder);
  ASSERT_TRUE(totals.ok());
  EXPECT_TRUE(totals->cancelled);
  EXPECT_LT(totals->made, 200U);
  EXPECT_TRUE(recorder.bad.empty());
  const auto names = names_in(folder.path() / "out");
  EXPECT_EQ(names.size(), totals->made);
  for (const std::string& name : names) {
    EXPECT_EQ(teacher_of(*read_file(folder.path() / "out" / name)), "Иванова Анна") << name;
  }
}

TEST(Batch, ACancelledZipIsNotThere) {
  const Folder folder;
  const fs::path data = folder.write("data.ndjson", many(200));
  {
    auto output = zip_output(folder.path() / "out.zip");
    Recorder recorder;
    recorder.stop_after = 5;
    ASSERT_TRUE(run(data, **output, 2, recorder)->cancelled);
  }
  EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"data.ndjson"});
}

TEST(Batch, AZipHoldsTheDocumentsStoredInTheOrderOfTheLines) {
  const Folder folder;
  const std::string text = line_of("Яковлева") + line_of("Абрамова") + line_of("Яковлева");
  auto output = zip_output(folder.path() / "out.zip");
  Recorder recorder;
  ASSERT_TRUE(run(folder.write("data.ndjson", text), **output, 2, recorder).ok());
  const std::string zip = *read_file(folder.path() / "out.zip");
  const auto package = opc::Package::open(zip);
  ASSERT_TRUE(package.ok()) << package.error().message;
  std::vector<std::string> names;
  for (const opc::Member& member : package->members()) {
    names.push_back(member.name);
    EXPECT_EQ(member.method, 0);
    EXPECT_EQ(teacher_of(*package->read(member.name)), names.back().substr(0, names.back().find_first_of(" .")));
  }
  EXPECT_EQ(names, (std::vector<std::string>{"Яковлева.docx", "Абрамова.docx", "Яковлева (2).docx"}));
}

TEST(Batch, AFolderThatCannotBeMadeIsAnError) {
  const Folder folder;
  const fs::path file = folder.write("file", "x");
  const auto output = folder_output(file / "below");
  ASSERT_FALSE(output.ok());
  EXPECT_EQ(output.error().code, Code::io);
}

}  // namespace
}  // namespace marshrut::app
