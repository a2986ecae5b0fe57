#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "filing.hpp"
#include "gate/imap_link.hpp"
#include "gate/mailbox.hpp"
#include "support/scripted_peer.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Filing;
using ::testing::HasSubstr;
using testing::kForever;
using testing::kHangUp;
using ::testing::Not;
using testing::PeerLink;
using testing::ScriptedAnswer;
using testing::ScriptedPeer;

const std::string kOne = "Subject: one\r\n\r\n1\r\n", kTwo = "Subject: two\r\n\r\n.\r\n";

MailboxSettings settings_for(const ScriptedPeer& peer) {
  MailboxSettings settings;
  settings.name = "school";
  settings.host = "127.0.0.1";
  settings.port = peer.port();
  settings.tls = Tls::none;
  settings.user = "iom";
  settings.password = "secret";
  settings.after = After::remove;
  settings.limits.command = settings.limits.retrieve = milliseconds(1500);
  return settings;
}

std::string fetch(int number, int uid, const std::string& body) {
  return "* " + std::to_string(number) + " FETCH (UID " + std::to_string(uid) + " BODY[] {" +
         std::to_string(body.size()) + "}\r\n" + body + ")\r\n{tag} OK\r\n";
}

std::vector<ScriptedAnswer> mailbox(std::vector<ScriptedAnswer> changes = {}) {
  const std::vector<ScriptedAnswer> usual = {
      {"CAPABILITY", "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS MOVE\r\n{tag} OK\r\n"},
      {"AUTHENTICATE PLAIN AGlvbQBzZWNyZXQ=", "{tag} OK\r\n"},
      {"LOGIN \"iom\" \"secret\"", "{tag} OK\r\n"},
      {"SELECT \"INBOX\"", "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n{tag} OK [READ-WRITE]\r\n"},
      {"UID FETCH 1:*",
       "* 1 FETCH (UID 11 RFC822.SIZE 19 FLAGS ())\r\n* 2 FETCH (UID 12 RFC822.SIZE 19 FLAGS (\\Seen))\r\n{tag} "
       "OK\r\n"},
      {"UID FETCH 11 ", fetch(1, 11, kOne)},
      {"UID FETCH 12 ", fetch(2, 12, kTwo)},
      {"UID STORE", "{tag} OK\r\n"},
      {"UID EXPUNGE", "{tag} OK\r\n"},
      {"UID MOVE", "{tag} OK\r\n"},
      {"UID COPY", "{tag} OK\r\n"},
      {"CREATE", "{tag} OK\r\n"},
      {"EXPUNGE", "{tag} OK\r\n"},
      {"LOGOUT", std::string("* BYE\r\n{tag} OK\r\n") + kHangUp},
  };
  changes.insert(changes.end(), usual.begin(), usual.end());
  return changes;
}

ScriptedPeer::Script serving(std::vector<ScriptedAnswer> answers, std::string greeting = "* OK ready\r\n") {
  return [answers = std::move(answers), greeting = std::move(greeting)](PeerLink& link) {
    link.say(greeting);
    link.answer(answers, "{tag} BAD what?\r\n");
  };
}

Result<PollReport> poll_once(const MailboxSettings& settings, Filing& filing) {
  const StopFlag stop;
  return poll(settings, filing, stop);
}

std::string all_of(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line.substr(line.find(' ') + 1) + "\n";
  return text;
}

TEST(Imap, FilesWhatIsNewAndThenDeletesIt) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  const auto report = poll_once(settings_for(peer), filing);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->listed, 2U);
  EXPECT_EQ(report->filed, 2U);
  EXPECT_EQ(report->settled, 2U);
  EXPECT_THAT(filing.raws(), ElementsAre(kOne, kTwo));
  EXPECT_THAT(filing.uids(), ElementsAre("11", "12"));
  EXPECT_EQ(filing.last.source, "imap:school");
  EXPECT_THAT(all_of(peer.heard()),
              HasSubstr("UID STORE 11,12 +FLAGS.SILENT (\\Deleted)\nUID EXPUNGE 11,12\nLOGOUT\n"));
}

TEST(Imap, ANewValidityMakesAllNew) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  filing.know("school", "6", "11");
  filing.know("school", "7", "12");
  const auto report = poll_once(settings_for(peer), filing).value();
  EXPECT_EQ(report.known, 1U);
  EXPECT_THAT(filing.uids(), ElementsAre("11"));
  EXPECT_EQ(report.settled, 2U);
}

TEST(Imap, MarksOnlyWhatIsNotMarked) {
  ScriptedPeer peer(serving(mailbox()));
  Filing filing;
  auto settings = settings_for(peer);
  settings.after = After::seen;
  EXPECT_EQ(poll_once(settings, filing).value().settled, 1U);
  EXPECT_THAT(all_of(peer.heard()), HasSubstr("UID STORE 11 +FLAGS.SILENT (\\Seen)\nLOGOUT\n"));
}

TEST(Imap, MovesToAFolderInRussianAndMakesIt) {
  ScriptedPeer peer([](PeerLink& link) {
    link.say("* OK\r\n");
    auto answers = mailbox();
    answers.erase(std::find_if(answers.begin(), answers.end(), [](auto& one) { return one.command == "UID MOVE"; }));
    answers.push_back({"UID MOVE", "{tag} NO [TRYCREATE] none\r\n"});
    link.answer(answers, "{tag} BAD\r\n");
  });
  Filing filing;
  auto settings = settings_for(peer);
  settings.after = After::move;
  settings.move_to = "Принято";
  EXPECT_EQ(poll_once(settings, filing).value().settled, 0U);
  const std::string said = all_of(peer.heard());
  EXPECT_THAT(said, HasSubstr("UID MOVE 11,12 \"&BB8EQAQ4BD0ETwRCBD4-\"\nCREATE \"&BB8EQAQ4BD0ETwRCBD4-\"\nUID MOVE"));
  EXPECT_THAT(said, Not(HasSubstr("Deleted")));  // what couldn't be moved stays
}

TEST(Imap, CopiesAndDeletesWhereItCantMove) {
  ScriptedPeer peer(serving(mailbox({{"CAPABILITY", "* CAPABILITY IMAP4rev1 UIDPLUS\r\n{tag} OK\r\n"}})));
  Filing filing;
  auto settings = settings_for(peer);
  settings.after = After::move;
  settings.move_to = "Done";
  EXPECT_EQ(poll_once(settings, filing).value().settled, 2U);
  EXPECT_THAT(all_of(peer.heard()),
              HasSubstr("UID COPY 11,12 \"Done\"\nUID STORE 11,12 +FLAGS.SILENT (\\Deleted)\nUID EXPUNGE 11,12\n"));
}

TEST(Imap, WithoutUidplusExpungesOnlyWhatIsOurs) {
  const ScriptedAnswer plain = {"CAPABILITY", "* CAPABILITY IMAP4rev1\r\n{tag} OK\r\n"};
  {
    ScriptedPeer peer(serving(mailbox({plain})));
    Filing filing;
    EXPECT_EQ(poll_once(settings_for(peer), filing).value().settled, 2U);
    EXPECT_THAT(all_of(peer.heard()), HasSubstr("\nEXPUNGE\n"));
  }
  ScriptedPeer peer(serving(mailbox({plain,
                                     {"UID FETCH 1:*",
                                      "* 1 FETCH (UID 11 RFC822.SIZE 19 FLAGS ())\r\n* 2 FETCH (UID 13 RFC822.SIZE "
                                      "99999 FLAGS (\\Deleted))\r\n{tag} OK\r\n"}})));
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.message_bytes = 1000;
  const auto report = poll_once(settings, filing).value();
  EXPECT_EQ(report.too_large, 1U);
  EXPECT_EQ(report.settled, 0U);
  EXPECT_THAT(all_of(peer.heard()), Not(HasSubstr("EXPUNGE")));
}

TEST(Imap, LogsInAsTheServerWants) {
  struct Case {
    const char* capabilities;
    const char* user;
    const char* said;
  };
  for (const Case& one :
       {Case{"IMAP4rev1", "iom", "LOGIN \"iom\" \"secret\""},
        Case{"AUTH=PLAIN SASL-IR", "iom", "AUTHENTICATE PLAIN AGlvb"},
        Case{"AUTH=PLAIN", "iom", "AUTHENTICATE PLAIN\n"}, Case{"IMAP4rev1", "a\"b", "LOGIN \"a\\\"b\" \"secret\""},
        Case{"IMAP4rev1", "\xD0\x98", "LOGIN {2}\n"}}) {
    ScriptedPeer peer(
        serving(mailbox({{"CAPABILITY", std::string("* CAPABILITY ") + one.capabilities + "\r\n{tag} OK\r\n"},
                         {"AUTHENTICATE PLAIN AGlvbQBzZWNyZXQ=", "{tag} OK\r\n"},
                         {"AUTHENTICATE PLAIN", "+ \r\n"},
                         {"LOGIN {2}", "+ go\r\n"},
                         {"AGlvbQBzZWNyZXQ=", "m2 OK\r\n"},
                         {"\xD0\x98", "m2 OK\r\n"},
                         {"LOGIN", "{tag} OK\r\n"}})));
    Filing filing;
    auto settings = settings_for(peer);
    settings.user = one.user;
    const auto report = poll_once(settings, filing);
    EXPECT_TRUE(report) << one.said << report.error().message;
    EXPECT_THAT(all_of(peer.heard()), HasSubstr(one.said));
  }
}

TEST(Imap, EndsWithoutHarmWhenSomethingGoesWrong) {
  struct Case {
    const char* name;
    std::vector<ScriptedAnswer> changes;
    Code code;
  };
  const std::string half = std::string("* 1 FETCH (UID 11 BODY[] {500}\r\nSubject") + kHangUp;
  const Case cases[] = {
      {"cut in the list", {{"UID FETCH 1:*", std::string("* 1 FETCH (UID 11 RFC822.SI") + kHangUp}}, Code::unavailable},
      {"cut in a literal", {{"UID FETCH 11 ", half}}, Code::unavailable},
      {"silence", {{"UID FETCH 11 ", std::string(1, kForever)}}, Code::timeout},
      {"BYE", {{"UID FETCH 11 ", std::string("* BYE going down\r\n") + kForever}}, Code::unavailable},
      {"no UIDVALIDITY", {{"SELECT", "* 2 EXISTS\r\n{tag} OK\r\n"}}, Code::damaged},
      {"no folder", {{"SELECT", "{tag} NO none\r\n"}}, Code::refused},
      {"password", {{"AUTHENTICATE", "{tag} NO [AUTHENTICATIONFAILED] no\r\n"}}, Code::refused},
      {"later", {{"AUTHENTICATE", "{tag} NO [UNAVAILABLE] no\r\n"}}, Code::unavailable},
      {"no password here", {{"CAPABILITY", "* CAPABILITY LOGINDISABLED\r\n{tag} OK\r\n"}}, Code::refused},
      {"another's tag", {{"SELECT", "x9 OK\r\n"}}, Code::damaged},
      {"a line without end", {{"SELECT", "* " + std::string(50'000, 'x') + kForever}}, Code::too_large},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    ScriptedPeer peer(serving(mailbox(one.changes)));
    Filing filing;
    const auto report = poll_once(settings_for(peer), filing);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, one.code) << report.error().message;
    const std::string said = all_of(peer.heard());
    EXPECT_THAT(said, Not(HasSubstr("Deleted")));
    EXPECT_TRUE(filing.raws().empty());
  }
}

TEST(Imap, EndlessRepliesEnd) {
  ScriptedPeer peer([](PeerLink& link) {
    link.say("* OK\r\n");
    (void)link.line();
    for (;;) link.say("* 5 EXISTS\r\n");
  });
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.listed = 1000;
  settings.limits.command = std::chrono::seconds(20);
  EXPECT_EQ(poll_once(settings, filing).error().code, Code::too_large);
}

TEST(Imap, RefusedStarttlsIsTheEnd) {
  struct Case {
    std::string greeting, answer;
    Code code;
  };
  for (const Case& one :
       {Case{"* OK\r\n", "{tag} NO\r\n", Code::refused}, Case{"* OK\r\n", "{tag} BAD\r\n", Code::refused},
        Case{"* PREAUTH\r\n", "{tag} OK\r\n", Code::refused},
        Case{"* OK\r\n", "{tag} OK\r\n* CAPABILITY AUTH=PLAIN\r\n", Code::refused}}) {
    ScriptedPeer peer(serving(mailbox({{"STARTTLS", one.answer}}), one.greeting));
    Filing filing;
    auto settings = settings_for(peer);
    settings.tls = Tls::starttls;
    const auto report = poll_once(settings, filing);
    ASSERT_FALSE(report);
    // The injected line may come in the same packet or after it; then it is no TLS.
    EXPECT_TRUE(report.error().code == one.code || report.error().code == Code::unavailable) << report.error().message;
    EXPECT_THAT(all_of(peer.heard()), Not(HasSubstr("LOGIN")));
    EXPECT_THAT(all_of(peer.heard()), Not(HasSubstr("AUTHENTICATE")));
  }
}

TEST(Imap, ABodyLargerThanAnnouncedIsLeftAndOthersGoOn) {
  ScriptedPeer peer(serving(mailbox({{"UID FETCH 11 ", fetch(1, 11, std::string(5000, 'x'))}})));
  Filing filing;
  auto settings = settings_for(peer);
  settings.limits.message_bytes = 1000;
  const auto report = poll_once(settings, filing).value();
  EXPECT_EQ(report.too_large, 1U);
  EXPECT_EQ(report.filed, 1U);
  EXPECT_THAT(all_of(peer.heard()), HasSubstr("UID STORE 12 "));
}

TEST(Imap, FoldersGoOverTheWireInModifiedUtf7) {
  EXPECT_EQ(imap_folder("INBOX").value(), "INBOX");
  EXPECT_EQ(imap_folder("A&B").value(), "A&-B");
  EXPECT_EQ(imap_folder("Входящие").value(), "&BBIERQQ+BDQETwRJBDgENQ-");
  EXPECT_FALSE(imap_folder("\xFF"));
}

}  // namespace
}  // namespace marshrut::gate
