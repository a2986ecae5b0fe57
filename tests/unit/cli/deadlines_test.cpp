// The real program: deadlines, conclusion.
#include <gtest/gtest.h>

#include "app/fixture.hpp"
#include "base/files.hpp"
#include "cli/process.hpp"
#include "route/value.hpp"

namespace marshrut::cli {
namespace {

const std::string kLate = R"({"form":"sevastopol-card","teacher":{"full_name":"Иванова А. П."},)"
                          R"("diagnostics":{"entry":{"date":"2024-09-02"}}})";
const std::string kSoon = R"({"form":"sevastopol-card","code":"СЕВ-1","teacher":{"full_name":"Ким О. О."},)"
                          R"("period":{"start":"2024-09-02"}})";

TEST(Deadlines, TellsWhatIsDueSoonestFirst) {
  const app::Folder folder;
  const auto data = folder.write("d.ndjson", kSoon + "\n\n" + kLate + "\n").string();
  const Ended ended = run_program({"deadlines", "--data", data, "--date", "19.09.2024"});
  EXPECT_EQ(ended.status, 0) << ended.err;
  EXPECT_EQ(
      ended.out,
      "Иванова А. П.\n"
      "  16.09.2024  просрочено на 3 рабочих дня: Составить проект ИОМ\n"
      "      Проект ИОМ составляют в течение 10\u00a0рабочих дней после получения результатов диагностики "
      "(02.09.2024). Кто: методист. п. 5.1.1 Положения об ИОМ, Севастополь. [draft-10wd]\n"
      "\n"
      "Ким О. О., СЕВ-1\n"
      "  01.10.2024  осталось 12 дней: Отметить ход ИОМ\n"
      "      Прохождение контрольных точек отслеживают ежемесячно; последняя отметка — не найдена. Кто: наставник. "
      "п. 6.1 Положения об ИОМ, Севастополь. [checkpoint-monthly]\n"
      "\n"
      "Просрочено: 1. Последний день сегодня: 0. Впереди: 1. Хранить больше не нужно: 0.\n");
}

TEST(Deadlines, OfABadLineTellsTheNumberAndDoesTheOthers) {
  const Ended ended = run_program({"deadlines", "--data", "-", "--date", "2024-09-19", "--json"},
                                  kSoon + "\nnot json\n" + kLate + "\n" + R"({"teacher":{"age":5}})" + "\n");
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("строка 2: bad-data: "), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("строка 4: bad-data: "), std::string::npos) << ended.err;
  EXPECT_EQ(std::count(ended.out.begin(), ended.out.end(), '\n'), 2) << ended.out;
}

TEST(Deadlines, OfAYearWithoutACalendarSaysWhich) {
  const Ended ended = run_program({"deadlines", "--data", "-", "--date", "2035-09-19"},
                                  R"({"form":"sevastopol-card","life":{"drafted":"2035-09-03"}})");
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find("no-calendar: "), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find("Год: 2035."), std::string::npos) << ended.err;
}

TEST(Deadlines, WritesACalendarThatIsTheSameEachTime) {
  const app::Folder folder;
  const auto data = folder.write("d.ndjson", kSoon + "\n" + kLate + "\n").string();
  const std::string out = (folder.path() / "s.ics").string();
  std::string first;
  for (int i = 0; i < 2; ++i) {
    const Ended ended = run_program({"deadlines", "--data", data, "--date", "2024-09-19", "--ics", out});
    ASSERT_EQ(ended.status, 0) << ended.err;
    const std::string text = *read_file(out);
    EXPECT_NE(text.find("BEGIN:VEVENT\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20240916\r\n"), std::string::npos);
    if (i == 0) first = text;
    EXPECT_EQ(text, first);
  }
}

TEST(Deadlines, SaysWhatItCouldNotTell) {
  const Ended ended = run_program({"deadlines", "--data", "-", "--date", "2024-09-19"}, "{}\n{}\n");
  EXPECT_EQ(ended.status, 0);
  EXPECT_NE(ended.err.find("У 2 маршрутов не определён регион"), std::string::npos) << ended.err;
  const Ended far = run_program({"deadlines", "--data", "-", "--date", "2024-09-02", "--until", "2024-09-03"}, kSoon);
  EXPECT_NE(far.out.find("Позже 03.09.2024: ещё 1 срок."), std::string::npos) << far.out;
  const Ended next = run_program({"deadlines", "--data", "-", "--date", "2027-03-01"},
                                 R"({"form":"sevastopol-card","life":{"drafted":"2027-03-01"}})");
  EXPECT_NE(next.err.find("календарь на 2027 год предварительный"), std::string::npos) << next.err;
}

TEST(Deadlines, WordsThatAreOffAreTold) {
  const struct {
    std::vector<std::string> words;
    int status;
    const char* says;
  } cases[] = {
      {{"deadlines"}, 2, "--data"},
      {{"deadlines", "--data", "-", "--date", "завтра"}, 2, "--date"},
      {{"deadlines", "--data", "-", "--until", "2024-02-30"}, 2, "--until"},
      {{"deadlines", "--data", "-", "--date", "2024-09"}, 2, "--date"},
      {{"deadlines", "--data", "-", "--by", "boss"}, 2, "methodist"},
      {{"deadlines", "--data", "-", "--region", "mars"}, 2, "sevastopol"},
      {{"deadlines", "--data", "/nonexistent"}, 3, "/nonexistent: not-found"},
      {{"conclusion"}, 2, "--data"},
      {{"conclusion", "--data", "-", "--json", "--apply"}, 2, "--apply"},
      {{"conclusion", "--data", "-"}, 2, "--form"},
      {{"conclusion", "--data", "-", "--form", "nosuch"}, 2, "nosuch"},
      {{"conclusion", "--data", "/nonexistent"}, 3, "/nonexistent: not-found"},
  };
  for (const auto& c : cases) {
    const Ended ended = run_program(c.words, "{}");
    EXPECT_EQ(ended.status, c.status) << ended.err;
    EXPECT_NE(ended.err.find(c.says), std::string::npos) << ended.err;
  }
}

TEST(Conclusion, IsWrittenIntoTheRouteForFill) {
  const app::Folder folder;
  const std::string route = R"({"form":"sevastopol-card","teacher":{"full_name":"Ким О. О."},"diagnostics":{)"
                            R"("entry":{"rows":[{"competency":"Предметные","low":49}]},)"
                            R"("final":{"rows":[{"competency":"Предметные","medium":70}]}}})";
  const Ended shown = run_program({"conclusion", "--data", "-"}, route);
  EXPECT_EQ(shown.status, 0) << shown.err;
  EXPECT_NE(
      shown.out.find("Предлагаемый вывод: пролонгация ИОМ\n  – не проведено заключительное публичное мероприятие\n"),
      std::string::npos)
      << shown.out;
  const Ended applied = run_program({"conclusion", "--data", "-", "--apply"}, route);
  ASSERT_EQ(applied.status, 0) << applied.err;
  const std::string out = (folder.path() / "k.docx").string();
  const Ended filled = run_program({"fill", "sevastopol-card", "--data", "-", "--out", out}, applied.out);
  ASSERT_EQ(filled.status, 0) << filled.err;
  const Ended read = run_program({"read", out, "--route"});
  const auto back = route::parse(read.out);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*route::at_pointer(*back, "/conclusion/decision"), route::Value("prolonged"));
  EXPECT_EQ(*route::at_pointer(*back, "/conclusion/text"),
            *route::at_pointer(*route::parse(applied.out), "/conclusion/text"));
}

}  // namespace
}  // namespace marshrut::cli
