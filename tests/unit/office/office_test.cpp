// Real LibreOffice in worker processes: documents come out as PDF/A, workers are replaced, nothing is left behind.
#include "office/office.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <fstream>
#include <set>
#include <thread>

#include "base/files.hpp"
#include "support/made_document.hpp"
#include "support/office.hpp"

namespace marshrut::office {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

const fs::path kSamples = fs::path(MARSHRUT_SOURCE_DIR) / "samples";
const fs::path kSample = kSamples / "odintsovo/odintsovo-blank/errors.docx";

OfficeSettings settings(unsigned workers = 1) {
  OfficeSettings all;
  all.program = MARSHRUT_PROGRAM;
  all.workers = workers;
  return all;
}

std::string code_of(const Result<Converted>& result) {
  return result ? "done" : std::string(code_name(result.error().code));
}

// Processes that this one started and that still run.
std::set<pid_t> children() {
  std::set<pid_t> all;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    std::ifstream stat(entry.path() / "stat");
    std::string line;
    std::getline(stat, line);
    const std::size_t end = line.rfind(") ");
    if (end == std::string::npos || line[end + 2] == 'Z') continue;
    if (std::stol(line.substr(end + 4)) == ::getpid()) all.insert(std::stoi(name));
  }
  return all;
}

std::set<std::string> scratch_folders() {
  std::set<std::string> all;
  for (const auto& entry : fs::directory_iterator(fs::temp_directory_path())) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("marshrut-office-", 0) == 0) all.insert(name);
  }
  return all;
}

TEST(Office, PrintsAPdfForArchives) {
  Office office(settings());
  const auto pdf = office.convert(read_file(kSample).value(), OfficeFormat::docx, Target::pdf);
  ASSERT_TRUE(pdf) << pdf.error().message;
  EXPECT_EQ(pdf->bytes.substr(0, 5), "%PDF-");
  EXPECT_NE(pdf->bytes.find("<pdfaid:part>2</pdfaid:part>"), std::string::npos);
  EXPECT_NE(pdf->bytes.find("<pdfaid:conformance>B</pdfaid:conformance>"), std::string::npos);
  EXPECT_EQ(pdf->bytes.find("/AcroForm"), std::string::npos);
  EXPECT_EQ(pdf->pages, 2U);
}

TEST(Office, PrintsAWorkbookToo) {
  Office office(settings());
  const auto pdf = office.convert(read_file(kSamples / "lists/staff.xlsx").value(), OfficeFormat::xlsx, Target::pdf);
  ASSERT_TRUE(pdf) << pdf.error().message;
  EXPECT_NE(pdf->bytes.find("<pdfaid:part>2</pdfaid:part>"), std::string::npos);
  EXPECT_GE(pdf->pages, 1U);
}

TEST(Office, SaysWhatItCantDo) {
  OfficeSettings narrow = settings();
  narrow.most_pages = 1;
  Office office(narrow);
  const std::string docx = read_file(kSample).value();
  EXPECT_EQ(code_of(office.convert(docx, OfficeFormat::docx, Target::pdf)), "too-large");
  EXPECT_EQ(code_of(office.convert("no package", OfficeFormat::docx, Target::pdf)), "damaged");
  EXPECT_EQ(code_of(office.convert("no package", OfficeFormat::xlsx, Target::xlsx)), "damaged");
  EXPECT_EQ(code_of(office.convert(docx, OfficeFormat::docx, Target::docx)), "done");
  narrow.most_bytes = 1000;
  Office sparing(narrow);
  EXPECT_EQ(code_of(sparing.convert(docx, OfficeFormat::docx, Target::docx)), "too-large");
  OfficeSettings wrong = settings();
  wrong.program = "/bin/false";
  EXPECT_EQ(code_of(Office(wrong).convert(docx, OfficeFormat::docx, Target::pdf)), "unavailable");
  EXPECT_EQ(office.counts().died, 0U);
  EXPECT_EQ(office.counts().converted, 1U);
  EXPECT_EQ(office.counts().failed, 3U);
}

TEST(Office, EndsWorkersThatHaveNothingToDoAndTheirFolders) {
  const auto before = scratch_folders();
  OfficeSettings brief = settings();
  brief.idle_patience = 200ms;
  Office office(brief);
  EXPECT_TRUE(children().empty());
  ASSERT_TRUE(office.convert("{\\rtf1 x}", OfficeFormat::rtf, Target::docx));
  while (!children().empty()) std::this_thread::sleep_for(50ms);
  while (scratch_folders() != before) std::this_thread::sleep_for(50ms);
  EXPECT_TRUE(office.convert("{\\rtf1 x}", OfficeFormat::rtf, Target::docx));
  EXPECT_EQ(office.counts().started, 2U);
}

TEST(Office, ReplacesWorkersAfterManyDocumentsOrWhenTheyGrew) {
  OfficeSettings often = settings();
  often.documents_a_worker = 2;
  Office office(often);
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(office.convert("{\\rtf1 x}", OfficeFormat::rtf, Target::docx));
  EXPECT_EQ(office.counts().started, 2U);
  OfficeSettings small = settings();
  small.worker_bytes = 1;
  Office sparing(small);
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(sparing.convert("{\\rtf1 x}", OfficeFormat::rtf, Target::docx));
  EXPECT_EQ(sparing.counts().started, 2U);
}

// Each document with a text of its own, so that a result given twice or to another would show.
std::string numbered_rtf(int number) { return "{\\rtf1 document-" + std::to_string(number) + "-of-the-batch}"; }

// Kills one worker after the other while they work, never one that came after the last kill: that one may be at a
// document that has died once.
class Killer {
public:
  void kill_a_known() {
    const std::set<pid_t> now = children();
    for (const pid_t child : now) {
      if (known_.count(child) > 0 && ::kill(child, SIGKILL) == 0) {
        ++killed;
        break;
      }
    }
    known_ = now;
  }
  int killed = 0;

private:
  std::set<pid_t> known_;
};

TEST(Office, CompletesABatchWhoseWorkersAreKilled) {
  constexpr int kDocuments = 60;
  Office office(settings(2));
  ASSERT_TRUE(office.warm_up());
  Killer killer;
  killer.kill_a_known();  // knows them now
  std::vector<std::string> results(kDocuments);
  std::atomic<int> next = 0, done = 0;
  std::vector<std::thread> callers;
  for (int caller = 0; caller < 2; ++caller) {
    callers.emplace_back([&] {
      for (int i = next++; i < kDocuments; i = next++) {
        auto converted = office.convert(numbered_rtf(i), OfficeFormat::rtf, Target::docx);
        results[static_cast<std::size_t>(i)] = converted ? converted->bytes : std::string(converted.error().message);
        ++done;
      }
    });
  }
  for (int at = 10; at < kDocuments; at += 10) {
    while (done < at) std::this_thread::sleep_for(1ms);
    killer.kill_a_known();
  }
  for (std::thread& caller : callers) caller.join();
  for (int i = 0; i < kDocuments; ++i) {
    const std::string text = marshrut::testing::part_of(results[static_cast<std::size_t>(i)], "word/document.xml");
    EXPECT_THAT(text, ::testing::HasSubstr(">document-" + std::to_string(i) + "-of-the-batch<")) << i;
  }
  EXPECT_GE(killer.killed, 3);
  EXPECT_EQ(office.counts().converted, static_cast<std::uint64_t>(kDocuments));
  EXPECT_EQ(office.counts().failed, 0U);
}

}  // namespace
}  // namespace marshrut::office
