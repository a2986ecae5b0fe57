// A letter by each way in: Postfix and LMTP, POP3S, IMAPS; its answer by a real SMTP session.
#include <gtest/gtest.h>

#include "gateway/gateway.hpp"
#include "support/mail_client.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

SentLetter expecting(SentLetter letter, const char* state, const char* reply) {
  letter.state = state;
  letter.reply = reply;
  return letter;
}

// Each kind of letter that a centre gets; `way` tells the ways apart.
std::vector<SentLetter> letters(const Blanks& blanks, const std::string& way, int first) {
  const auto id = [&](const std::string& name) { return name + '.' + way + "@school5.example"; };
  std::vector<SentLetter> all;
  all.push_back(expecting(letter(id("good"), {blanks.make(first)}), "filed", "receipt"));
  all.push_back(expecting(letter(id("bad"), {blanks.make(first + 1, false)}), "returned", "return"));
  std::vector<SentFile> twenty;
  for (int i = 0; i < 20; ++i) twenty.push_back(blanks.make(first + 10 + i));
  all.push_back(expecting(letter(id("twenty"), twenty), "filed", "receipt"));
  all.push_back(
      expecting(letter(id("mixed"), {blanks.make(first + 2), blanks.make(first + 3, false)}), "returned", "return"));
  all.push_back(expecting(letter(id("nothing"), {}), "not-a-submission", "advice"));
  all.push_back(expecting(letter(id("photo"), {{"скан.jpg", "\xFF\xD8\xFF\xE0 не бланк"}}), "returned", "advice"));
  all.push_back(expecting(letter(id("pdf"), {{"ИОМ.pdf", "%PDF-1.4\n" + way}}), "returned", "advice"));
  all.push_back(expecting(letter(id("cut"), {{"ИОМ.docx", "PK\x03\x04 cut " + way}}), "returned", "advice"));
  return all;
}

TEST(Delivery, ByPostfixAndLmtp) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  PostfixSettings settings;
  settings.lmtp_port = gateway.service().lmtp();
  Postfix postfix(gateway.folder() / "postfix", settings);
  ASSERT_TRUE(postfix.start()) << postfix.log();
  const Blanks blanks;
  const auto sent = letters(blanks, "lmtp", 100);
  MailClient client(postfix.port(), MailClient::Speaks::smtp);
  for (const SentLetter& one : sent) ASSERT_EQ(client.send(one.sender, kCentre, one.raw), 250);
  ASSERT_TRUE(gateway.service().settled(sent.size(), 60s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(30s));
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
  EXPECT_EQ(gateway.service().stop(), 0);
}

struct MailboxWay {
  const char* name;
  const char* protocol;
  const char* tls;
  const char* after;
};

class DeliveryByMailbox : public ::testing::TestWithParam<MailboxWay> {};

std::string mailbox_section(const MailboxWay& way, const Dovecot& dovecot, const Certificates& certificates) {
  const bool pop3 = std::string(way.protocol) == "pop3";
  const bool implicit = std::string(way.tls) == "implicit";
  const std::uint16_t port =
      pop3 ? (implicit ? dovecot.pop3s() : dovecot.pop3()) : (implicit ? dovecot.imaps() : dovecot.imap());
  return "[mailbox.main]\nprotocol = " + std::string(way.protocol) +
         "\nhost = localhost\nport = " + std::to_string(port) + "\ntls = " + way.tls +
         "\nuser = iom\npassword = secret\nca_file = " + certificates.authority() + "\nafter = " + way.after +
         "\nevery_seconds = 1\n";
}

TEST_P(DeliveryByMailbox, TakesEachLetterOnce) {
  const MailboxWay way = GetParam();
  const TemporaryFolder folder;
  const Certificates certificates(folder.path() / "certificates", {"localhost"});
  ASSERT_TRUE(certificates.ok());
  Dovecot dovecot(folder.path() / "dovecot", certificates, "localhost");
  ASSERT_TRUE(dovecot.start()) << dovecot.log();
  Gateway gateway(mailbox_section(way, dovecot, certificates));
  ASSERT_TRUE(gateway.sink().start());
  const Blanks blanks;
  const auto sent = letters(blanks, way.name, 300);
  for (const SentLetter& one : sent) dovecot.deliver("iom", "Return-Path: <" + one.sender + ">\r\n" + one.raw);
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  ASSERT_TRUE(gateway.service().settled(sent.size(), 60s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(30s));
  // Other polls find the same mail again, and a new start does: neither files it again.
  std::this_thread::sleep_for(2s);
  EXPECT_EQ(gateway.service().stop(), 0);
  ASSERT_TRUE(gateway.service().start());
  std::this_thread::sleep_for(2s);
  expect_nothing_lost(gateway.service(), sent);
  EXPECT_EQ(gateway.service().fsck().messages, static_cast<std::int64_t>(sent.size()));
  expect_answers(gateway.sink(), sent);
  const bool goes = std::string(way.after) == "delete" || std::string(way.after) == "move";
  EXPECT_EQ(dovecot.count("iom"), goes ? 0U : sent.size());
}

INSTANTIATE_TEST_SUITE_P(Ways, DeliveryByMailbox,
                         ::testing::Values(MailboxWay{"pop3s", "pop3", "implicit", "delete"},
                                           MailboxWay{"pop3kept", "pop3", "starttls", "keep"},
                                           MailboxWay{"imaps", "imap", "implicit", "seen"},
                                           MailboxWay{"imapdeleted", "imap", "starttls", "delete"}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Delivery, OfTheSameMailByTwoWaysIsOneSubmission) {
  Gateway gateway;
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start());
  const Blanks blanks;
  std::vector<SentLetter> sent = {expecting(letter("once@school5.example", {blanks.make(1)}), "filed", "receipt")};
  MailClient client(gateway.service().lmtp(), MailClient::Speaks::lmtp);
  ASSERT_EQ(client.send(sent[0].sender, kCentre, sent[0].raw), 250);
  // A relay put its trace on top the second time.
  const std::string again = "Received: from a by b; Sun, 22 Nov 2026 10:00:00 +0300\r\n" + sent[0].raw;
  ASSERT_EQ(client.send(sent[0].sender, kCentre, again), 250);
  ASSERT_TRUE(gateway.service().settled(2, 30s));
  ASSERT_TRUE(gateway.all_sent(30s));
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent);
  EXPECT_EQ(gateway.service().fsck().states["duplicate"], 1);
}

}  // namespace
}  // namespace marshrut::testing
