// What goes wrong around a service: a full disk, a locked database, no receiver, no scanner, workers that die.
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <cstdio>
#include <fstream>
#include <thread>

#include "gateway/gateway.hpp"
#include "support/clamd_daemon.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

SentLetter filed(const std::string& id, const std::vector<SentFile>& files) {
  SentLetter one = letter(id + "@school5.example", files);
  one.state = "filed";
  one.reply = "receipt";
  return one;
}

int send(const RunningService& service, const SentLetter& letter) {
  MailClient client(service.lmtp(), MailClient::Speaks::lmtp);
  return client.send(letter.sender, kCentre, letter.raw);
}

TEST(Faults, AFullDiskIsLaterAndThenNothingIsMissing) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=24m"), 0) << "needs root";
  {
    RunningService service(MARSHRUT_PROGRAM, folder.path() / "data", "");
    ASSERT_TRUE(service.start()) << service.log();
    const Blanks blanks;
    std::vector<SentLetter> sent;
    sent.push_back(filed("before", {blanks.make(1)}));
    ASSERT_EQ(send(service, sent[0]), 250);
    ASSERT_TRUE(service.settled(1, 30s));
    std::ofstream ballast(folder.path() / "ballast", std::ios::binary);
    const std::string block(1 << 20, 'x');
    while (ballast.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
    ballast.close();
    SentLetter large = filed("large", {blanks.make(2), {"фото.jpg", "\xFF\xD8\xFF" + std::string(6 << 20, 'z')}});
    const int refused = send(service, large);
    EXPECT_EQ(refused / 100, 4) << refused;
    std::filesystem::remove(folder.path() / "ballast");
    int taken = 0;
    for (int tries = 0; tries < 50 && taken != 250; ++tries) {
      taken = send(service, large);
      if (taken != 250) std::this_thread::sleep_for(100ms);
    }
    EXPECT_EQ(taken, 250) << "it did not recover by itself";
    sent.push_back(large);
    ASSERT_TRUE(service.settled(2, 60s)) << service.log();
    expect_nothing_lost(service, sent);
    EXPECT_NE(service.log().find("intake.not-accepted"), std::string::npos) << "a clear line in the log";
    EXPECT_EQ(service.stop(), 0);
  }
  ::umount2(folder.path().c_str(), MNT_DETACH);
}

TEST(Faults, ALockedDatabaseIsLaterAndThenNothingIsMissing) {
  Gateway gateway;
  RunningService& service = gateway.service();
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(service.start());
  const Blanks blanks;
  const std::vector<SentLetter> sent = {filed("locked", {blanks.make(1)})};
  const std::string hold =
      "import sqlite3,time\nc=sqlite3.connect('" + (service.folder() / "marshrut.sqlite").string() +
      "',isolation_level=None)\nc.execute('BEGIN IMMEDIATE')\nprint('held',flush=True)\ntime.sleep(7)\nc.rollback()\n";
  std::FILE* holder = ::popen(("/usr/bin/python3 -c \"" + hold + "\"").c_str(), "r");
  char said[16] = {};
  ASSERT_NE(std::fgets(said, sizeof said, holder), nullptr);
  EXPECT_EQ(send(service, sent[0]) / 100, 4);
  ::pclose(holder);
  EXPECT_EQ(send(service, sent[0]), 250);
  ASSERT_TRUE(service.settled(1, 30s)) << service.log();
  ASSERT_TRUE(gateway.all_sent(30s));
  expect_nothing_lost(service, sent);
  expect_answers(gateway.sink(), sent);
}

TEST(Faults, AnswersWaitForTheReceiverAndGoOutOnce) {
  Gateway gateway;
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  std::vector<SentLetter> sent;
  for (int i = 0; i < 3; ++i) sent.push_back(filed("w" + std::to_string(i), {blanks.make(i + 1)}));
  for (const SentLetter& one : sent) ASSERT_EQ(send(gateway.service(), one), 250);
  ASSERT_TRUE(gateway.service().settled(sent.size(), 30s));
  std::this_thread::sleep_for(2s);
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.all_sent(60s)) << gateway.service().log();
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
}

TEST(Faults, AScannerThatIsAwayMeansLaterAndNeverClean) {
  const TemporaryFolder folder;
  ClamdDaemon clamd(folder.path() / "clamd");
  Gateway gateway("[clamd]\naddress = " + clamd.address() + "\n");
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  SentLetter good = filed("clean", {blanks.make(1)});
  SentLetter bad = letter("infected@school5.example", {{"вирус.com", eicar()}});
  bad.state = "quarantined";
  ASSERT_EQ(send(gateway.service(), good), 250);
  ASSERT_EQ(send(gateway.service(), bad), 250);
  std::this_thread::sleep_for(1500ms);
  EXPECT_EQ(gateway.service().fsck().states["received"], 2) << "nobody has scanned them";
  ASSERT_TRUE(clamd.start());
  const std::vector<SentLetter> sent = {good, bad};
  ASSERT_TRUE(gateway.service().settled(2, 60s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(30s));
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
}

TEST(Faults, WorkersThatAreKilledCostNothing) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  std::vector<SentLetter> sent;
  for (int i = 0; i < 10; ++i) {
    sent.push_back(filed("x" + std::to_string(i), {blanks.make(i + 1)}));
    ASSERT_EQ(send(gateway.service(), sent.back()), 250);
    // Between messages: workers are replaced without anybody noticing. One over a message costs it a try.
    if (i % 5 == 4) {
      ASSERT_TRUE(gateway.service().settled(sent.size(), 30s));
      gateway.service().kill_workers();
    }
  }
  ASSERT_TRUE(gateway.service().settled(sent.size(), 30s));
  ASSERT_TRUE(gateway.all_sent(30s));
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
}

TEST(Faults, TheSecondServiceOnOneFolderIsRefused) {
  Gateway gateway;
  ASSERT_TRUE(gateway.service().start());
  const int status = run({MARSHRUT_PROGRAM, "serve", "--data", gateway.service().folder().string(), "--lmtp",
                          "127.0.0.1:0", "--http", "127.0.0.1:0"});
  EXPECT_EQ(status, 3);
}

}  // namespace
}  // namespace marshrut::testing
