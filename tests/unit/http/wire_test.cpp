// What comes over the wire that no good browser sends.
#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "http/server.hpp"

namespace marshrut::http {
namespace {

struct Echo : Site {
  std::size_t most_body(const Request& /*request*/) override { return 1000; }
  Reply answer(Request request) override {
    Reply reply;
    reply.type = "text/plain";
    reply.body = request.method + ' ' + request.path + ' ' + request.body;
    reply.ranges = request.path == "/file";
    return reply;
  }
};

class Wire : public ::testing::Test {
protected:
  void SetUp() override {
    settings_.host = "127.0.0.1";
    settings_.port = 0;
    settings_.head_patience = std::chrono::milliseconds(700);
    settings_.idle_patience = std::chrono::milliseconds(300);
    settings_.trusted_proxies = {};
    server_.emplace(settings_, site_);
    const auto at = server_->start();
    ASSERT_TRUE(at) << at.error().message;
    port_ = static_cast<std::uint16_t>(std::stoi(at->substr(at->rfind(':') + 1)));
  }
  // All that is answered until the other side closes.
  std::string send(const std::string& bytes, bool close_after = true) {
    Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port_));
    socket.setReceiveTimeout(Poco::Timespan(20, 0));
    socket.sendBytes(bytes.data(), static_cast<int>(bytes.size()));
    if (close_after) socket.shutdownSend();
    std::string all;
    std::array<char, 4096> chunk{};
    for (;;) {
      int got = 0;
      try {
        got = socket.receiveBytes(chunk.data(), static_cast<int>(chunk.size()));
      } catch (const std::exception&) {
        return all;
      }
      if (got <= 0) return all;
      all.append(chunk.data(), static_cast<std::size_t>(got));
    }
  }
  Echo site_;
  ServerSettings settings_;
  std::optional<Server> server_;
  std::uint16_t port_ = 0;
};

TEST_F(Wire, AnswersAnOrdinaryRequest) {
  const std::string answer = send("GET /a?x=1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  EXPECT_NE(answer.find("200 OK"), std::string::npos) << answer;
  EXPECT_NE(answer.find("GET /a "), std::string::npos);
  EXPECT_NE(answer.find("X-Content-Type-Options: nosniff"), std::string::npos);
}

struct Case {
  const char* name;
  std::string bytes;
  const char* status;
};

TEST_F(Wire, RefusesWhatCouldBeReadInTwoWays) {
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\n";
  const std::vector<Case> cases = {
      {"two lengths", head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", "400"},
      {"length and coding", head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
      {"two codings", head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n", "400"},
      {"unknown coding", head + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "400"},
      {"a list of lengths", head + "Content-Length: 5, 5\r\n\r\nhello", "400"},
      {"a signed length", head + "Content-Length: +5\r\n\r\nhello", "400"},
      {"a negative length", head + "Content-Length: -5\r\n\r\nhello", "400"},
      {"a length of hex digits", head + "Content-Length: 0x5\r\n\r\nhello", "400"},
      {"a body cut off", head + "Content-Length: 50\r\n\r\nhello", "400"},
      {"an absolute target", "GET http://other/ HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"no target", "GET * HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"too large by its own word", head + "Content-Length: 2000\r\n\r\n", "413"},
      {"too large in pieces",
       head + "Transfer-Encoding: chunked\r\n\r\n" + "400\r\n" + std::string(0x400, 'a') + "\r\n0\r\n\r\n", "413"},
  };
  for (const Case& one : cases) {
    const std::string answer = send(one.bytes + "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");
    // Poco closes some of them without a word.
    EXPECT_TRUE(answer.empty() || answer.substr(9, 3) == one.status) << one.name << "\n" << answer;
    EXPECT_EQ(answer.find("/smuggled "), std::string::npos) << one.name << ": what followed was taken for a request";
  }
}

TEST_F(Wire, CutsOffWhoIsSlow) {
  Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", port_));
  socket.setReceiveTimeout(Poco::Timespan(20, 0));
  const std::string begun = "GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ";
  socket.sendBytes(begun.data(), static_cast<int>(begun.size()));
  std::array<char, 64> chunk{};
  // It ends by itself, without the rest of the head ever coming.
  int got = 1;
  try {
    got = socket.receiveBytes(chunk.data(), static_cast<int>(chunk.size()));
  } catch (const std::exception&) {
    got = 0;
  }
  EXPECT_TRUE(got == 0 || std::string(chunk.data(), static_cast<std::size_t>(got)).find("200") == std::string::npos);
}

TEST_F(Wire, GivesPartsOfAFile) {
  const auto part = [&](const std::string& range) {
    return send("GET /file HTTP/1.1\r\nHost: h\r\nConnection: close\r\nRange: " + range + "\r\n\r\n");
  };
  const std::string some = part("bytes=0-2");
  EXPECT_NE(some.find("206"), std::string::npos) << some;
  EXPECT_NE(some.find("Content-Range: bytes 0-2/10"), std::string::npos) << some;
  EXPECT_TRUE(some.ends_with("\r\n\r\nGET")) << some;
  EXPECT_TRUE(part("bytes=-3").ends_with("\r\n\r\nle ")) << part("bytes=-3");
  EXPECT_EQ(part("bytes=100-").substr(9, 3), "416");
  EXPECT_EQ(part("bytes=0-1,3-4").substr(9, 3), "200") << "many parts at once are given as a whole";
}

}  // namespace
}  // namespace marshrut::http
