#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/digest.hpp"
#include "filing.hpp"
#include "gate/mailbox.hpp"
#include "support/office.hpp"
#include "support/scripted_peer.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Filing;
using ::testing::IsEmpty;
using testing::kForever;
using testing::kHangUp;
using ::testing::Not;
using testing::PeerLink;
using testing::ScriptedAnswer;
using testing::ScriptedPeer;

MailboxSettings settings_for(const ScriptedPeer& peer) {
  MailboxSettings settings;
  settings.name = "school";
  settings.protocol = MailProtocol::pop3;
  settings.host = "127.0.0.1";
  settings.port = peer.port();
  settings.tls = Tls::none;
  settings.user = "iom";
  settings.password = "secret";
  settings.after = After::remove;
  return settings;
}

const std::string kOne = "Subject: one\r\n\r\n1\r\n", kTwo = "Subject: two\r\n\r\n.2\r\n";

// A mailbox of two messages; `changes` come before the usual answers.
std::vector<ScriptedAnswer> mailbox(std::vector<ScriptedAnswer> changes = {}) {
  const std::vector<ScriptedAnswer> usual = {
      {"CAPA", "+OK\r\nUIDL\r\nUSER\r\n.\r\n"},
      {"USER", "+OK\r\n"},
      {"PASS secret", "+OK\r\n"},
      {"LIST", "+OK\r\n1 19\r\n2 20\r\n.\r\n"},
      {"UIDL", "+OK\r\n1 u1\r\n2 u2\r\n.\r\n"},
      {"RETR 1", "+OK\r\n" + kOne + ".\r\n"},
      {"RETR 2", "+OK\r\nSubject: two\r\n\r\n..2\r\n.\r\n"},
      {"DELE", "+OK\r\n"},
      {"QUIT", std::string("+OK\r\n") + kHangUp},
  };
  changes.insert(changes.end(), usual.begin(), usual.end());
  return changes;
}

ScriptedPeer::Script serving(std::vector<ScriptedAnswer> answers) {
  return [answers = std::move(answers)](PeerLink& link) {
    link.say("+OK ready\r\n");
    link.answer(answers, "-ERR what?\r\n");
  };
}

Result<PollReport> poll_once(const MailboxSettings& settings, Filing& filing) {
  const StopFlag stop;
  return poll(settings, filing, stop);
}

TEST(Pop3, FilesWhatIsNewAndThenDeletesIt) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  const auto report = poll_once(settings_for(peer), filing);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->listed, 2U);
  EXPECT_EQ(report->filed, 2U);
  EXPECT_EQ(report->settled, 2U);
  EXPECT_THAT(filing.raws(), ElementsAre(kOne, kTwo));
  EXPECT_THAT(filing.uids(), ElementsAre("u1", "u2"));
  EXPECT_EQ(filing.last.source, "pop3:school");
  EXPECT_EQ(filing.last.peer, "127.0.0.1:" + std::to_string(peer.port()));
  const auto heard = peer.heard();
  EXPECT_THAT(std::vector<std::string>(heard.end() - 3, heard.end()), ElementsAre("DELE 1", "DELE 2", "QUIT"));
}

TEST(Pop3, DeletesWhatWasFiledBeforeACrash) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  filing.know("school", "", "u1");
  const auto report = poll_once(settings_for(peer), filing).value();
  EXPECT_EQ(report.known, 1U);
  EXPECT_EQ(report.filed, 1U);
  EXPECT_EQ(report.settled, 2U);
  EXPECT_THAT(peer.heard(), Not(Contains("RETR 1")));
}

TEST(Pop3, KeepsWhenToldTo) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  auto settings = settings_for(peer);
  settings.after = After::keep;
  EXPECT_EQ(poll_once(settings, filing).value().filed, 2U);
  EXPECT_EQ(poll_once(settings, filing).value().known, 2U);
  EXPECT_THAT(peer.heard(), Not(Contains("DELE 1")));
}

TEST(Pop3, NeverDeletesWhenSomethingGoesWrong) {
  struct Case {
    const char* name;
    std::vector<ScriptedAnswer> changes;
    Code code;
    std::size_t filed;
  };
  const std::string half = std::string("+OK\r\nSubject: one\r\n\r\n") + kHangUp;
  const std::string silent = std::string("+OK\r\nSubject: one\r\n\r\n") + kForever;
  const Case cases[] = {
      {"cut in LIST", {{"LIST", std::string("+OK\r\n1 19\r\n") + kHangUp}}, Code::unavailable, 0},
      {"cut in UIDL", {{"UIDL", std::string("+OK\r\n1 u1\r\n") + kHangUp}}, Code::unavailable, 0},
      {"cut in RETR", {{"RETR 1", half}}, Code::unavailable, 0},
      {"cut in the second RETR", {{"RETR 2", half}}, Code::unavailable, 1},
      {"silence in RETR", {{"RETR 1", silent}}, Code::timeout, 0},
      {"cut before DELE's answer", {{"DELE 1", std::string(1, kHangUp)}}, Code::unavailable, 2},
      {"LIST makes no sense", {{"LIST", "+OK\r\nx y\r\n.\r\n"}}, Code::damaged, 0},
      {"no POP3", {{"LIST", "250 what\r\n"}}, Code::damaged, 0},
      {"the password is wrong", {{"PASS", "-ERR no\r\n"}}, Code::refused, 0},
      {"another is in", {{"PASS", "-ERR [IN-USE] no\r\n"}}, Code::unavailable, 0},
      {"an endless line", {{"CAPA", "+OK\r\n" + std::string(100'000, 'x') + kForever}}, Code::too_large, 0},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    ScriptedPeer peer(serving(mailbox(one.changes)));
    Filing filing;
    auto settings = settings_for(peer);
    settings.limits.command = settings.limits.retrieve = milliseconds(1000);
    const auto report = poll_once(settings, filing);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, one.code) << report.error().message;
    EXPECT_EQ(filing.raws().size(), one.filed);
    EXPECT_THAT(peer.heard(), Not(Contains("QUIT")));
  }
}

TEST(Pop3, AnEndlessListEnds) {
  ScriptedPeer peer([](PeerLink& link) {
    link.say("+OK\r\n");
    link.answer({{"CAPA", "-ERR\r\n"},
                 {"USER", "+OK\r\n"},
                 {"PASS", std::string("+OK\r\n")},
                 {"LIST", std::string("+OK\r\n") + kHangUp}},
                "-ERR\r\n");
    for (int i = 1;; ++i) link.say(std::to_string(i) + " 100\r\n");
  });
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.listed = 10'000;
  EXPECT_EQ(poll_once(settings, filing).error().code, Code::too_large);
}

TEST(Pop3, AByteNowAndThenIsNotEnough) {
  ScriptedPeer peer([](PeerLink& link) {
    link.say("+OK\r\n");
    link.answer({{"CAPA", std::string("+OK\r\n") + kHangUp}}, "-ERR\r\n");
    link.drip(std::string(10'000, 'x'), milliseconds(10));
  });
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.command = settings.limits.retrieve = milliseconds(300);
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(poll_once(settings, filing).error().code, Code::timeout);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
}

TEST(Pop3, APollHasAnEndOfItsOwn) {
  ScriptedPeer peer([](PeerLink& link) {
    link.drip("+OK ready\r\n", milliseconds(1));
    for (;;) link.drip("+OK\r\n", milliseconds(40));  // each answer in time, but all too slow
  });
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.poll = milliseconds(400);
  EXPECT_EQ(poll_once(settings, filing).error().code, Code::timeout);
}

TEST(Pop3, AStopCutsThePoll) {
  ScriptedPeer peer([](PeerLink& link) { link.wait_for_end(); });
  Filing filing;
  StopFlag stop;
  std::thread stopping([&] {
    std::this_thread::sleep_for(milliseconds(50));
    stop.set();
  });
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_EQ(poll(settings_for(peer), filing, stop).error().code, Code::unavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(5));
  stopping.join();
}

TEST(Pop3, RefusedStlsIsTheEnd) {
  const testing::TemporaryFolder folder;
  for (const char* answer : {"-ERR no\r\n", "+OK\r\n+OK injected\r\n"}) {
    ScriptedPeer peer(serving(mailbox({{"STLS", answer}})));
    Filing filing;
    auto settings = settings_for(peer);
    settings.tls = Tls::starttls;
    settings.limits.command = milliseconds(1000);
    const auto report = poll_once(settings, filing);
    ASSERT_FALSE(report);
    EXPECT_NE(report.error().code, Code::internal);
    for (const std::string& line : peer.heard()) {
      EXPECT_EQ(line.find("USER"), std::string::npos);
      EXPECT_EQ(line.find("PASS"), std::string::npos);
    }
  }
}

TEST(Pop3, TakesNoMoreThanItMay) {
  ScriptedPeer peer(serving(mailbox({{"LIST", "+OK\r\n1 999999\r\n2 20\r\n.\r\n"}})));
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.message_bytes = 1000;
  const auto report = poll_once(settings, filing).value();
  EXPECT_EQ(report.too_large, 1U);
  EXPECT_EQ(report.filed, 1U);
  EXPECT_THAT(filing.raws(), ElementsAre(kTwo));
  EXPECT_THAT(peer.heard(), Not(Contains("DELE 1")));
}

TEST(Pop3, AMessageLargerThanAnnouncedIsLeftAndOthersGoOn) {
  std::string large = "+OK\r\n";
  for (int i = 0; i < 1000; ++i) large += "0123456789\r\n";
  ScriptedPeer peer(serving(mailbox({{"RETR 1", large + ".\r\n"}})));
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.message_bytes = 1000;
  const auto report = poll_once(settings, filing).value();
  EXPECT_EQ(report.too_large, 1U);
  EXPECT_THAT(filing.raws(), ElementsAre(kTwo));
  EXPECT_THAT(peer.heard(), Not(Contains("DELE 1")));
}

TEST(Pop3, AMessageShorterThanAnnouncedIsLeft) {
  ScriptedPeer peer(serving(mailbox({{"LIST", "+OK\r\n1 5000\r\n2 25\r\n.\r\n"}})));
  Filing filing;
  const auto report = poll_once(settings_for(peer), filing).value();
  EXPECT_EQ(report.cut_short, 1U);
  EXPECT_THAT(filing.raws(), ElementsAre(kTwo));
  EXPECT_THAT(peer.heard(), Not(Contains("DELE 1")));
}

TEST(Pop3, WithoutUidsTheContentTells) {
  for (const char* uidl : {"-ERR no\r\n", "+OK\r\n1 same\r\n2 same\r\n.\r\n", "+OK\r\n.\r\n"}) {
    SCOPED_TRACE(uidl);
    ScriptedPeer peer(serving(mailbox({{"UIDL", uidl}})));
    Filing filing;
    auto settings = settings_for(peer);
    settings.after = After::keep;
    EXPECT_EQ(poll_once(settings, filing).value().filed, 2U);
    EXPECT_THAT(filing.uids(), ElementsAre("sha256:" + sha256_hex(kOne), "sha256:" + sha256_hex(kTwo)));
    const auto again = poll_once(settings, filing).value();
    EXPECT_EQ(again.known, 2U);
    EXPECT_EQ(again.filed, 0U);
  }
}

TEST(Pop3, ARefusedMessageStaysAndOthersGoOn) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  filing.fail = Error{Code::refused, "no", {}};
  filing.fail_for = "Subject: one";
  const auto report = poll_once(settings_for(peer), filing).value();
  EXPECT_EQ(report.refused, 1U);
  EXPECT_EQ(report.filed, 1U);
  EXPECT_THAT(peer.heard(), Not(Contains("DELE 1")));
  filing.fail = Error{Code::unavailable, "the disk is full", {}};
  EXPECT_EQ(poll_once(settings_for(peer), filing).error().code, Code::unavailable);
}

TEST(Pop3, FilesSoManyAtATime) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.messages = 1;
  settings.after = After::keep;
  EXPECT_TRUE(poll_once(settings, filing).value().more);
  EXPECT_FALSE(poll_once(settings, filing).value().more);
  EXPECT_EQ(filing.raws().size(), 2U);
}

TEST(Pop3, SettingsThatCantBeAreRefused) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  const auto code_of = [&](auto change) {
    auto settings = settings_for(peer);
    change(settings);
    const auto report = poll_once(settings, filing);
    return report ? Code::internal : report.error().code;
  };
  EXPECT_EQ(code_of([](auto& s) { s.after = After::seen; }), Code::usage);
  EXPECT_EQ(code_of([](auto& s) { s.password = "x\r\nDELE 1"; }), Code::usage);
  EXPECT_EQ(code_of([](auto& s) { s.name.clear(); }), Code::usage);
  EXPECT_EQ(code_of([](auto& s) { s.limits.messages = 0; }), Code::usage);
  EXPECT_EQ(code_of([](auto& s) { s.host = "no-such-host.invalid"; }), Code::unavailable);
  EXPECT_EQ(peer.clients(), 0);
}

}  // namespace
}  // namespace marshrut::gate
