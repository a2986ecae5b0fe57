// Whether the service is well, over HTTP; its counts as Prometheus reads them.
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/StreamCopier.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "service/health_server.hpp"
#include "service/metrics.hpp"
#include "service/metrics_of.hpp"
#include "store/ledger.hpp"
#include "support/office.hpp"

namespace marshrut::service {
namespace {

namespace net = Poco::Net;
using ::testing::HasSubstr;
using ::testing::Not;

struct Source : HealthSource {
  std::string trouble() override {
    const std::lock_guard lock(mutex);
    if (what == "bug") throw std::runtime_error("a bug");
    return what;
  }
  std::string metrics() override { return "marshrut_x 1\n"; }
  void set(const std::string& word) {
    const std::lock_guard lock(mutex);
    what = word;
  }
  std::mutex mutex;
  std::string what;
};

struct Answer {
  int status = 0;
  std::string type, body;
};

class Health : public ::testing::Test {
protected:
  void SetUp() override {
    const auto at = server_.start();
    ASSERT_TRUE(at) << at.error().message;
    port_ = static_cast<std::uint16_t>(std::stoi(at->substr(at->rfind(':') + 1)));
    EXPECT_EQ(*at, "127.0.0.1:" + std::to_string(port_));
  }
  Answer ask(const std::string& path, const std::string& method = "GET") {
    net::HTTPClientSession session("127.0.0.1", port_);
    session.setTimeout(Poco::Timespan(10, 0));
    net::HTTPRequest request(method, path, net::HTTPMessage::HTTP_1_1);
    session.sendRequest(request);
    net::HTTPResponse response;
    std::ostringstream body;
    Poco::StreamCopier::copyStream(session.receiveResponse(response), body);
    return {response.getStatus(), response.getContentType(), body.str()};
  }
  Source source_;
  HealthServer server_{{"127.0.0.1", 0}, source_};
  std::uint16_t port_ = 0;
};

TEST_F(Health, SaysHowTheServiceIs) {
  EXPECT_EQ(ask("/health/live").status, 200);
  EXPECT_EQ(ask("/health/ready").status, 200);
  EXPECT_EQ(ask("/health/ready").body, "ready\n");
  source_.set("store");
  EXPECT_EQ(ask("/health/live").status, 200);
  EXPECT_EQ(ask("/health/ready").status, 503);
  EXPECT_EQ(ask("/health/ready").body, "store\n");
  source_.set("");
  EXPECT_EQ(ask("/health/ready").status, 200);
  const Answer metrics = ask("/metrics");
  EXPECT_EQ(metrics.status, 200);
  EXPECT_EQ(metrics.type, "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_EQ(metrics.body, "marshrut_x 1\n");
}

TEST_F(Health, NothingElseIsThere) {
  for (const char* path : {"/", "/health", "/health/live/", "/metrics/../etc/passwd", "/favicon.ico", "//"}) {
    EXPECT_EQ(ask(path).status, 404) << path;
  }
  for (const char* method : {"POST", "PUT", "DELETE"}) EXPECT_EQ(ask("/health/live", method).status, 405) << method;
  const Answer head = ask("/health/live", "HEAD");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.body, "");
  EXPECT_EQ(ask("/metrics?x=1").status, 200);
}

TEST_F(Health, AFaultIsAnAnswerToo) {
  source_.set("bug");
  EXPECT_EQ(ask("/health/ready").status, 500);
  source_.set("");
  EXPECT_EQ(ask("/health/ready").status, 200);
}

TEST_F(Health, ManyMayAskAtATime) {
  std::vector<std::thread> threads;
  std::atomic<int> well{0};
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) well += ask("/metrics").status == 200 ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(well, 160);
}

TEST_F(Health, AfterItsStopNobodyAnswers) {
  server_.stop();
  server_.stop();
  EXPECT_THROW((void)ask("/health/live"), net::NetException);
}

TEST_F(Health, ATakenPortIsAnError) {
  HealthServer second({"127.0.0.1", port_}, source_);
  const auto at = second.start();
  ASSERT_FALSE(at);
  EXPECT_EQ(at.error().code, Code::io);
  HealthServer nowhere({"no.such.host.invalid", 0}, source_);
  EXPECT_FALSE(nowhere.start());
}

TEST(Metrics, AreWrittenAsPrometheusReadsThem) {
  Metrics metrics;
  metrics.family("replies_total", "counter", "Tries.");
  metrics.sample(3, "outcome", "sent");
  metrics.sample(0.5, "outcome", "a\"b\\c\nd");
  metrics.family("up", "gauge", "Well.");
  metrics.sample(1);
  metrics.sample(12345678901.0);
  EXPECT_EQ(metrics.text(),
            "# HELP marshrut_replies_total Tries.\n# TYPE marshrut_replies_total counter\n"
            "marshrut_replies_total{outcome=\"sent\"} 3\n"
            "marshrut_replies_total{outcome=\"a\\\"b\\\\c\\nd\"} 0.5\n"
            "# HELP marshrut_up Well.\n# TYPE marshrut_up gauge\nmarshrut_up 1\nmarshrut_up 12345678901\n");
}

// Each line is a comment of a family or a sample of the family that stands above it.
void expect_readable(const std::string& text) {
  const std::regex comment("# (HELP|TYPE) (marshrut_[a-z_]+) .+"),
      sample("(marshrut_[a-z_]+)(\\{[a-z_]+=\"[^\"]*\"\\})? -?[0-9.e+]+");
  std::set<std::string> families, samples;
  std::string family;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_match(line, found, comment)) {
      family = found[2];
      if (found[1] == "HELP") {
        EXPECT_TRUE(families.insert(family).second) << "twice: " << line;
      }
    } else {
      ASSERT_TRUE(std::regex_match(line, found, sample)) << line;
      EXPECT_EQ(found[1], family) << line;
      EXPECT_TRUE(samples.insert(line.substr(0, line.rfind(' '))).second) << "twice: " << line;
    }
  }
  EXPECT_GT(samples.size(), 5U);
}

TEST(MetricsOf, CountsWhatTheStoreHolds) {
  const testing::TemporaryFolder folder;
  store::Options options;
  options.data_dir = folder.path();
  auto store = store::Store::open(options);
  ASSERT_TRUE(store);
  for (const char* raw : {"a", "b", "c"}) {
    store::Arrival arrival;
    arrival.source = "lmtp";
    arrival.raw = raw;
    ASSERT_TRUE(store::accept(**store, arrival));
  }
  gate::MailboxStatus mailbox;
  mailbox.name = "main";
  mailbox.filed = 7;
  mailbox.last_ok = 1789000000000;
  gate::MailboxStatus silent;
  silent.name = "second";
  gate::LmtpCounters lmtp;
  lmtp.accepted = 5;
  const std::string text = metrics_of(
      {**store, {1, 2, 3, 4}, {31, 32, 33, 34, 35}, {10, 11, 12, 13}, {20, 21, 22}, &lmtp, {mailbox, silent}});
  expect_readable(text);
  for (const char* line :
       {"marshrut_store_up 1\n", "marshrut_messages{state=\"received\"} 3\n",
        "marshrut_messages{state=\"quarantined\"} 0\n", "marshrut_outbox{state=\"queued\"} 0\n",
        "marshrut_lmtp_messages_total{outcome=\"accepted\"} 5\n", "marshrut_mailbox_filed_total{mailbox=\"main\"} 7\n",
        "marshrut_mailbox_last_ok_seconds{mailbox=\"main\"} 1789000000\n",
        "marshrut_intake_messages_total{outcome=\"crashed\"} 12\n", "marshrut_workers_total{event=\"died\"} 2\n",
        "marshrut_replies_total{outcome=\"failed\"} 22\n",
        "marshrut_office_documents_total{outcome=\"failed\"} 32\n"}) {
    EXPECT_THAT(text, HasSubstr(line));
  }
  const std::string bare = metrics_of({**store, {}, {}, {}, {}, nullptr, {}});
  expect_readable(bare);
  EXPECT_THAT(bare, Not(HasSubstr("lmtp")));
}

}  // namespace
}  // namespace marshrut::service
