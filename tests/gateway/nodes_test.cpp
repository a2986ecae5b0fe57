// Two services on one PostgreSQL: both are fed, one is killed again and again, the database itself is restarted.
#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "gateway/gateway.hpp"
#include "support/mail_client.hpp"
#include "support/postgres.hpp"

namespace marshrut::testing {
namespace {

using namespace std::chrono_literals;

// Sends until somebody took it, as a mail server would.
void send_until_taken(const SentLetter& letter, RunningService& first, RunningService& second, unsigned turn) {
  for (int tries = 0; tries < 400; ++tries) {
    RunningService& to = (turn + static_cast<unsigned>(tries)) % 2 == 0 ? first : second;
    MailClient client(to.lmtp(), MailClient::Speaks::lmtp);
    if (client.send(letter.sender, kCentre, letter.raw) == 250) return;
    std::this_thread::sleep_for(50ms);
  }
  ADD_FAILURE() << letter.message_id << " was never taken";
}

std::vector<SentLetter> some(const Blanks& blanks, int count, const char* name) {
  std::vector<SentLetter> all;
  for (int i = 0; i < count; ++i) {
    SentLetter one = letter(name + std::to_string(i) + "@school5.example", {blanks.make(2000 + i)});
    one.state = "filed";
    one.reply = "receipt";
    all.push_back(std::move(one));
  }
  return all;
}

TEST(TwoNodes, OfWhichOneIsKilledAtRandomLoseNothing) {
  PostgresServer postgres;
  ASSERT_TRUE(postgres.running());
  const std::string db = postgres.new_database();
  Gateway one({}, db);
  ASSERT_TRUE(one.sink().start());
  RunningService two(MARSHRUT_PROGRAM, one.folder() / "data2",
                     "[smtp]\nserver = 127.0.0.1:" + std::to_string(one.sink().port()) +
                         "\nretry_seconds = 1\n[processing]\nlease_seconds = 3\n",
                     db);
  ASSERT_TRUE(one.service().start()) << one.service().log();
  ASSERT_TRUE(two.start()) << two.log();
  const Blanks blanks;
  const auto sent = some(blanks, 40, "n");
  std::minstd_rand random(7);  // NOLINT(cert-msc51-cpp): the same kills each time
  for (std::size_t i = 0; i < sent.size(); ++i) {
    send_until_taken(sent[i], one.service(), two, static_cast<unsigned>(random()));
    if (i % 8 != 7) continue;
    std::this_thread::sleep_for(std::chrono::milliseconds(random() % 300));
    two.kill();
    if (i + 1 == sent.size()) break;
    ASSERT_TRUE(two.start()) << two.log();
  }
  // The second one is dead for good: the first takes over what it held.
  ASSERT_TRUE(one.service().settled(sent.size(), 90s)) << one.service().log();
  ASSERT_TRUE(one.all_sent(120s)) << one.service().log();
  expect_nothing_lost(one.service(), sent);
  expect_answers(one.sink(), sent, true);
}

TEST(Postgres, RestartedUnderTheServiceLosesNothing) {
  PostgresServer postgres;
  ASSERT_TRUE(postgres.running());
  Gateway gateway({}, postgres.new_database());
  ASSERT_TRUE(gateway.sink().start());
  ASSERT_TRUE(gateway.service().start()) << gateway.service().log();
  const Blanks blanks;
  const auto sent = some(blanks, 24, "p");
  std::thread sender([&] {
    for (const SentLetter& letter : sent) {
      send_until_taken(letter, gateway.service(), gateway.service(), 0);
      std::this_thread::sleep_for(40ms);
    }
  });
  // On this thread: a server goes with the thread that started it.
  bool back = true;
  for (int i = 0; i < 3; ++i) {
    std::this_thread::sleep_for(400ms);
    postgres.crash();
    back = postgres.start() && back;
  }
  sender.join();
  ASSERT_TRUE(back);
  ASSERT_TRUE(gateway.service().settled(sent.size(), 90s)) << gateway.service().log();
  ASSERT_TRUE(gateway.all_sent(120s));
  expect_nothing_lost(gateway.service(), sent);
  expect_answers(gateway.sink(), sent, true);
}

}  // namespace
}  // namespace marshrut::testing
