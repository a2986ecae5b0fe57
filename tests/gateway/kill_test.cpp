// The service killed at each of its steps, and at random, while a real mail server goes on sending.
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <thread>

#include "gateway/gateway.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

struct KilledAt {
  const char* step;
  int time;    // at its how-manieth passing: the store's are passed at the start already
  bool twice;  // an answer may come again: the receiver has it, and nobody could write that down
};

std::vector<SentLetter> many(const Blanks& blanks, int count, const std::string& name) {
  std::vector<SentLetter> all;
  for (int i = 0; i < count; ++i) {
    const bool good = i % 3 != 2;
    SentLetter one = letter(name + std::to_string(i) + "@school5.example", {blanks.make(1000 + i, good)});
    one.state = good ? "filed" : "returned";
    one.reply = good ? "receipt" : "return";
    all.push_back(std::move(one));
  }
  return all;
}

class KilledOnTheWayFromPostfix : public ::testing::TestWithParam<KilledAt> {};

TEST_P(KilledOnTheWayFromPostfix, LosesNothingAndFilesNothingTwice) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  PostfixSettings settings;
  settings.lmtp_port = gateway.service().lmtp();
  Postfix postfix(gateway.folder() / "postfix", settings);
  ASSERT_TRUE(postfix.start()) << postfix.log();
  const Blanks blanks;
  const auto sent = many(blanks, 6, "k");
  ASSERT_TRUE(gateway.service().start(
      {"MARSHRUT_KILL_AT=" + std::string(GetParam().step) + ":" + std::to_string(GetParam().time)}));
  MailClient client(postfix.port(), MailClient::Speaks::smtp);
  for (const SentLetter& one : sent) ASSERT_EQ(client.send(one.sender, kCentre, one.raw), 250);
  ASSERT_TRUE(gateway.service().ended(30s)) << "the step was never passed";
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  for (int tries = 0; tries < 60 && postfix.queued() > 0; ++tries) {
    postfix.flush();
    std::this_thread::sleep_for(500ms);
  }
  EXPECT_EQ(postfix.queued(), 0U);
  ASSERT_TRUE(gateway.service().settled(sent.size(), 60s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(60s)) << gateway.service().log();
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent, GetParam().twice);
}

INSTANTIATE_TEST_SUITE_P(Steps, KilledOnTheWayFromPostfix,
                         ::testing::Values(KilledAt{"lmtp.data-read", 2, false},
                                           KilledAt{"store.before-commit", 14, false},
                                           KilledAt{"store.after-commit", 14, false},
                                           KilledAt{"lmtp.accepted", 2, false}, KilledAt{"lmtp.answered", 2, false},
                                           KilledAt{"intake.examined", 2, false}, KilledAt{"smtp.before-dot", 2, false},
                                           KilledAt{"smtp.after-dot", 2, true}, KilledAt{"outbox.before-mark", 2, true},
                                           KilledAt{"outbox.after-mark", 2, false}),
                         [](const auto& one) {
                           std::string name(one.param.step);
                           for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
                           return name;
                         });

struct MailboxKill {
  const char* protocol;
  const char* step;
};
class KilledOverAMailbox : public ::testing::TestWithParam<MailboxKill> {};

TEST_P(KilledOverAMailbox, LosesNothingAndFilesNothingTwice) {
  const TemporaryFolder folder;
  const Certificates certificates(folder.path() / "certificates", {"localhost"});
  Dovecot dovecot(folder.path() / "dovecot", certificates, "localhost");
  ASSERT_TRUE(dovecot.start()) << dovecot.log();
  const bool pop3 = std::string(GetParam().protocol) == "pop3";
  Gateway gateway("[mailbox.main]\nprotocol = " + std::string(GetParam().protocol) +
                  "\nhost = localhost\nport = " + std::to_string(pop3 ? dovecot.pop3s() : dovecot.imaps()) +
                  "\nuser = iom\npassword = secret\nca_file = " + certificates.authority() +
                  "\nafter = delete\nevery_seconds = 1\n");
  ASSERT_TRUE(gateway.sink().start());
  const Blanks blanks;
  const auto sent = many(blanks, 6, "m");
  for (const SentLetter& one : sent) dovecot.deliver("iom", "Return-Path: <" + one.sender + ">\r\n" + one.raw);
  ASSERT_TRUE(gateway.service().start({"MARSHRUT_KILL_AT=" + std::string(GetParam().step)}));
  ASSERT_TRUE(gateway.service().ended(30s)) << "the step was never passed" << gateway.service().log();
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  ASSERT_TRUE(gateway.service().settled(sent.size(), 60s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(60s));
  for (int tries = 0; tries < 50 && dovecot.count("iom") > 0; ++tries) std::this_thread::sleep_for(200ms);
  EXPECT_EQ(dovecot.count("iom"), 0U);
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
}

INSTANTIATE_TEST_SUITE_P(
    Steps, KilledOverAMailbox,
    ::testing::Values(MailboxKill{"pop3", "pop3.before-dele"}, MailboxKill{"pop3", "pop3.after-dele"},
                      MailboxKill{"pop3", "pop3.before-quit"}, MailboxKill{"pop3", "pop3.after-quit"},
                      MailboxKill{"imap", "imap.before-store"}, MailboxKill{"imap", "imap.after-store"},
                      MailboxKill{"imap", "imap.before-expunge"}, MailboxKill{"imap", "imap.after-expunge"}),
    [](const auto& one) {
      std::string name(one.param.step);
      for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
      return name;
    });

// MARSHRUT_KILLS in the environment asks for more of them than fit into a test run.
int kills() {
  const char* asked = std::getenv("MARSHRUT_KILLS");
  return asked == nullptr ? 12 : std::max(1, std::atoi(asked));
}

TEST(KilledAtRandom, LosesNothingAndFilesNothingTwice) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  PostfixSettings settings;
  settings.lmtp_port = gateway.service().lmtp();
  Postfix postfix(gateway.folder() / "postfix", settings);
  ASSERT_TRUE(postfix.start()) << postfix.log();
  const Blanks blanks;
  const int rounds = kills();
  const auto sent = many(blanks, rounds * 3, "r");
  std::minstd_rand random(20261122);  // NOLINT(cert-msc51-cpp): the same kills each time
  std::size_t next = 0;
  MailClient client(postfix.port(), MailClient::Speaks::smtp);
  for (int round = 0; round < rounds; ++round) {
    ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
    for (int i = 0; i < 3; ++i, ++next) ASSERT_EQ(client.send(sent[next].sender, kCentre, sent[next].raw), 250);
    if (round % 4 == 0) postfix.flush();
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 600));
    gateway.service().kill();
  }
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  for (int tries = 0; tries < 240 && postfix.queued() > 0; ++tries) {
    postfix.flush();
    std::this_thread::sleep_for(500ms);
  }
  ASSERT_EQ(postfix.queued(), 0U);
  ASSERT_TRUE(gateway.service().settled(sent.size(), 120s));
  ASSERT_TRUE(gateway.all_sent(120s));
  expect_nothing_lost(gateway.service(), sent);
  // Kills between the receiver's 250 and our mark bring the same letter again, by the same Message-ID.
  expect_answers(gateway.sink(), sent, true);
  std::printf("killed %d times: %zu messages, %zu letters for %zu answers\n", rounds, sent.size(),
              gateway.sink().count(), sent.size());
}

}  // namespace
}  // namespace marshrut::testing
