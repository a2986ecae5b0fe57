// Whether the service is well, over HTTP.
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

#include "http/server.hpp"
#include "http/site.hpp"

namespace marshrut::http {
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

ServerSettings listening_at(const std::string& host, std::uint16_t port) {
  ServerSettings settings;
  settings.host = host;
  settings.port = port;
  return settings;
}

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
  WholeSite site_{source_, nullptr, nullptr};
  Server server_{listening_at("127.0.0.1", 0), site_};
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
  Server second(listening_at("127.0.0.1", port_), site_);
  const auto at = second.start();
  ASSERT_FALSE(at);
  EXPECT_EQ(at.error().code, Code::io);
  Server nowhere(listening_at("no.such.host.invalid", 0), site_);
  EXPECT_FALSE(nowhere.start());
}

}  // namespace
}  // namespace marshrut::http
