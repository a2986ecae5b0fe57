// The real program: exit status, streams, files.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "app/fixture.hpp"
#include "base/files.hpp"
#include "cli/process.hpp"
#include "route/value.hpp"

namespace marshrut::cli {
namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

const std::string kGood = R"({"period": {"start": "2024-09-02", "end": "2025-09-01"}, "teacher": {"full_name":
  "Иванова Анна Петровна", "email": "a@school5.example", "position": "Учитель математики"},
  "organization": {"name": "Школа № 5"}})";
const std::string kFaulty = R"({"period": {"start": "2024-09-02", "end": "2023-09-01"}})";

struct Case {
  const char* name;
  Words words;
  int status;
  std::string says;  // part of what stands on standard error
};

class Call : public testing::TestWithParam<Case> {};

TEST_P(Call, EndsWithTheStatusOfTheContract) {
  const Ended ended = run_program(GetParam().words);
  EXPECT_EQ(ended.status, GetParam().status) << ended.err;
  EXPECT_NE(ended.err.find(GetParam().says), std::string::npos) << ended.err;
}

INSTANTIATE_TEST_SUITE_P(
    Words, Call,
    testing::Values(
        Case{"forms", {"forms"}, 0, ""}, Case{"version", {"version"}, 0, ""}, Case{"help", {"help", "fill"}, 0, ""},
        Case{"help_option", {"--help"}, 0, ""}, Case{"short_help", {"read", "-h"}, 0, ""},
        Case{"lint", {"forms", "lint"}, 0, ""}, Case{"no_words", {}, 2, ""},
        Case{"misspelt_command", {"raed", "x"}, 2, "«read»"},
        Case{"misspelt_option", {"read", "x", "--prety"}, 2, "--pretty"},
        Case{"misspelt_form", {"blank", "odintsovo-blnk", "--out", "x.docx"}, 2, "«odintsovo-blank»"},
        Case{"form_of_read", {"read", "x.docx", "--form", "nosuch"}, 2, "odintsovo-plan"},
        Case{"no_files", {"check"}, 2, "marshrut check --help"}, Case{"no_value", {"fill", "f", "--out"}, 2, "--out"},
        Case{"one_version", {"compare", "a.docx"}, 2, "две версии"},
        Case{"bad_date", {"correction", "a", "b", "--reason", "x", "--date", "летом"}, 2, "--date"},
        Case{"no_reason", {"correction", "a", "b"}, 2, "--reason"},
        Case{"version_is_not_there", {"compare", "/nonexistent", "/nonexistent"}, 3, "/nonexistent: not-found: "},
        Case{"no_data", {"fill", "odintsovo-blank", "--out", "x.docx"}, 2, "--data"},
        Case{"extra_word", {"version", "x"}, 2, "«x»"},
        Case{"twice", {"blank", "odintsovo-blank", "--out", "a.docx", "--out", "b.docx"}, 2, "--out"},
        Case{"jobs_of_letters", {"fill", "odintsovo-blank", "--data", "x", "--out", "y", "--jobs", "two"}, 2, "--jobs"},
        Case{"another_format", {"blank", "odintsovo-blank", "--out", "x.pdf"}, 2, ".docx"},
        Case{"file_is_not_there", {"read", "/nonexistent.docx"}, 3, "/nonexistent.docx: not-found: "},
        Case{"data_is_not_there",
             {"fill", "odintsovo-blank", "--data", "/nonexistent", "--out", "x.docx"},
             3,
             "/nonexistent: not-found: "},
        Case{"home_is_not_there", {"forms", "--home", "/nonexistent"}, 3, "/nonexistent"},
        Case{"lint_of_nothing", {"forms", "lint", "nosuch"}, 3, "nosuch: not-found"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Forms, JsonTellsEachFormAndItsFields) {
  const Ended ended = run_program({"forms", "--json"});
  const auto forms = route::parse(ended.out);
  ASSERT_TRUE(forms.ok());
  ASSERT_GE(forms->array()->size(), 3U);
  for (const route::Value& form : *forms->array()) {
    for (const char* member : {"id", "kind", "title", "region"}) {
      ASSERT_NE(form.find(member), nullptr);
      EXPECT_FALSE(form.find(member)->string()->empty()) << member;
    }
    EXPECT_FALSE(form.find("fields")->array()->empty());
  }
}

TEST(Fill, TakesStandardInputAndReadGivesItBack) {
  const app::Folder folder;
  const std::string out = folder.path() / "out.docx";
  const Ended filled = run_program({"fill", "odintsovo-blank", "--data", "-", "--out", out}, kGood);
  ASSERT_EQ(filled.status, 0) << filled.err;
  const Ended read = run_program({"read", out});
  ASSERT_EQ(read.status, 0) << read.err;
  const auto line = route::parse(read.out);
  ASSERT_TRUE(line.ok());
  route::Value want = *route::parse(kGood);
  want["form"] = route::Value("odintsovo-blank");
  for (const auto& [key, value] : *want.object()) EXPECT_EQ(*line->find("route")->find(key), value) << key;
}

TEST(Fill, ADoubtfulCaseIsToldUnlessTheUserSettlesIt) {
  const app::Folder folder;
  const std::string out = folder.path() / "out.docx";
  const std::string data =
      folder.write("d.json", R"({"control": {"full_name": "Кравец Иван Петрович", "position": "завуч"}})");
  const Ended told = run_program({"fill", "order-courses", "--data", data, "--out", out});
  EXPECT_EQ(told.status, 0);
  EXPECT_NE(told.err.find("Проверьте склонение: «Кравец Иван Петрович», винительный падеж"), std::string::npos)
      << told.err;
  const std::string names =
      folder.write("n.json", R"({"exceptions": [{"name": "Кравец", "gender": "male", "accusative": "Кравеца"}]})");
  const Ended settled = run_program({"fill", "order-courses", "--data", data, "--out", out, "--names", names});
  EXPECT_EQ(settled.status, 0);
  EXPECT_EQ(settled.err, "");
  const Ended wrong = run_program({"fill", "order-courses", "--data", data, "--out", out, "--names", data});
  EXPECT_EQ(wrong.status, 3);
  EXPECT_NE(wrong.err.find("bad-template"), std::string::npos) << wrong.err;
}

TEST(Fill, BadDataNamesThePlace) {
  const app::Folder folder;
  const std::string out = folder.path() / "out.docx";
  const Ended ended =
      run_program({"fill", "odintsovo-blank", "--data", "-", "--out", out}, R"({"teacher": {"email": 5}})");
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("-: bad-data: "), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("/teacher/email"), std::string::npos) << ended.err;
  EXPECT_FALSE(fs::exists(out));
}

TEST(Fill, ManyLinesOfStandardInputGoIntoAFolder) {
  const app::Folder folder;
  const std::string line = R"({"teacher": {"full_name": "Иванова"}})";
  const Ended ended = run_program(
      {"fill", "odintsovo-blank", "--data", "-", "--out", folder.path() / "out", "--jobs", "2"}, line + "\n{\n" + line);
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(ended.err.rfind("-:2: bad-data: ", 0), 0U) << ended.err;
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "Иванова.docx"));
  EXPECT_TRUE(fs::exists(folder.path() / "out" / "Иванова (2).docx"));
}

TEST(Fill, CtrlCEndsWithASummaryAndWholeFiles) {
  const app::Folder folder;
  const fs::path out = folder.path() / "out";
  Poco::Pipe in;
  Poco::Pipe err;
  const Poco::ProcessHandle process = Poco::Process::launch(
      MARSHRUT_PROGRAM, {"fill", "odintsovo-blank", "--data", "-", "--out", out, "--jobs", "2"}, &in, nullptr, &err);
  Poco::PipeOutputStream stream(in);
  for (int i = 0; i < 20; ++i) stream << R"({"teacher": {"full_name": "Иванова"}})" << std::endl;
  const auto made = [&] {
    std::error_code not_yet;
    std::ptrdiff_t count = 0;
    for (const auto& entry : fs::directory_iterator(out, not_yet)) count += entry.path().extension() == ".docx" ? 1 : 0;
    return count;
  };
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (made() < 20 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  Poco::Process::requestTermination(process.id());  // SIGINT; standard input stays open
  EXPECT_EQ(Poco::Process::wait(process), 130);
  std::string said;
  Poco::PipeInputStream errors(err);
  Poco::StreamCopier::copyToString(errors, said);
  EXPECT_NE(said.find("Остановлено. Сделано 20 документов"), std::string::npos) << said;
  const auto files = std::distance(fs::directory_iterator(out), fs::directory_iterator());
  EXPECT_EQ(files, 20);
}

TEST(Check, StatusTellsErrorsAndAnnotateKeepsTheDocument) {
  const app::Folder folder;
  const std::string good = folder.path() / "good.docx";
  const std::string bad = folder.path() / "bad.docx";
  ASSERT_EQ(run_program({"fill", "odintsovo-blank", "--data", "-", "--out", good}, kGood).status, 0);
  ASSERT_EQ(run_program({"fill", "odintsovo-blank", "--data", "-", "--out", bad}, kFaulty).status, 0);
  EXPECT_EQ(run_program({"check", good}).status, 0);
  const std::string before = *read_file(bad);
  const Ended ended = run_program({"check", bad, "--annotate", folder.path() / "marked.docx"});
  EXPECT_EQ(ended.status, 1) << ended.err;
  EXPECT_TRUE(fs::exists(folder.path() / "marked.docx"));
  EXPECT_EQ(run_program({"check", bad, "--annotate", bad}).status, 3);
  EXPECT_EQ(*read_file(bad), before);
  EXPECT_EQ(run_program({"check", bad, "/nonexistent", good}).status, 3);
}

TEST(Read, OneLineForEachFileWhateverItIs) {
  const app::Folder folder;
  const Ended ended =
      run_program({"read", folder.write("a.txt", "text"), folder.write("empty.docx", ""), folder.path()});
  EXPECT_EQ(ended.status, 3);
  EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 3);
  EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 3);
  EXPECT_NE(ended.out.find(R"("code": "empty")"), std::string::npos);
}

// What is no scan and no signature is told as such, not as a document that Word should save again.
TEST(Paper, SaysWhatIsToBeDoneWithIt) {
  const app::Folder folder;
  const std::string text = folder.write("a.txt", "text"), empty = folder.write("empty.docx", "");
  const Ended scan = run_program({"scan", text});
  EXPECT_EQ(scan.status, 3);
  EXPECT_NE(scan.err.find("unsupported-format: Это не скан."), std::string::npos) << scan.err;
  EXPECT_NE(scan.out.find(R"("code": "unsupported-format")"), std::string::npos) << scan.out;
  const Ended none = run_program({"signature", text});
  EXPECT_EQ(none.status, 3);
  EXPECT_NE(none.err.find("not-a-document: Здесь нет электронной подписи"), std::string::npos) << none.err;
  const Ended lost = run_program({"signature", empty, text});
  EXPECT_NE(lost.err.find(empty + ": empty: "), std::string::npos) << lost.err;
}

TEST(Read, WhatIsNotATerminalGetsNoColours) {
  const app::Folder folder;
  const std::string out = folder.path() / "out.docx";
  ASSERT_EQ(run_program({"blank", "sevastopol-card", "--out", out}).status, 0);
  const Ended ended = run_program({"read", "--pretty", out});
  EXPECT_EQ(ended.out.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace marshrut::cli
