#include "sandbox/pool.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <atomic>
#include <cstdlib>
#include <thread>

namespace marshrut::sandbox {
namespace {

using namespace std::chrono_literals;

PoolSettings settings(unsigned workers = 1) {
  PoolSettings all;
  all.program = MARSHRUT_TEST_WORKER;
  all.workers = workers;
  all.patience = 20s;
  return all;
}

TEST(Pool, AnswersWhatItIsAsked) {
  Pool pool(settings());
  ASSERT_TRUE(pool.start());
  const Frames request = {"echo", "", std::string(100000, 'x')};
  const auto answer = pool.ask(request);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(*answer, request);
}

TEST(Pool, LetsNothingOut) {
  ::setenv("MARSHRUT_SECRET", "password", 1);
  struct Case {
    const char* what;
    const char* answer;  // nullptr: the kernel ends the worker
  };
  const Case cases[] = {
      {"environment", "clean"}, {"descriptors", "0"}, {"open", "nothing there"}, {"socket", nullptr},
      {"exec", nullptr},        {"fork", nullptr},    {"kill", nullptr},         {"run memory", nullptr},
  };
  Pool pool(settings());
  for (const Case& c : cases) {
    const auto answer = pool.ask({c.what});
    if (c.answer == nullptr) {
      ASSERT_FALSE(answer) << c.what << ": " << answer->at(0);
      EXPECT_EQ(answer.error().code, Code::damaged) << c.what;
    } else {
      ASSERT_TRUE(answer) << c.what;
      EXPECT_EQ(answer->at(0), c.answer) << c.what;
    }
  }
  ::unsetenv("MARSHRUT_SECRET");
}

TEST(Pool, OutlivesWorkersThatDie) {
  Pool pool(settings());
  for (const char* what : {"crash", "throw", "eat memory", "nonsense"}) {
    const auto answer = pool.ask({what});
    ASSERT_FALSE(answer) << what;
    EXPECT_EQ(answer.error().code, Code::damaged) << what;
    EXPECT_TRUE(pool.ask({"echo"})) << what;
  }
  EXPECT_EQ(pool.counts().died, 4U);
  EXPECT_EQ(pool.counts().started, 5U);
}

TEST(Pool, KillsAWorkerThatTakesTooLong) {
  PoolSettings impatient = settings();
  impatient.patience = 300ms;
  Pool pool(impatient);
  const auto answer = pool.ask({"sleep"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, Code::timeout);
  EXPECT_TRUE(pool.ask({"echo"}));
}

TEST(Pool, ReplacesWorkersAfterManyRequests) {
  PoolSettings brief = settings();
  brief.requests_a_worker = 2;
  Pool pool(brief);
  const std::string first = pool.ask({"pid"}).value().at(0);
  EXPECT_EQ(pool.ask({"pid"}).value().at(0), first);
  EXPECT_NE(pool.ask({"pid"}).value().at(0), first);
}

TEST(Pool, ServesManyCallersAtOnce) {
  Pool pool(settings(2));
  std::vector<std::thread> callers;
  std::atomic<int> right = 0;
  for (int caller = 0; caller < 8; ++caller) {
    callers.emplace_back([&, caller] {
      for (int i = 0; i < 20; ++i) {
        const Frames request = {"echo", std::to_string(caller * 100 + i)};
        const auto answer = pool.ask(request);
        if (answer && *answer == request) ++right;
      }
    });
  }
  for (std::thread& caller : callers) caller.join();
  EXPECT_EQ(right, 160);
}

TEST(Pool, HasAWaitOfItsOwnForAFreeWorker) {
  PoolSettings hurried = settings();
  hurried.queue_patience = 20ms;
  Pool pool(hurried);
  std::thread busy([&] { EXPECT_EQ(pool.ask({"wait a second"})->at(0), "done"); });
  while (pool.counts().started == 0) std::this_thread::sleep_for(1ms);
  EXPECT_EQ(pool.ask({"echo"}).error().code, Code::unavailable);
  busy.join();
  EXPECT_TRUE(pool.ask({"echo"}));
}

TEST(Pool, LetsIdleWorkersGoAndStartsThemAgain) {
  PoolSettings brief = settings(2);
  brief.idle_patience = 20ms;
  Pool pool(brief);
  ASSERT_TRUE(pool.start());
  while (!pool.idle_processes().empty()) std::this_thread::sleep_for(1ms);
  EXPECT_TRUE(pool.ask({"echo"}));
  EXPECT_EQ(pool.counts().started, 3U);
}

TEST(Pool, ReplacesAWorkerThatGrewAndOneThatEndedWhileIdle) {
  PoolSettings small = settings();
  small.resident_bytes = std::size_t{64} << 20U;
  Pool pool(small);
  const std::string first = pool.ask({"pid"})->at(0);
  EXPECT_EQ(pool.ask({"pid"})->at(0), first);
  EXPECT_TRUE(pool.ask({"keep memory"}));
  const std::string second = pool.ask({"pid"})->at(0);
  EXPECT_NE(second, first);
  ASSERT_EQ(::kill(std::stoi(second), SIGKILL), 0);
  while (pool.idle_processes().size() == 1 && ::kill(std::stoi(second), 0) == 0) {
    siginfo_t ended{};
    if (::waitid(P_PID, static_cast<id_t>(std::stoi(second)), &ended, WEXITED | WNOWAIT | WNOHANG) == 0 &&
        ended.si_pid != 0) {
      break;
    }
  }
  EXPECT_NE(pool.ask({"pid"})->at(0), second);
  EXPECT_EQ(pool.counts().died, 0U);
}

TEST(Pool, GivesAFreshWorkerToWhoAsksForOne) {
  Pool pool(settings());
  const std::string first = pool.ask({"pid"})->at(0);
  EXPECT_NE(pool.ask({"pid"}, Worker::fresh)->at(0), first);
}

TEST(Pool, SaysWhenNoWorkerCanBeStarted) {
  PoolSettings wrong = settings();
  wrong.program = "/nonexistent/worker";
  Pool pool(wrong);
  EXPECT_EQ(pool.start().error().code, Code::unavailable);
  EXPECT_EQ(pool.ask({"echo"}).error().code, Code::unavailable);
}

}  // namespace
}  // namespace marshrut::sandbox
