// A process is killed at each step of the store, and what it had promised is still there.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <sstream>

#include "fixture.hpp"
#include "store/fsck.hpp"

namespace marshrut::store {
namespace {

struct Ended {
  std::vector<std::int64_t> said;
  bool killed = false;
};

Ended run_child(const Options& options, const std::string& mode, const std::string& kill_at) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  const std::string dir = options.data_dir.string();
  const pid_t child = ::fork();
  if (child == 0) {
    (void)::dup2(ends[1], 1);
    (void)::close(ends[0]);
    (void)::setenv("MARSHRUT_KILL_AT", kill_at.c_str(), 1);
    ::execl(STORE_CHILD, STORE_CHILD, dir.c_str(), options.url.c_str(), mode.c_str(), nullptr);
    ::_exit(127);
  }
  ::close(ends[1]);
  std::string text;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(ends[0], buffer.data(), buffer.size())) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  Ended ended;
  ended.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  std::istringstream lines(text);
  for (std::int64_t id = 0; lines >> id;) ended.said.push_back(id);
  return ended;
}

struct Case {
  const char* name;
  const char* step;
  int said;    // before it was killed
  int stored;  // what is there afterwards
};

// An operator's command opens the store beside the service and closes it again: the service's next commits must not go
// into a log that nobody will find.
TEST_F(StoreTest, KeepsItsCommitsWhenAnotherProcessComesAndGoes) {
  auto store = std::move(Store::open(options_).value());
  (void)must(fsck(*store));  // a reading connection, too
  Arrival arrival;
  arrival.received = 1;
  arrival.raw = "between";
  for (int round = 1; round <= 2; ++round) {
    EXPECT_EQ(run_child(options_, "accept", "never").said.size(), 40U);
    ASSERT_TRUE(accept(*store, arrival));
    EXPECT_EQ(must(fsck(*store)).messages, 41 * round);
  }
  store.reset();
  store = std::move(Store::open(options_).value());
  EXPECT_EQ(must(fsck(*store)).messages, 82);
}

class Killed : public StoreTest, public ::testing::WithParamInterface<Case> {};

TEST_P(Killed, KeepsWhatItHadPromised) {
  const Case& one = GetParam();
  const Ended ended = run_child(options_, "accept", one.step);
  ASSERT_TRUE(ended.killed);
  EXPECT_EQ(ended.said.size(), static_cast<std::size_t>(one.said));
  store_ = opened();
  EXPECT_EQ(number("SELECT COUNT(*) FROM message"), one.stored);
  for (const std::int64_t id : ended.said) {
    EXPECT_EQ(sha256_hex(must(in_read([&](Connection& c) { return raw_bytes(c, id); }))), listed(id).sha256);
  }
  EXPECT_TRUE(must(fsck(*store_)).whole());
  EXPECT_EQ(must(claim_messages(*store_, 100, std::chrono::minutes(1))).size(), static_cast<std::size_t>(one.stored));
}

INSTANTIATE_TEST_SUITE_P(Steps, Killed,
                         ::testing::Values(Case{"before_the_first_commit", "store.before-commit", 0, 0},
                                           Case{"after_the_first_commit", "store.after-commit", 0, 1},
                                           Case{"before_a_later_commit", "store.before-commit:17", 16, 16},
                                           Case{"after_a_later_commit", "store.after-commit:17", 16, 17}),
                         [](const auto& i) { return i.param.name; });

class KilledSender : public StoreTest {
protected:
  void queue_three() {
    const auto message = take_in("a");
    for (const char* event : {"1", "2", "3"}) {
      must(in_write([&](Connection& c) {
        return queue(c, {message, "receipt", "t@example.org", std::string("<") + event + "@x>", event, "b", false});
      }));
    }
  }
};

TEST_F(KilledSender, LeavesInDoubtOnlyWhatItDidNotMark) {
  queue_three();
  const Ended ended = run_child(options_, "send", "outbox.before-mark:2");
  EXPECT_TRUE(ended.killed);
  EXPECT_EQ(ended.said.size(), 1U);
  const auto claims = must(claim_replies(*store_, 10, std::chrono::minutes(1)));
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_TRUE(claims[0].in_doubt);
}

TEST_F(KilledSender, DoesNotSendAgainWhatItMarked) {
  queue_three();
  const Ended ended = run_child(options_, "send", "outbox.after-mark:2");
  EXPECT_TRUE(ended.killed);
  EXPECT_EQ(must(claim_replies(*store_, 10, std::chrono::minutes(1))).size(), 1U);
  EXPECT_EQ(number("SELECT COUNT(*) FROM outbox WHERE state = 'sent'"), 2);
}

}  // namespace
}  // namespace marshrut::store
