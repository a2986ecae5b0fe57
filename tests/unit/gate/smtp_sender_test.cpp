#include "gate/smtp_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/office.hpp"
#include "support/scripted_peer.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using testing::Certificates;
using ::testing::Contains;
using ::testing::HasSubstr;
using testing::kForever;
using testing::kHangUp;
using ::testing::Not;
using testing::PeerLink;
using testing::ScriptedAnswer;
using testing::ScriptedPeer;
using ::testing::StartsWith;

const std::string kMessage = "Subject: x\r\n\r\nline\r\n.dot\r\n";

SmtpSettings settings_for(std::uint16_t port) {
  SmtpSettings settings;
  settings.host = "127.0.0.1";
  settings.port = port;
  settings.tls = Tls::none;
  settings.helo = "desk.centre.example";
  settings.connect = milliseconds(2000);
  settings.whole = milliseconds(5000);
  return settings;
}

// What a peer says; `message` is its answer to the final dot.
struct Receiver {
  std::vector<ScriptedAnswer> changes;
  std::string message = "250 2.0.0 queued\r\n";
  std::string got;

  void operator()(PeerLink& link, const std::string& greeting = "220 mx\r\n") {
    if (!greeting.empty()) link.say(greeting);
    for (;;) {
      auto answers = changes;
      answers.push_back({"EHLO", "250-mx\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n"});
      answers.push_back({"MAIL", "250 2.1.0 ok\r\n"});
      answers.push_back({"RCPT", "250 2.1.5 ok\r\n"});
      answers.push_back({"QUIT", std::string("221 bye\r\n") + kHangUp});
      answers.push_back({"DATA", std::string("354 go\r\n") + kHangUp});
      link.answer(answers, "502 5.5.1 what?\r\n");
      if (link.heard().back() != "DATA") return;
      got = link.until("\r\n.\r\n") + "\r\n";
      const char last = message.empty() ? kHangUp : message.back();
      link.say(last == kHangUp || last == kForever ? message.substr(0, message.size() - 1) : message);
      if (last == kForever) link.wait_for_end();
      if (last == kHangUp) return;
    }
  }
};

SendOutcome send_to(Receiver& receiver, const std::string& sender = "", const std::string& bytes = kMessage,
                    milliseconds whole = milliseconds(5000)) {
  ScriptedPeer peer([&](PeerLink& link) { receiver(link); });
  auto settings = settings_for(peer.port());
  settings.whole = whole;
  return send(settings, sender, "teacher@school.example", bytes);
}

TEST(SmtpSender, SendsAsTheNullSenderWithDotsStuffed) {
  std::vector<std::string> heard;
  Receiver receiver;
  {
    ScriptedPeer peer([&](PeerLink& link) { receiver(link); });
    const auto outcome = send(settings_for(peer.port()), "", "teacher@school.example", kMessage);
    EXPECT_EQ(outcome.state, SendState::sent);
    EXPECT_EQ(outcome.code, 250);
    EXPECT_EQ(outcome.enhanced, "2.0.0");
    heard = peer.heard();
  }
  EXPECT_THAT(heard, Contains("EHLO desk.centre.example"));
  EXPECT_THAT(heard, Contains(StartsWith("MAIL FROM:<>")));
  EXPECT_THAT(heard, Contains("RCPT TO:<teacher@school.example>"));
  EXPECT_EQ(receiver.got, "Subject: x\r\n\r\nline\r\n..dot\r\n");
}

struct Case {
  const char* name;
  std::vector<ScriptedAnswer> changes;
  std::string message;
  SendState state;
  SendReason reason;
  int code;
  const char* enhanced;
};

TEST(SmtpSender, TellsWhatHealsFromWhatDoesnt) {
  const std::string ok = "250 2.0.0 ok\r\n";
  const Case cases[] = {
      {"no such recipient",
       {{"RCPT", "550 5.1.1 <x@y> no such user\r\n"}},
       ok,
       SendState::never,
       SendReason::recipient,
       550,
       "5.1.1"},
      {"recipient for later",
       {{"RCPT", "450 4.2.1 greylisted\r\n"}},
       ok,
       SendState::later,
       SendReason::recipient,
       450,
       "4.2.1"},
      {"sender", {{"MAIL", "550 5.7.1 no\r\n"}}, ok, SendState::never, SendReason::sender, 550, "5.7.1"},
      {"a password is asked for",
       {{"MAIL", "530 5.7.0 login\r\n"}},
       ok,
       SendState::later,
       SendReason::password,
       530,
       "5.7.0"},
      {"DATA for later", {{"DATA", "451 4.3.0 wait\r\n"}}, ok, SendState::later, SendReason::message, 451, "4.3.0"},
      {"the message", {}, "554 5.6.0 spam\r\n", SendState::never, SendReason::message, 554, "5.6.0"},
      {"the message for later", {}, "452 4.3.1 full\r\n", SendState::later, SendReason::message, 452, "4.3.1"},
      {"no enhanced code", {}, "554 no\r\n", SendState::never, SendReason::message, 554, ""},
      {"going down",
       {{"RCPT", std::string("421 4.3.2 bye\r\n") + kHangUp}},
       ok,
       SendState::later,
       SendReason::connection,
       421,
       "4.3.2"},
      {"cut in MAIL", {{"MAIL", std::string(1, kHangUp)}}, ok, SendState::later, SendReason::connection, 250, ""},
      {"cut after the dot", {}, std::string(1, kHangUp), SendState::in_doubt, SendReason::connection, 354, ""},
      {"half an answer after the dot",
       {},
       std::string("25") + kHangUp,
       SendState::in_doubt,
       SendReason::connection,
       354,
       ""},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    Receiver receiver{one.changes, one.message, {}};
    const auto outcome = send_to(receiver);
    EXPECT_EQ(outcome.state, one.state);
    EXPECT_EQ(outcome.reason, one.reason) << reason_name(outcome.reason);
    EXPECT_EQ(outcome.code, one.code);
    EXPECT_EQ(outcome.enhanced, one.enhanced);
  }
}

TEST(SmtpSender, SilenceIsInDoubtOnlyAfterTheDot) {
  Receiver after_dot{{}, std::string(1, kForever), {}};
  const auto doubt = send_to(after_dot, "", kMessage, milliseconds(500));
  EXPECT_EQ(doubt.state, SendState::in_doubt);
  EXPECT_EQ(doubt.reason, SendReason::timeout);
  Receiver before{{{"RCPT", std::string(1, kForever)}}, {}, {}};
  const auto later = send_to(before, "", kMessage, milliseconds(500));
  EXPECT_EQ(later.state, SendState::later);
  EXPECT_EQ(later.reason, SendReason::timeout);
}

TEST(SmtpSender, CutInTheMiddleOfAMessageIsForLater) {
  ScriptedPeer peer([](PeerLink& link) {
    link.say("220 mx\r\n");
    link.answer({{"EHLO", "250 mx\r\n"}, {"DATA", std::string("354 go\r\n") + kHangUp}}, "250 ok\r\n");
    (void)link.until("middle");
  });
  std::string large = "Subject: x\r\n\r\nmiddle\r\n";
  while (large.size() < (std::size_t{32} << 20U)) large += "0123456789012345678901234567890123456789\r\n";
  const auto outcome = send(settings_for(peer.port()), "", "a@b.example", large);
  EXPECT_EQ(outcome.state, SendState::later);
  EXPECT_EQ(outcome.reason, SendReason::connection);
}

TEST(SmtpSender, NobodyThereIsForLater) {
  const auto outcome = send(settings_for(1), "", "a@b.example", kMessage);
  EXPECT_EQ(outcome.state, SendState::later);
  EXPECT_EQ(outcome.reason, SendReason::connection);
  EXPECT_EQ(outcome.code, 0);
}

TEST(SmtpSender, KeepsAConnectionAndMendsADeadOne) {
  Receiver receiver;
  ScriptedPeer peer([&](PeerLink& link) {
    Receiver one = receiver;
    if (link.index() == 1) one.changes = {{"MAIL", std::string(1, kHangUp)}};  // the second client's first
    if (link.index() == 0) one.message = "250 ok\r\n";
    one(link);
  });
  SmtpSender sender(settings_for(peer.port()));
  EXPECT_EQ(sender.send("", "a@b.example", kMessage).state, SendState::sent);
  EXPECT_EQ(sender.send("c@d.example", "a@b.example", kMessage).state, SendState::sent);
  EXPECT_EQ(peer.clients(), 1);
  // A kept connection that dies before the message went is nothing that anyone need know of.
  int messages = 0;
  ScriptedPeer dying([&](PeerLink& link) {
    link.say("220 mx\r\n");
    link.answer({{"EHLO", "250 mx\r\n"}, {"DATA", std::string("354 go\r\n") + kHangUp}}, "250 ok\r\n");
    (void)link.until("\r\n.\r\n");
    ++messages;
    link.say("250 ok\r\n");
    (void)link.line();  // the next MAIL, and gone
  });
  SmtpSender other(settings_for(dying.port()));
  EXPECT_EQ(other.send("", "a@b.example", kMessage).state, SendState::sent);
  EXPECT_EQ(other.send("", "a@b.example", kMessage).state, SendState::sent);
  EXPECT_EQ(messages, 2);
}

TEST(SmtpSender, WhatCantBeSentIsNotTried) {
  const auto nobody = settings_for(1);
  struct Wrong {
    std::string sender, recipient, bytes;
    SendReason reason;
  };
  for (const Wrong& one :
       {Wrong{"", "a@b\r\nRCPT TO:<x@y>", kMessage, SendReason::recipient},
        Wrong{"", "", kMessage, SendReason::recipient}, Wrong{"", "a b@c", kMessage, SendReason::recipient},
        Wrong{"a>b@c", "a@b", kMessage, SendReason::sender}, Wrong{"", "a@b", "bare\nlf\r\n", SendReason::message},
        Wrong{"", "a@b", "bare\rcr\r\n", SendReason::message}, Wrong{"", "a@b", "no end", SendReason::message},
        Wrong{"", "a@b", "\xD0\x98\r\n", SendReason::message},
        Wrong{"", "a@b", std::string(999, 'x') + "\r\n", SendReason::message},
        Wrong{"", "a@b", "", SendReason::message}}) {
    const auto outcome = send(nobody, one.sender, one.recipient, one.bytes);
    EXPECT_EQ(outcome.state, SendState::never) << one.bytes;
    EXPECT_EQ(outcome.reason, one.reason) << one.bytes;
  }
  auto settings = nobody;
  settings.host = "mx.example/evil";
  EXPECT_EQ(send(settings, "", "a@b", kMessage).reason, SendReason::settings);
  settings.host = "mx.example";
  settings.user = "u";
  EXPECT_EQ(send(settings, "", "a@b", kMessage).reason, SendReason::settings);  // a password in plain text
}

class SmtpTls : public ::testing::Test {
protected:
  testing::TemporaryFolder folder_;
  Certificates certificates_{folder_.path(), {"localhost", "127.0.0.1"}};
  Receiver receiver_;

  SendOutcome send_with(const std::string& certificate, const std::string& authority, const std::string& starttls,
                        std::vector<std::string>* heard = nullptr) {
    ScriptedPeer peer([&](PeerLink& link) {
      link.say("220 mx\r\n");
      link.answer({{"EHLO", "250-mx\r\n" + starttls + "250 SIZE 1000000\r\n"},
                   {"STARTTLS", std::string("220 go\r\n") + kHangUp}},
                  "502 what?\r\n");
      link.secure(certificates_, certificate);
      Receiver one;
      one.changes = {{"EHLO", "250-mx\r\n250 AUTH PLAIN\r\n"},
                     {"AUTH PLAIN AHUAcA==", "235 2.7.0 ok\r\n"},
                     {"AUTH PLAIN", "334 \r\n"},
                     {"AHUAcA==", "235 2.7.0 ok\r\n"}};
      one(link, "");
    });
    auto settings = settings_for(peer.port());
    settings.tls = Tls::starttls;
    settings.ca_file = authority;
    settings.user = "u";
    settings.password = "p";
    const auto outcome = send(settings, "", "a@b.example", kMessage);
    if (heard != nullptr) *heard = peer.heard();
    return outcome;
  }
};

TEST_F(SmtpTls, SendsWithAPasswordAfterStarttls) {
  std::vector<std::string> heard;
  const auto outcome = send_with("127.0.0.1", certificates_.authority(), "250-STARTTLS\r\n", &heard);
  EXPECT_EQ(outcome.state, SendState::sent) << reason_name(outcome.reason) << outcome.code;
  EXPECT_THAT(heard, Contains(StartsWith("AUTH PLAIN")));
}

TEST_F(SmtpTls, ABadCertificateIsForLater) {
  const testing::TemporaryFolder other;
  const Certificates strangers(other.path(), {"localhost"});
  const auto untrusted = send_with("127.0.0.1", strangers.authority(), "250-STARTTLS\r\n");
  EXPECT_EQ(untrusted.state, SendState::later);
  EXPECT_EQ(untrusted.reason, SendReason::certificate) << reason_name(untrusted.reason);
  const auto wrong_host = send_with("localhost", certificates_.authority(), "250-STARTTLS\r\n");
  EXPECT_EQ(wrong_host.state, SendState::later);
  EXPECT_EQ(wrong_host.reason, SendReason::certificate) << reason_name(wrong_host.reason);
}

TEST_F(SmtpTls, WithoutStarttlsNothingIsSaid) {
  std::vector<std::string> heard;
  const auto outcome = send_with("127.0.0.1", certificates_.authority(), "", &heard);
  EXPECT_EQ(outcome.state, SendState::later);
  EXPECT_EQ(outcome.reason, SendReason::starttls) << reason_name(outcome.reason);
  EXPECT_THAT(heard, Not(Contains(StartsWith("MAIL"))));
  EXPECT_THAT(heard, Not(Contains(StartsWith("AUTH"))));
}

}  // namespace
}  // namespace marshrut::gate
