// An operator's day at the command line, over what a running service took in.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "gateway/gateway.hpp"
#include "support/made_signature.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

class Desk : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(gateway_.sink().start());
    ASSERT_TRUE(gateway_.service().start());
  }
  void send(const std::string& raw) {
    MailClient client(gateway_.service().lmtp(), MailClient::Speaks::lmtp);
    ASSERT_EQ(client.send("sekretar@school5.example", kCentre, raw), 250);
    ASSERT_TRUE(gateway_.service().settled(++sent_, 30s));
  }
  int marshrut(std::vector<std::string> words, std::string* said = nullptr) const {
    words.insert(words.begin(), MARSHRUT_PROGRAM);
    words.insert(words.end(), {"--data", gateway_.folder_of_data().string()});
    return run(words, said);
  }
  Gateway gateway_;
  Blanks blanks_;
  std::size_t sent_ = 0;
};

TEST_F(Desk, ShowsALetterAndGivesItAsItCame) {
  const SentLetter one = letter("one@school5.example", {blanks_.make(1)}, "Прошу принять");
  send(one.raw);
  std::string shown, raw;
  EXPECT_EQ(marshrut({"inbox", "show", "1"}, &shown), 0);
  for (const char* part : {"принято", "Прошу принять", "ИОМ 1.docx", "2026-000001", "расписка"}) {
    EXPECT_NE(shown.find(part), std::string::npos) << part << '\n' << shown;
  }
  EXPECT_EQ(marshrut({"inbox", "raw", "1"}, &raw), 0);
  EXPECT_EQ(raw, one.raw);
  EXPECT_EQ(marshrut({"inbox", "show", "77"}), 3);
  EXPECT_EQ(marshrut({"inbox", "show", "x"}), 2);
}

// The worker that checks them has given its files and programs up.
TEST_F(Desk, SaysWhoSignedADocumentElectronically) {
  MadeSignatures rsa, gost({"gost2012_256", "-pkeyopt", "paramset:A"}, {"-engine", "gost"});
  ASSERT_TRUE(rsa.made() && gost.made());
  const SentFile blank = blanks_.make(1), other = blanks_.make(2);
  send(letter("one@school5.example", {blank,
                                      {blank.name + ".sig", rsa.sign(blank.bytes)},
                                      other,
                                      {other.name + ".sig", gost.sign(blank.bytes, {"-md", "md_gost12_256"})}})
           .raw);
  EXPECT_EQ(gateway_.service().list().at(0).state, "filed");
  std::string shown;
  EXPECT_EQ(marshrut({"inbox", "show", "1"}, &shown), 0);
  for (const char* part : {"Электронная подпись к файлу ИОМ 1.docx.", "Подписано: Иванова Анна Петровна",
                           "после подписания он не менялся", "Подпись не от этого файла"}) {
    EXPECT_NE(shown.find(part), std::string::npos) << part << '\n' << shown;
  }
  EXPECT_TRUE(gateway_.service().fsck().whole);
}

TEST_F(Desk, SettlesAConflictOfMessageIds) {
  send(letter("same@school5.example", {blanks_.make(1)}).raw);
  send(letter("same@school5.example", {blanks_.make(2)}).raw);
  EXPECT_EQ(gateway_.service().list().at(1).state, "quarantined");
  EXPECT_EQ(marshrut({"inbox", "retry", "1"}), 3) << "what is filed stays filed";
  EXPECT_EQ(marshrut({"inbox", "retry", "2", "--by", "operator"}), 0);
  ASSERT_TRUE(gateway_.service().settled(2, 30s));
  EXPECT_EQ(gateway_.service().list().at(1).state, "filed");
  EXPECT_TRUE(gateway_.service().fsck().whole);
}

TEST_F(Desk, SendsBackAndAccepts) {
  send(letter("one@school5.example", {blanks_.make(1)}).raw);
  EXPECT_EQ(marshrut({"inbox", "return", "2026-000001", "--text", "Укажите полное название школы."}), 0);
  ASSERT_TRUE(gateway_.all_sent(30s));
  bool found = false;
  for (const SunkMessage& sunk : gateway_.sink().messages()) {
    const auto answer = mail::parse(sunk.raw);
    ASSERT_TRUE(answer);
    found = found || answer->text.find("Укажите полное название школы.") != std::string::npos;
  }
  EXPECT_TRUE(found);
  EXPECT_EQ(gateway_.service().list().at(0).documents.at(0).state, "returned");
  EXPECT_EQ(marshrut({"inbox", "file", "2026-000001"}), 0);
  EXPECT_EQ(gateway_.service().list().at(0).documents.at(0).state, "accepted");
  EXPECT_EQ(marshrut({"inbox", "file", "2026-000099"}), 3);
}

TEST_F(Desk, MakesTheRegistryOfWhatCame) {
  send(letter("one@school5.example", {blanks_.make(1), blanks_.make(2, false)}).raw);
  std::string lines;
  EXPECT_EQ(marshrut({"inbox", "export"}, &lines), 0);
  const auto data = gateway_.folder() / "lines.ndjson";
  std::ofstream(data) << lines;
  const auto book = gateway_.folder() / "registry.xlsx";
  std::string rows;
  EXPECT_EQ(
      run({MARSHRUT_PROGRAM, "registry", "submissions-registry", "--data", data.string(), "--out", book.string()}), 0);
  EXPECT_EQ(run({MARSHRUT_PROGRAM, "registry", "read", book.string(), "--form", "submissions-registry"}, &rows), 0);
  EXPECT_NE(rows.find("МБОУ СОШ № 1"), std::string::npos) << rows;
}

TEST_F(Desk, LeadsARouteToItsCodeAndKeepsItInABackup) {
  send(letter("one@school5.example", {blanks_.make(1)}).raw);
  EXPECT_EQ(marshrut({"route", "move", "1", "--to", "registered"}), 3) << "not before it is approved";
  for (const char* state : {"agreed", "approved", "registered"})
    EXPECT_EQ(marshrut({"route", "move", "1", "--to", state}), 0);
  std::string before;
  EXPECT_EQ(marshrut({"route", "list", "--json"}, &before), 0);
  const auto route = nlohmann::json::parse(before);
  EXPECT_EQ(route.at("code").get<std::string>().substr(0, 4), "ODI-");
  const auto file = gateway_.folder() / "copy.backup";
  EXPECT_EQ(marshrut({"backup", "--out", file.string()}), 0);
  const auto again = gateway_.folder() / "restored";
  EXPECT_EQ(run({MARSHRUT_PROGRAM, "restore", file.string(), "--data", again.string()}), 0);
  std::string after;
  EXPECT_EQ(run({MARSHRUT_PROGRAM, "route", "list", "--json", "--data", again.string()}, &after), 0);
  EXPECT_EQ(after, before);
  EXPECT_EQ(run({MARSHRUT_PROGRAM, "fsck", "--data", again.string()}), 0);
  EXPECT_EQ(run({MARSHRUT_PROGRAM, "restore", file.string(), "--data", again.string()}), 3) << "only into an empty one";
}

}  // namespace
}  // namespace marshrut::testing
