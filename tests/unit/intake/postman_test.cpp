// Answers from the outbox to a server that says what a test wants it to say.
#include "intake/postman.hpp"

#include <atomic>
#include <mutex>
#include <thread>

#include "support/scripted_peer.hpp"
#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::kHangUp;
using ::testing::Not;
using testing::PeerLink;
using testing::ScriptedAnswer;
using testing::ScriptedPeer;
using ::testing::StartsWith;

// A server that takes letters; what it answers to a command or to the final dot may change while it runs.
class Server {
public:
  void say(const std::string& command, const std::string& reply) {
    const std::lock_guard lock(mutex_);
    changes_.insert(changes_.begin(), {command, reply});
  }
  std::vector<std::string> got() {
    const std::lock_guard lock(mutex_);
    return got_;
  }
  [[nodiscard]] std::uint16_t port() const { return peer_.port(); }
  [[nodiscard]] int clients() const { return peer_.clients(); }
  std::vector<std::string> heard() { return peer_.heard(); }

private:
  void serve(PeerLink& link) {
    link.say("220 mx\r\n");
    for (;;) {
      link.answer(answers(), "502 5.5.1 what?\r\n");
      if (link.heard().back() != "DATA") return;
      const std::string letter = link.until("\r\n.\r\n");
      const std::string reply = answer_to_dot();
      if (reply.back() == kHangUp) return;
      keep(letter);
      link.say(reply);
    }
  }
  std::vector<ScriptedAnswer> answers() {
    const std::lock_guard lock(mutex_);
    auto all = changes_;
    for (const ScriptedAnswer& usual :
         {ScriptedAnswer{"EHLO", "250-mx\r\n250 SIZE 100000000\r\n"}, ScriptedAnswer{"MAIL", "250 2.1.0 ok\r\n"},
          ScriptedAnswer{"RCPT", "250 2.1.5 ok\r\n"}, ScriptedAnswer{"RSET", "250 ok\r\n"},
          ScriptedAnswer{"QUIT", std::string("221 bye\r\n") + kHangUp},
          ScriptedAnswer{"DATA", std::string("354 go\r\n") + kHangUp}}) {
      all.push_back(usual);
    }
    return all;
  }
  std::string answer_to_dot() {
    const std::lock_guard lock(mutex_);
    for (const ScriptedAnswer& one : changes_) {
      if (one.command == ".") return one.reply;
    }
    return "250 2.0.0 queued\r\n";
  }
  void keep(const std::string& letter) {
    const std::lock_guard lock(mutex_);
    got_.push_back(letter);
  }

  std::mutex mutex_;
  std::vector<ScriptedAnswer> changes_;
  std::vector<std::string> got_;
  ScriptedPeer peer_{[this](PeerLink& link) { serve(link); }};
};

class PostmanTest : public test::Ledger {
protected:
  void queue(int letters) {
    for (int i = 0; i < letters; ++i) {
      const std::string name = std::to_string(++queued_);
      (void)settle(test::letter_with({test::card(name)}, name + "@school.example"));
      ids_.push_back(last_);
    }
  }
  static PostmanSettings settings(std::uint16_t port) {
    PostmanSettings all;
    all.smtp.host = "127.0.0.1";
    all.smtp.port = port;
    all.smtp.tls = gate::Tls::none;
    all.smtp.connect = 2s;
    all.smtp.whole = 5s;
    all.look = 20ms;
    all.first_pause = 50ms;
    return all;
  }
  // Runs until `done`, or fails.
  PostmanCounts run(const PostmanSettings& with, const std::function<bool(const PostmanCounts&)>& done) {
    Postman postman(store(), with);
    postman.start();
    const auto end = std::chrono::steady_clock::now() + 20s;
    while (!done(postman.counts()) && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(5ms);
    postman.stop();
    EXPECT_TRUE(done(postman.counts())) << "it took too long";
    return postman.counts();
  }
  store::ListedReply reply(std::size_t i) { return message(ids_.at(i)).replies.at(0); }
  std::int64_t in_state(const std::string& state) {
    return count("SELECT COUNT(*) FROM outbox WHERE state = '" + state + "'");
  }

  int queued_ = 0;
  std::vector<std::int64_t> ids_;
};

TEST_F(PostmanTest, SendsEachAnswerOnceByTheNullSender) {
  queue(3);
  Server server;
  const auto counts = run(settings(server.port()), [](const auto& c) { return c.sent == 3; });
  EXPECT_EQ(counts.later + counts.failed, 0U);
  EXPECT_EQ(in_state("sent"), 3);
  const auto letters = server.got();
  ASSERT_EQ(letters.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto letter = mail::parse(letters[i]);
    ASSERT_TRUE(letter);
    EXPECT_THAT(letter->in_reply_to, ElementsAre(std::to_string(i + 1) + "@school.example"));
  }
  EXPECT_EQ(server.clients(), 1);
  const auto heard = server.heard();
  EXPECT_THAT(heard, Contains(StartsWith("MAIL FROM:<>")));
  EXPECT_THAT(heard, Contains("RCPT TO:<zavuch@school3.example>"));
}

TEST_F(PostmanTest, WhatHealsIsTriedLater) {
  queue(1);
  Server server;
  server.say("RCPT", "450 4.2.1 greylisted\r\n");
  bool told = false;
  const auto counts = run(settings(server.port()), [&](const auto& c) {
    if (c.later == 2 && !told) {
      told = true;
      EXPECT_EQ(reply(0).last_code, "recipient 450 4.2.1");
      EXPECT_EQ(reply(0).state == "queued" || reply(0).state == "sending", true) << reply(0).state;
      server.say("RCPT", "250 ok\r\n");
    }
    return c.sent == 1;
  });
  EXPECT_GE(counts.later, 2U);
  EXPECT_EQ(reply(0).state, "sent");
  EXPECT_EQ(server.got().size(), 1U);
}

TEST_F(PostmanTest, WhatDoesntFails) {
  queue(2);
  Server server;
  server.say("RCPT", "550 5.1.1 no such user\r\n");
  run(settings(server.port()), [](const auto& c) { return c.failed == 2; });
  EXPECT_EQ(reply(0).state, "failed");
  EXPECT_EQ(reply(0).last_code, "recipient 550 5.1.1");
  EXPECT_EQ(in_state("failed"), 2);
}

TEST_F(PostmanTest, AfterTheLastTryItFails) {
  queue(1);
  Server server;
  server.say("RCPT", "450 4.2.1 greylisted\r\n");
  auto few = settings(server.port());
  few.most_tries = 3;
  const auto counts = run(few, [](const auto& c) { return c.failed == 1; });
  EXPECT_EQ(counts.later, 2U);
  EXPECT_EQ(reply(0).tries, 3);
}

TEST_F(PostmanTest, WithoutAServerOneIsTriedAndTheOthersWait) {
  queue(4);
  auto nobody = settings(1);
  nobody.look = 1min;  // one round
  nobody.first_pause = 1ms;
  run(nobody, [](const auto& c) { return c.later == 1; });
  EXPECT_EQ(in_state("queued"), 4);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox WHERE tries = 0 AND claim_token = ''"), 3);
  EXPECT_EQ(reply(0).last_code, "connection");
  Server server;
  run(settings(server.port()), [](const auto& c) { return c.sent == 4; });
  EXPECT_EQ(server.got().size(), 4U);
}

TEST_F(PostmanTest, ARefusedPasswordIsNotTriedForEachLetter) {
  queue(4);
  Server server;
  server.say("EHLO", "250-mx\r\n250 AUTH PLAIN\r\n");
  server.say("AUTH", "535 5.7.8 wrong password\r\n");
  auto wrong = settings(server.port());
  wrong.smtp.user = "iom";
  wrong.smtp.password = "wrong";
  wrong.look = 1min;
  run(wrong, [](const auto& c) { return c.later == 1; });
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox WHERE tries = 0 AND state = 'queued'"), 3);
  EXPECT_THAT(reply(0).last_code, StartsWith("password 535"));
}

TEST_F(PostmanTest, WrongSettingsLoseNoAnswer) {
  queue(1);
  auto wrong = settings(25);
  wrong.smtp.host = "mx.example";
  wrong.smtp.user = "iom";  // a password in plain text, and not to this machine
  wrong.smtp.password = "secret";
  wrong.look = 1min;
  run(wrong, [](const auto& c) { return c.later == 1; });
  EXPECT_EQ(reply(0).state, "queued");
  EXPECT_EQ(reply(0).last_code, "settings");
}

TEST_F(PostmanTest, WhatMayHaveArrivedIsSentAgainAsTheSame) {
  queue(1);
  Server server;
  server.say(".", std::string(1, kHangUp));
  bool told = false;
  run(settings(server.port()), [&](const auto& c) {
    if (c.later == 1 && !told) {
      told = true;
      EXPECT_EQ(reply(0).last_code, "in-doubt");
      server.say(".", "250 ok\r\n");
    }
    return c.sent == 1;
  });
  ASSERT_EQ(server.got().size(), 1U);
  EXPECT_EQ(mail::parse(server.got()[0])->message_id, reply(0).message_id);
}

TEST_F(PostmanTest, HeldAnswersStay) {
  answers_.most_a_day = 0;
  queue(1);
  answers_.most_a_day = 10;
  queue(1);
  Server server;
  run(settings(server.port()), [](const auto& c) { return c.sent == 1; });
  EXPECT_EQ(reply(0).state, "held");
  EXPECT_EQ(reply(1).state, "sent");
}

TEST_F(PostmanTest, StopsAtOnceWhenNothingIsToDo) {
  Postman postman(store(), settings(1));
  postman.start();
  const auto begin = std::chrono::steady_clock::now();
  postman.stop();
  postman.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

}  // namespace
}  // namespace marshrut::intake
