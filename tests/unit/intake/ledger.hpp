// A store in a folder of its own, with messages that come, are examined by hand, and are settled.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "intake/file_message.hpp"
#include "mail/parse.hpp"
#include "store/documents.hpp"
#include "store/ledger.hpp"
#include "store/outbox.hpp"
#include "store/routes.hpp"
#include "store/store.hpp"
#include "store/submissions.hpp"
#include "support/office.hpp"
#include "unit/intake/exams.hpp"

namespace marshrut::test {

using namespace std::chrono_literals;

class Ledger : public ::testing::Test {
protected:
  void SetUp() override {
    store::Options options;
    options.data_dir = folder_.path() / "data";
    auto opened = store::Store::open(options);
    ASSERT_TRUE(opened) << opened.error().message;
    store_ = std::move(*opened);
  }

  store::Store& store() { return *store_; }

  // A message is on disk; its bytes are told apart by their number.
  std::int64_t arrive(const std::string& sender = "zavuch@school3.example") {
    const std::string raw = "Subject: " + std::to_string(++arrived_) + "\r\n\r\n";
    return arrive_raw(raw, sender);
  }
  std::int64_t arrive_raw(const std::string& raw, const std::string& sender = "zavuch@school3.example",
                          std::vector<std::string> recipients = {"iom@centre.example"}) {
    store::Arrival arrival;
    arrival.received = received_;
    arrival.source = "lmtp";
    arrival.peer = "127.0.0.1:1";
    arrival.sender = sender;
    arrival.recipients = std::move(recipients);
    arrival.raw = raw;
    const auto id = store::accept(store(), arrival);
    EXPECT_TRUE(id);
    return id ? *id : 0;
  }

  store::Claim claim(std::int64_t id, std::chrono::milliseconds lease = 60s) {
    auto claim = store::claim_message(store(), id, lease);
    EXPECT_TRUE(claim) << claim.error().message;
    return claim ? *claim : store::Claim();
  }

  Result<intake::Settled> file(const store::Claim& claim, const Examination& examination) {
    intake::Settled settled;
    const auto judgement = intake::judge(examination, schools_, trust_);
    const auto done = store().write([&](store::Connection& connection) -> Result<void> {
      auto filed = intake::file_message(connection, claim, examination, judgement, answers_, contents_, now_ms());
      if (!filed) return filed.error();
      settled = std::move(*filed);
      return {};
    });
    if (!done) return done.error();
    return settled;
  }

  // It came and is settled: "filed", "duplicate:message:1".
  std::string settle(const Examination& examination) { return settle_claimed(claim(last_ = arrive()), examination); }
  std::string settle_claimed(const store::Claim& claimed, const Examination& examination) {
    last_ = claimed.id;
    const auto settled = file(claimed, examination);
    if (!settled) return std::string(code_name(settled.error().code)) + ": " + settled.error().message;
    std::string word(store::state_name(settled->state));
    if (!settled->reason.empty()) word += ':' + settled->reason;
    return word;
  }

  template <class T>
  T get(const std::function<Result<T>(store::Connection&)>& ask) {
    T out{};
    const auto done = store().read([&](store::Connection& connection) -> Result<void> {
      auto got = ask(connection);
      if (!got) return got.error();
      out = std::move(*got);
      return {};
    });
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return out;
  }

  store::ListedMessage message(std::int64_t id) {
    store::ListFilter filter;
    filter.id = id;
    auto page = get<std::vector<store::ListedMessage>>([&](store::Connection& c) {
      return store::list(c, filter, {{}, 1});
    });
    return page.empty() ? store::ListedMessage() : page.front();
  }
  store::ListedMessage last() { return message(last_); }

  std::vector<store::Submission> submissions(std::int64_t message_id) {
    return get<std::vector<store::Submission>>(
        [&](store::Connection& c) { return store::submissions_of_message(c, message_id); });
  }
  std::vector<store::Submission> last_submissions() { return submissions(last_); }

  std::vector<store::Route> routes() {
    return get<std::vector<store::Route>>([](store::Connection& c) { return store::routes_page(c, 0); });
  }
  std::vector<std::string> steps(std::int64_t route) {
    std::vector<std::string> names;
    for (const auto& step :
         get<std::vector<store::RouteStep>>([&](store::Connection& c) { return store::steps_of(c, route); })) {
      names.emplace_back(store::state_name(step.to));
    }
    return names;
  }

  // The reply to a message as its reader gets it; it is claimed from now on.
  struct Reply {
    store::ReplyClaim claim;
    mail::Message message;
  };
  std::vector<Reply> replies() {
    std::vector<Reply> all;
    auto claims = store::claim_replies(store(), 100, 60s);
    EXPECT_TRUE(claims);
    if (!claims) return all;
    for (auto& one : *claims) {
      auto message = mail::parse(one.bytes);
      EXPECT_TRUE(message);
      if (message) all.push_back({one, std::move(*message)});
    }
    return all;
  }

  std::int64_t count(const std::string& sql) {
    return get<std::int64_t>([&](store::Connection& c) -> Result<std::int64_t> {
      auto rows = c.run(sql);
      if (!rows) return rows.error();
      return rows->number(0, 0);
    });
  }
  // Whatever tests do here, its parts must agree.
  std::int64_t waiting() { return count("SELECT COUNT(*) FROM message WHERE state = 'received'"); }

  testing::TemporaryFolder folder_;
  std::unique_ptr<store::Store> store_;
  intake::Schools schools_;
  intake::TrustSettings trust_;
  intake::AnswerSettings answers_;
  intake::Contents contents_;
  Millis received_ = 1789000000000;  // in September of 2026
  std::int64_t arrived_ = 0, last_ = 0;
};

}  // namespace marshrut::test
