// What only a server can do: go away.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "fixture.hpp"
#include "fixture_postgres.hpp"
#include "store/fsck.hpp"

namespace marshrut::store {
namespace {

using Server = StoreTest;

TEST_F(Server, ThatWasRestartedIsFoundAgain) {
  (void)take_in("a");
  server().stop();
  ASSERT_TRUE(server().start());
  (void)take_in("b");
  EXPECT_EQ(number("SELECT COUNT(*) FROM message"), 2);
}

TEST_F(Server, ThatIsAwayIsUnavailableAtOnce) {
  server().crash();
  Arrival arrival;
  arrival.raw = "x";
  const auto refused = accept(*store_, arrival);
  const auto ping = store_->ping();
  ASSERT_TRUE(server().start());
  EXPECT_EQ(refused.error().code, Code::unavailable);
  EXPECT_EQ(ping.error().code, Code::unavailable);
  EXPECT_TRUE(store_->ping());
  EXPECT_TRUE(accept(*store_, arrival));
}

TEST_F(Server, ThatCrashesInMidWorkLosesNothingThatWasPromised) {
  std::atomic<bool> stop{false};
  std::mutex mutex;
  std::vector<std::pair<std::int64_t, std::string>> promised;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 6; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; !stop; ++i) {
        const std::string raw = std::to_string(thread) + "/" + std::to_string(i) + std::string(20000, 'x');
        Arrival arrival;
        arrival.raw = raw;
        const auto id = accept(*store_, arrival);
        if (id) {
          const std::lock_guard lock(mutex);
          promised.emplace_back(*id, sha256_hex(raw));
        } else {
          EXPECT_EQ(id.error().code, Code::unavailable) << id.error().message << id.error().where;
          std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
      }
    });
  }
  for (int round = 0; round < 3; ++round) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    round == 1 ? server().stop() : server().crash();
    EXPECT_TRUE(server().start());
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  stop = true;
  for (auto& thread : threads) thread.join();
  ASSERT_GT(promised.size(), 50U);
  for (const auto& [id, sha256] : promised) EXPECT_EQ(listed(id).sha256, sha256);
  EXPECT_TRUE(must(fsck(*store_)).whole());
}

TEST_F(Server, ThatLetsNobodyWriteIsUnavailable) {
  change("SELECT 1");
  must(
      in_write([](Connection& c) { return c.run("SELECT set_config('default_transaction_read_only', 'on', false)"); }));
  // Each of the writers has its own session: at least the one that ran the line above refuses now.
  Arrival arrival;
  arrival.raw = "x";
  Options one = options_;
  one.writers = 1;
  const auto store = std::move(Store::open(one).value());
  must(store->write([](Connection& c) -> Result<void> {
    (void)must(c.run("SELECT set_config('default_transaction_read_only', 'on', false)"));
    return {};
  }));
  EXPECT_EQ(accept(*store, arrival).error().code, Code::unavailable);
}

TEST_F(Server, ThatIsNotThereIsUnavailableWhenAStoreIsOpened) {
  Options nowhere = options_;
  nowhere.url = "postgresql:///x?host=/nonexistent";
  EXPECT_EQ(Store::open(nowhere).error().code, Code::unavailable);
}

TEST_F(Server, GivesUpWaitingForALock) {
  Options impatient = options_;
  impatient.lock_timeout = std::chrono::milliseconds(100);
  const auto other = std::move(Store::open(impatient).value());
  must(in_write([](Connection& c) { return next_submission_number(c, 2026); }));
  must(store_->write([&](Connection& c) -> Result<void> {
    (void)must(next_submission_number(c, 2026));
    const auto waited = other->write([](Connection& w) -> Result<void> {
      const auto number = next_submission_number(w, 2026);
      if (!number) return number.error();
      return {};
    });
    EXPECT_EQ(waited.error().code, Code::unavailable);
    return {};
  }));
}

}  // namespace
}  // namespace marshrut::store
