#include "support/dovecot.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <thread>

#include "filing.hpp"
#include "gate/mailbox.hpp"
#include "support/office.hpp"

namespace marshrut::gate {
namespace {

using testing::Certificates;
using testing::Dovecot;
using testing::Filing;

std::string message(int number, std::size_t lines = 20) {
  std::string text = "From: school@example.org\r\nSubject: " + std::to_string(number) + "\r\n\r\n.\r\n..\r\n";
  for (std::size_t i = 0; i < lines; ++i) text += ".line with a dot \xD0\x98 " + std::to_string(i) + "\r\n";
  return text;
}

class DovecotTest : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(certificates_.ok());
    ASSERT_TRUE(dovecot_.start()) << dovecot_.log();
  }
  void TearDown() override {
    if (HasFailure()) std::fprintf(stderr, "%s\n", dovecot_.log().c_str());
  }
  MailboxSettings settings(MailProtocol protocol, Tls tls) const {
    MailboxSettings settings;
    settings.name = "centre";
    settings.protocol = protocol;
    settings.tls = tls;
    settings.host = "localhost";
    const bool pop3 = protocol == MailProtocol::pop3;
    settings.port = tls == Tls::implicit ? (pop3 ? dovecot_.pop3s() : dovecot_.imaps())
                                         : (pop3 ? dovecot_.pop3() : dovecot_.imap());
    settings.user = "iom@centre.example";
    settings.password = "secret";
    settings.ca_file = certificates_.authority();
    settings.after = After::remove;
    return settings;
  }
  void deliver(int count) {
    for (int i = 0; i < count; ++i) {
      sent_.push_back(message(i, i == 3 ? 50'000 : 20));
      dovecot_.deliver("iom@centre.example", sent_.back());
    }
  }
  static Result<PollReport> poll_once(const MailboxSettings& settings, Filing& filing) {
    const StopFlag stop;
    return poll(settings, filing, stop);
  }
  std::size_t left(const std::string& folder = {}) const { return dovecot_.count("iom@centre.example", folder); }

  testing::TemporaryFolder folder_;
  Certificates certificates_{folder_.path() / "certificates", {"localhost", "mail.other.example"}};
  Dovecot dovecot_{folder_.path() / "dovecot", certificates_, "localhost"};
  std::vector<std::string> sent_;
};

TEST_F(DovecotTest, EachWayInGivesTheSameBytesOnce) {
  for (const MailProtocol protocol : {MailProtocol::pop3, MailProtocol::imap}) {
    for (const Tls tls : {Tls::implicit, Tls::starttls}) {
      SCOPED_TRACE(std::string(protocol == MailProtocol::pop3 ? "POP3" : "IMAP") +
                   (tls == Tls::implicit ? "S" : " with STARTTLS"));
      sent_.clear();
      deliver(12);
      Filing filing;
      auto keeping = settings(protocol, tls);
      keeping.after = After::keep;
      keeping.limits.messages = 5;
      for (const bool more : {true, true, false, false}) {
        const auto report = poll_once(keeping, filing);
        ASSERT_TRUE(report) << report.error().message;
        EXPECT_EQ(report->more, more);
      }
      EXPECT_THAT(filing.raws(), ::testing::UnorderedElementsAreArray(sent_));
      EXPECT_EQ(left(), 12U);
      const auto report = poll_once(settings(protocol, tls), filing);
      ASSERT_TRUE(report) << report.error().message;
      EXPECT_EQ(report->known, 12U);
      EXPECT_EQ(report->settled, 12U);
      EXPECT_EQ(left(), 0U);
      EXPECT_EQ(poll_once(settings(protocol, tls), filing).value().listed, 0U);
      EXPECT_EQ(filing.raws().size(), 12U);
    }
  }
}

TEST_F(DovecotTest, ImapMarksAndMoves) {
  deliver(3);
  Filing filing;
  auto marking = settings(MailProtocol::imap, Tls::implicit);
  marking.after = After::seen;
  EXPECT_EQ(poll_once(marking, filing).value().settled, 3U);
  EXPECT_EQ(poll_once(marking, filing).value().settled, 0U);
  auto moving = marking;
  moving.after = After::move;
  moving.move_to = "Принято";
  const auto report = poll_once(moving, filing);
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->settled, 3U);
  EXPECT_EQ(left(), 0U);
  EXPECT_EQ(left("&BB8EQAQ4BD0ETwRCBD4-"), 3U);
  EXPECT_EQ(filing.raws().size(), 3U);
}

TEST_F(DovecotTest, WhatIsNotFiledStays) {
  deliver(4);
  for (const MailProtocol protocol : {MailProtocol::pop3, MailProtocol::imap}) {
    Filing full;
    full.fail = Error{Code::unavailable, "the disk is full", {}};
    full.fail_for = "Subject: 2";
    EXPECT_EQ(poll_once(settings(protocol, Tls::implicit), full).error().code, Code::unavailable);
    EXPECT_EQ(left(), 4U);
  }
  Filing filing;
  auto limited = settings(MailProtocol::pop3, Tls::implicit);
  limited.limits.message_bytes = 10'000;
  EXPECT_EQ(poll_once(limited, filing).value().too_large, 1U);
  EXPECT_EQ(left(), 1U);
  limited.protocol = MailProtocol::imap;
  limited.port = dovecot_.imaps();
  EXPECT_EQ(poll_once(limited, filing).value().too_large, 1U);
  EXPECT_EQ(left(), 1U);
}

TEST_F(DovecotTest, ANewValidityBringsAllAgain) {
  deliver(3);
  Filing filing;
  auto keeping = settings(MailProtocol::imap, Tls::implicit);
  keeping.after = After::keep;
  EXPECT_EQ(poll_once(keeping, filing).value().filed, 3U);
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // a validity is a time in seconds
  dovecot_.stop();
  dovecot_.forget_uids("iom@centre.example");
  ASSERT_TRUE(dovecot_.start());
  const auto again = poll_once(keeping, filing);
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(again->known, 0U);
  EXPECT_EQ(again->filed, 3U);  // that they are the same, the ledger's digests tell
}

TEST_F(DovecotTest, NeitherAWrongHostNorAWrongPasswordGetsFar) {
  deliver(1);
  for (const MailProtocol protocol : {MailProtocol::pop3, MailProtocol::imap}) {
    for (const Tls tls : {Tls::implicit, Tls::starttls}) {
      Filing filing;
      auto other = settings(protocol, tls);
      other.host = "127.0.0.1";
      const auto wrong_host = poll_once(other, filing);
      ASSERT_FALSE(wrong_host);
      EXPECT_EQ(wrong_host.error().code, Code::refused);
      EXPECT_NE(wrong_host.error().message.find("certificate"), std::string::npos);
      auto untrusted = settings(protocol, tls);
      untrusted.ca_file.clear();
      EXPECT_EQ(poll_once(untrusted, filing).error().code, Code::refused);
    }
    Filing filing;
    auto wrong = settings(protocol, Tls::implicit);
    wrong.password = "wrong";
    EXPECT_EQ(poll_once(wrong, filing).error().code, Code::refused);
  }
  EXPECT_EQ(left(), 1U);
}

}  // namespace
}  // namespace marshrut::gate
