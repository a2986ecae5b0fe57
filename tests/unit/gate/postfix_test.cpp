#include "support/postfix.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <thread>

#include "gate/lmtp_server.hpp"
#include "gate/smtp_sender.hpp"
#include "support/office.hpp"

namespace marshrut::gate {
namespace {

// Our LMTP server behind a real Postfix, to which our sender speaks: a message goes all the way round.
class PostfixTest : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(certificates_.ok());
    LmtpSettings settings;
    settings.recipients = {"iom@centre.example"};
    settings.limits.message_bytes = 5'000'000;
    lmtp_ = std::make_unique<LmtpServer>(
        settings, [this](const Envelope& envelope, std::string raw) { return keep(envelope, std::move(raw)); });
    const std::string address = lmtp_->start().value();
    testing::PostfixSettings postfix;
    postfix.lmtp_port = static_cast<std::uint16_t>(std::stoi(address.substr(address.rfind(':') + 1)));
    postfix.certificates = &certificates_;
    postfix_ = std::make_unique<testing::Postfix>(folder_.path() / "postfix", postfix);
    ASSERT_TRUE(postfix_->start()) << postfix_->log();
  }
  void TearDown() override {
    if (HasFailure()) std::fprintf(stderr, "%s\n", postfix_->log().c_str());
    postfix_.reset();
    lmtp_.reset();
  }
  Result<std::int64_t> keep(const Envelope& envelope, std::string raw) {
    const std::lock_guard lock(mutex_);
    if (failures_ > 0) {
      --failures_;
      return Error{Code::unavailable, "not now", {}};
    }
    envelopes_.push_back(envelope);
    raws_.push_back(std::move(raw));
    return static_cast<std::int64_t>(raws_.size());
  }
  SmtpSettings smtp(Tls tls) const {
    SmtpSettings settings;
    settings.host = "localhost";
    settings.port = postfix_->port();
    settings.tls = tls;
    settings.ca_file = certificates_.authority();
    settings.helo = "school.example";
    return settings;
  }
  std::size_t count() {
    const std::lock_guard lock(mutex_);
    return raws_.size();
  }
  bool wait_for(std::size_t messages) {
    for (int i = 0; i < 600 && count() < messages; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return count() >= messages;
  }
  bool wait_until_empty() {
    for (int i = 0; i < 600 && postfix_->queued() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    return postfix_->queued() == 0;
  }

  testing::TemporaryFolder folder_;
  testing::Certificates certificates_{folder_.path() / "certificates", {"localhost"}};
  std::mutex mutex_;
  int failures_ = 0;
  std::vector<Envelope> envelopes_;
  std::vector<std::string> raws_;
  std::unique_ptr<LmtpServer> lmtp_;
  std::unique_ptr<testing::Postfix> postfix_;
};

std::string message(int number, std::size_t lines) {
  std::string text = "From: a@school.example\r\nMessage-ID: <" + std::to_string(number) +
                     "@school.example>\r\nDate: Mon, 2 Sep 2024 10:00:00 +0300\r\nSubject: x\r\n\r\n";
  for (std::size_t i = 0; i < lines; ++i)
    text += (i % 3 == 0 ? "." : "") + std::string("line ") + std::to_string(i) + "\r\n";
  return text + ".\r\n..\r\nlast\r\n";
}

TEST_F(PostfixTest, MessagesGoAllTheWayRound) {
  constexpr int kMessages = 60;
  SmtpSender plain(smtp(Tls::none)), secure(smtp(Tls::starttls));
  for (int i = 0; i < kMessages; ++i) {
    SmtpSender& sender = i % 2 == 0 ? plain : secure;
    const std::string from = i % 3 == 0 ? "" : "a@school.example";
    const auto outcome = sender.send(from, "iom@centre.example", message(i, i == 7 ? 60'000 : 30));
    ASSERT_EQ(outcome.state, SendState::sent) << reason_name(outcome.reason) << " " << outcome.code;
  }
  ASSERT_TRUE(wait_for(kMessages));
  EXPECT_TRUE(wait_until_empty());
  EXPECT_EQ(count(), static_cast<std::size_t>(kMessages));
  for (int i = 0; i < kMessages; ++i) {
    // Postfix puts its trace in front; what it was given follows, byte for byte.
    const std::string sent = message(i, i == 7 ? 60'000 : 30);
    const auto ends = [&](const std::string& raw) {
      return raw.size() >= sent.size() && raw.compare(raw.size() - sent.size(), sent.size(), sent) == 0;
    };
    EXPECT_EQ(std::count_if(raws_.begin(), raws_.end(), ends), 1) << i;
  }
  const auto null_senders =
      std::count_if(envelopes_.begin(), envelopes_.end(), [](const Envelope& one) { return one.sender.empty(); });
  EXPECT_EQ(null_senders, kMessages / 3);
}

TEST_F(PostfixTest, WhatIsNotTakenNowComesAgain) {
  failures_ = 3;
  SmtpSender sender(smtp(Tls::starttls));
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(sender.send("a@school.example", "iom@centre.example", message(i, 3)).state, SendState::sent);
  }
  for (int i = 0; i < 100 && count() < 5; ++i) {
    postfix_->flush();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  EXPECT_TRUE(wait_until_empty());
  EXPECT_EQ(count(), 5U);
  EXPECT_EQ(lmtp_->counters().tempfailed, 3U);
}

TEST_F(PostfixTest, WhatIsRefusedForGoodDoesNotStay) {
  SmtpSender sender(smtp(Tls::none));
  EXPECT_EQ(sender.send("a@school.example", "nobody@centre.example", message(1, 3)).state, SendState::sent);
  EXPECT_EQ(sender.send("a@school.example", "iom@centre.example", message(2, 900'000)).state, SendState::sent);
  EXPECT_TRUE(wait_until_empty());
  EXPECT_EQ(count(), 0U);
}

TEST_F(PostfixTest, AWrongHostIsNotSpokenTo) {
  auto settings = smtp(Tls::starttls);
  settings.host = "127.0.0.1";
  const auto outcome = send(settings, "", "iom@centre.example", message(1, 3));
  EXPECT_EQ(outcome.state, SendState::later);
  EXPECT_EQ(outcome.reason, SendReason::certificate);
}

}  // namespace
}  // namespace marshrut::gate
