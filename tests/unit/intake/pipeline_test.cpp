// From `received` to a final state, whatever workers and the scanner do meanwhile.
#include "intake/pipeline.hpp"

#include <atomic>
#include <thread>

#include "support/scripted_peer.hpp"
#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using namespace std::chrono_literals;
using testing::PeerLink;
using testing::ScriptedPeer;

class PipelineTest : public test::Ledger {
protected:
  static ExaminerSettings examiner_settings() {
    ExaminerSettings settings;
    settings.pool.program = MARSHRUT_TEST_WORKER;
    settings.pool.workers = 1;
    settings.pool.patience = 20s;
    return settings;
  }

  void run(const ExaminerSettings& with, const std::function<void(Pipeline&)>& meanwhile) {
    Examiner examiner(with);
    ASSERT_TRUE(examiner.start());
    PipelineSettings settings;
    settings.threads = 2;
    settings.look = 50ms;
    Pipeline pipeline(store(), examiner, rules_, settings);
    pipeline.start();
    meanwhile(pipeline);
    pipeline.stop();
    counts_ = pipeline.counts();
  }

  ::testing::AssertionResult wait_until(const std::function<bool()>& done, std::chrono::milliseconds most = 30s) {
    const auto end = std::chrono::steady_clock::now() + most;
    while (!done()) {
      if (std::chrono::steady_clock::now() > end) return ::testing::AssertionFailure() << "it took too long";
      std::this_thread::sleep_for(10ms);
    }
    return ::testing::AssertionSuccess();
  }
  void run_until_settled(const ExaminerSettings& with) {
    run(with, [&](Pipeline&) { EXPECT_TRUE(wait_until([&] { return waiting() == 0; })); });
  }
  std::string end_of(std::int64_t id) {
    const auto one = message(id);
    return std::string(store::state_name(one.state)) + (one.reason.empty() ? "" : ":" + one.reason);
  }

  SharedRules rules_{Rules()};
  PipelineCounts counts_;
};

TEST_F(PipelineTest, SettlesWhatWaitsAndWhatComes) {
  const std::int64_t waited = arrive_raw("form 1");
  std::vector<std::int64_t> came;
  run(examiner_settings(), [&](Pipeline& pipeline) {
    for (int i = 2; i < 20; ++i) came.push_back(arrive_raw((i % 2 == 0 ? "form " : "text ") + std::to_string(i)));
    pipeline.poke();
    EXPECT_TRUE(wait_until([&] { return waiting() == 0; }));
  });
  EXPECT_EQ(end_of(waited), "filed");
  for (std::size_t i = 0; i < came.size(); ++i) {
    EXPECT_EQ(end_of(came[i]), i % 2 == 0 ? "filed" : "not-a-submission:no-document") << i;
  }
  EXPECT_EQ(counts_.settled, 19U);
  EXPECT_EQ(counts_.postponed + counts_.crashed + counts_.lost, 0U);
  EXPECT_EQ(count("SELECT COUNT(*) FROM submission"), 10);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox"), 19);
}

TEST_F(PipelineTest, AMessageThatKillsWorkersGetsOneMoreTry) {
  auto settings = examiner_settings();
  settings.pool.patience = 300ms;
  for (const char* word : {"crash", "throw", "hang", "nonsense"}) {
    const std::int64_t bad = arrive_raw(word);
    const std::int64_t good = arrive_raw("form " + std::to_string(bad));
    run_until_settled(settings);
    EXPECT_EQ(end_of(bad), "quarantined:kills-workers") << word;
    EXPECT_EQ(message(bad).crashes, 1) << word;
    EXPECT_EQ(counts_.crashed, 2U) << word;
    EXPECT_EQ(counts_.settled, 2U) << word;
    EXPECT_EQ(end_of(good), "filed") << word;
  }
}

TEST_F(PipelineTest, AnOperatorMayOpenItAgain) {
  const std::int64_t bad = arrive_raw("crash");
  run_until_settled(examiner_settings());
  ASSERT_TRUE(store().write([&](store::Connection& c) { return store::reopen(c, bad, "operator:x", "cli"); }));
  EXPECT_EQ(message(bad).crashes, 0);
  run_until_settled(examiner_settings());
  EXPECT_EQ(end_of(bad), "quarantined:kills-workers");
}

// clamd in so far as it is spoken to here: away, then there.
TEST_F(PipelineTest, WithoutItsScannerAMessageWaits) {
  std::atomic<bool> away{true};
  const std::string end = "form" + std::string(4, '\0');
  ScriptedPeer clamd([&](PeerLink& link) {
    if (away) return link.hang_up();
    (void)link.until(end);
    link.say(std::string("stream: OK\0", 11));
    link.wait_for_end();
  });
  auto settings = examiner_settings();
  settings.clamd = gate::ClamdSettings{"127.0.0.1:" + std::to_string(clamd.port()), 1s, 5s};
  const std::int64_t id = arrive_raw("a form");
  const std::int64_t nothing_to_scan = arrive_raw("a text");
  run(settings, [&](Pipeline& pipeline) {
    EXPECT_TRUE(wait_until([&] { return pipeline.counts().postponed == 1 && pipeline.counts().settled == 1; }));
    EXPECT_EQ(end_of(id), "received:clamd");
    EXPECT_EQ(message(id).tries, 1);
    EXPECT_EQ(end_of(nothing_to_scan), "not-a-submission:no-document");
    away = false;
    EXPECT_TRUE(wait_until([&] { return waiting() == 0; }));
  });
  EXPECT_EQ(end_of(id), "filed");
  EXPECT_EQ(counts_.crashed, 0U);
}

TEST_F(PipelineTest, AnInfectedMessageIsQuarantined) {
  const std::string end = "form" + std::string(4, '\0');
  ScriptedPeer clamd([&](PeerLink& link) {
    (void)link.until(end);
    link.say(std::string("stream: Win.Test FOUND\0", 23));
    link.wait_for_end();
  });
  auto settings = examiner_settings();
  settings.clamd = gate::ClamdSettings{"127.0.0.1:" + std::to_string(clamd.port()), 1s, 5s};
  const std::int64_t id = arrive_raw("a form");
  run_until_settled(settings);
  EXPECT_EQ(end_of(id), "quarantined:infected");
  EXPECT_EQ(count("SELECT COUNT(*) FROM submission"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM outbox"), 0);
}

TEST_F(PipelineTest, WhatIsInWorkComesToItsEnd) {
  for (int i = 0; i < 50; ++i) (void)arrive_raw("form " + std::to_string(i));
  run(examiner_settings(),
      [&](Pipeline& pipeline) { EXPECT_TRUE(wait_until([&] { return pipeline.counts().settled > 0; })); });
  // Nothing is left claimed: another node may take it at once.
  EXPECT_EQ(count("SELECT COUNT(*) FROM message WHERE state = 'received' AND claim_token <> ''"), 0);
  EXPECT_EQ(counts_.lost + counts_.crashed, 0U);
  EXPECT_EQ(static_cast<std::int64_t>(counts_.settled), 50 - waiting());
}

TEST_F(PipelineTest, WithoutAWorkerNothingIsLost) {
  auto settings = examiner_settings();
  settings.pool.program = folder_.path() / "nothing";
  Examiner examiner(settings);
  EXPECT_FALSE(examiner.start());
  const std::int64_t id = arrive_raw("form");
  PipelineSettings quick;
  quick.look = 20ms;
  Pipeline pipeline(store(), examiner, rules_, quick);
  pipeline.start();
  EXPECT_TRUE(wait_until([&] { return pipeline.counts().postponed > 0; }));
  pipeline.stop();
  EXPECT_EQ(end_of(id), "received:worker");
}

}  // namespace
}  // namespace marshrut::intake
