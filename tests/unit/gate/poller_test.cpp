#include "gate/poller.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "filing.hpp"
#include "support/scripted_peer.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using testing::Filing;
using testing::PeerLink;
using testing::ScriptedPeer;

PolledMailbox mailbox_at(std::uint16_t port, const std::string& name) {
  PolledMailbox mailbox;
  mailbox.settings.name = name;
  mailbox.settings.protocol = MailProtocol::pop3;
  mailbox.settings.host = "127.0.0.1";
  mailbox.settings.port = port;
  mailbox.settings.tls = Tls::none;
  mailbox.schedule.every = milliseconds(5);
  mailbox.schedule.first_pause = milliseconds(5);
  mailbox.schedule.longest_pause = milliseconds(20);
  return mailbox;
}

void empty_mailbox(PeerLink& link) {
  link.say("+OK\r\n");
  link.answer({{"LIST", "+OK\r\n.\r\n"}, {"CAPA", "-ERR\r\n"}, {"QUIT", std::string("+OK\r\n") + testing::kHangUp}},
              "+OK\r\n");
}

template <class Condition>
bool eventually(Condition condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(milliseconds(5));
  }
  return false;
}

TEST(Poller, LooksIntoEachMailboxAgainAndAgainButNeverTwiceAtATime) {
  std::atomic<int> now{0}, most{0};
  ScriptedPeer peer([&](PeerLink& link) {
    most = std::max<int>(most, ++now);
    std::this_thread::sleep_for(milliseconds(15));  // longer than from one poll to the next
    --now;
    empty_mailbox(link);
  });
  ScriptedPeer broken([](PeerLink& link) { link.say("-ERR no\r\n"); });
  Filing filing;
  Poller poller({mailbox_at(peer.port(), "good"), mailbox_at(broken.port(), "broken")}, filing);
  poller.start();
  EXPECT_TRUE(eventually([&] { return poller.status()[0].polls >= 3 && poller.status()[1].errors_in_row >= 3; }));
  poller.stop();
  const auto status = poller.status();
  EXPECT_EQ(most, 1);
  EXPECT_EQ(status[0].name, "good");
  EXPECT_TRUE(status[0].last_ok);
  EXPECT_FALSE(status[0].last_error);
  EXPECT_EQ(status[1].last_error, Code::unavailable);
  EXPECT_FALSE(status[1].last_ok);
  EXPECT_FALSE(status[1].polling);
}

TEST(Poller, StopsAtOnce) {
  ScriptedPeer silent([](PeerLink& link) { link.wait_for_end(); });
  Filing filing;
  auto waiting = mailbox_at(silent.port(), "waiting");
  auto sleeping = mailbox_at(1, "sleeping");
  sleeping.schedule.first_pause = sleeping.schedule.longest_pause = std::chrono::hours(1);
  Poller poller({waiting, sleeping}, filing);
  poller.start();
  EXPECT_TRUE(eventually([&] { return silent.clients() == 1 && poller.status()[1].errors == 1; }));
  const auto begun = std::chrono::steady_clock::now();
  poller.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
  EXPECT_EQ(poller.status()[0].errors, 0U);  // a stop is no error
}

TEST(Poller, WakesWhenPoked) {
  ScriptedPeer peer(empty_mailbox);
  Filing filing;
  auto mailbox = mailbox_at(peer.port(), "slow");
  mailbox.schedule.every = std::chrono::hours(1);
  Poller poller({mailbox}, filing);
  poller.start();
  EXPECT_TRUE(eventually([&] { return poller.status()[0].polls == 1; }));
  poller.poke();
  EXPECT_TRUE(eventually([&] { return poller.status()[0].polls == 2; }));
}

TEST(Poller, WaitsLongerAfterEachError) {
  Schedule schedule;
  schedule.first_pause = milliseconds(100);
  schedule.longest_pause = milliseconds(1000);
  const long wants[] = {100, 200, 400, 800, 1000, 1000};
  for (std::size_t i = 0; i < std::size(wants); ++i) EXPECT_EQ(pause_after(schedule, i + 1).count(), wants[i]);
  EXPECT_EQ(pause_after(schedule, UINT64_MAX).count(), 1000);
}

}  // namespace
}  // namespace marshrut::gate
