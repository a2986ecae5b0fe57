// blank --list and registry read by the real program.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/fixture.hpp"
#include "cli/process.hpp"
#include "route/value.hpp"

namespace marshrut::cli {
namespace {

namespace fs = std::filesystem;

const std::string kLists = MARSHRUT_SOURCE_DIR "/samples/lists/";
const std::string kRoutes = MARSHRUT_SOURCE_DIR "/samples/sevastopol/sevastopol-registry/routes.ndjson";

std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(folder)) ++count;
  return count;
}

TEST(BlankList, MakesABlankForEachPersonAndNeverOverwrites) {
  const app::Folder folder;
  const std::string out = (folder.path() / "blanks").string();
  for (const std::string file : {"staff.xlsx", "staff.csv"}) {
    const Ended ended = run_program({"blank", "odintsovo-blank", "--list", kLists + file, "--out", out, "--jobs", "2"});
    EXPECT_EQ(ended.status, 0) << ended.err;
    EXPECT_NE(ended.out.find("Сделано 8 бланков"), std::string::npos) << ended.out;
  }
  EXPECT_EQ(files_in(out), 16U);
  const Ended read = run_program({"read", out + "/Ефимова Анна-Мария Петровна (2).docx", "--route"});
  EXPECT_NE(read.out.find("\"full_name\":\"Ефимова Анна-Мария Петровна\""), std::string::npos) << read.out;
}

TEST(BlankList, TellsWhatIsOffByItsPlace) {
  const app::Folder folder;
  const std::string list = folder
                               .write("list.csv",
                                      "ФИО;Школа;Должность;E-mail\nБелова Ирина Сергеевна;СОШ № 5;Учитель;нет "
                                      "почты\n;СОШ № 5;Учитель;a@b.example\n")
                               .string();
  const std::string out = (folder.path() / "blanks").string();
  const Ended ended = run_program({"blank", "odintsovo-blank", "--list", list, "--out", out});
  EXPECT_EQ(ended.status, 3);
  EXPECT_NE(ended.err.find(list + ": D2, столбец «E-mail»: email: «нет почты»"), std::string::npos) << ended.err;
  EXPECT_NE(ended.err.find(list + ": A3, столбец «ФИО»: no-name: "), std::string::npos) << ended.err;
  EXPECT_EQ(ended.out, "Сделан 1 бланк: " + out + ". Без бланка осталась 1 строка.\n");
  const Ended json = run_program({"blank", "odintsovo-blank", "--list", list, "--out", out, "--json"});
  const auto line = route::parse(json.out);
  ASSERT_TRUE(line) << json.out;
  EXPECT_EQ(*line->find("rows")->number(), 2);
  EXPECT_EQ(*line->find("made")->number() + *line->find("refused")->number() + *line->find("explained")->number(), 2);
}

TEST(BlankList, RefusesWhatIsNoList) {
  struct Case {
    std::string name, bytes, says;
  };
  const Case cases[] = {
      {"a.csv", "Дата;Сумма\n01.09.2024;5\n", ": unknown-form: В файле нет такой таблицы"},
      {"a.xls", "<html><table></table></html>", ": unknown-form: В файле нет такой таблицы"},
      {"a.xlsx", "PK\3\4", ": damaged: "},
      {"b.xlsx", "", ": empty: "},
  };
  const app::Folder folder;
  for (const Case& c : cases) {
    const std::string list = folder.write(c.name, c.bytes).string();
    const Ended ended =
        run_program({"blank", "odintsovo-blank", "--list", list, "--out", (folder.path() / "out").string()});
    EXPECT_EQ(ended.status, 3) << c.name;
    EXPECT_NE(ended.err.find(list + c.says), std::string::npos) << ended.err;
  }
  const std::string list = kLists + "staff.csv";
  EXPECT_EQ(run_program({"blank", "odintsovo-blank", "--list", list, "--out", "a.docx"}).status, 2);
  EXPECT_EQ(run_program({"blank", "odintsovo-blank", "--list", list, "--data", "x", "--out", "a"}).status, 2);
}

TEST(RegistryReadCommand, PrintsALineForEachRowAndCompares) {
  const app::Folder folder;
  const std::string out = (folder.path() / "r.xlsx").string();
  ASSERT_EQ(run_program({"registry", "sevastopol-registry", "--data", kRoutes, "--out", out}).status, 0);
  const Ended read = run_program({"registry", "read", out});
  EXPECT_EQ(read.status, 0) << read.err;
  const auto line = route::parse(std::string_view(read.out).substr(0, read.out.find('\n')));
  ASSERT_TRUE(line) << read.out;
  for (const std::string_view member : {"file", "sheet", "row", "form", "route", "cells", "remarks"}) {
    EXPECT_NE(line->find(member), nullptr) << member;
  }
  const Ended same = run_program({"registry", "read", out, "--against", kRoutes});
  EXPECT_EQ(same.status, 0) << same.err;
  EXPECT_EQ(same.out, "Без изменений: 12.\n");
  const Ended json = run_program({"registry", "read", out, "--against", kRoutes, "--json"});
  EXPECT_EQ(json.out, "{\"same\":12,\"changed\":[],\"added\":[],\"missing\":[],\"doubtful\":[]}\n");
  const Ended other = run_program({"registry", "read", kLists + "staff.xlsx"});
  EXPECT_EQ(other.status, 3);
  EXPECT_NE(other.err.find(": unknown-form: "), std::string::npos) << other.err;
  EXPECT_EQ(run_program({"registry", "read", out, "--form", "nosuch"}).status, 2);
}

}  // namespace
}  // namespace marshrut::cli
