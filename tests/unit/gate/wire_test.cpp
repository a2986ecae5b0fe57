#include "gate/wire.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/office.hpp"
#include "support/scripted_peer.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using testing::Certificates;
using ::testing::HasSubstr;
using testing::PeerLink;
using testing::ScriptedPeer;

const Certificates& certificates() {
  static const testing::TemporaryFolder folder;
  static const Certificates all(folder.path(), {"localhost", "127.0.0.1", "mail.other.example"});
  return all;
}

const Certificates& strangers() {
  static const testing::TemporaryFolder folder;
  static const Certificates all(folder.path(), {"localhost"});
  return all;
}

struct Case {
  const char* name;
  std::string of, host, authority;
  const char* error;  // empty: it is well
};

Result<std::string> talk(std::uint16_t port, const std::string& host, const std::string& authority, Time until) {
  auto wire = Wire::connect("127.0.0.1", port, milliseconds(2000), until, nullptr);
  if (!wire) return wire.error();
  if (auto safe = wire->start_tls(host, authority, until); !safe) return safe.error();
  if (auto sent = wire->write("hello\r\n", until); !sent) return sent.error();
  return wire->line(100, until);
}

TEST(Wire, TrustsOnlyTheRightCertificateForTheRightHost) {
  ASSERT_TRUE(certificates().ok());
  ASSERT_TRUE(strangers().ok());
  const std::string ours = certificates().authority();
  const Case cases[] = {
      {"a name", "localhost", "localhost", ours, ""},
      {"an address", "127.0.0.1", "127.0.0.1", ours, ""},
      {"another's name", "mail.other.example", "localhost", ours, "certificate"},
      {"a name for an address", "localhost", "127.0.0.1", ours, "certificate"},
      {"another authority", "localhost", "localhost", strangers().authority(), "certificate"},
      {"the system's authorities", "localhost", "localhost", "", "certificate"},
      {"no file of authorities", "localhost", "localhost", "/nonexistent.pem", "can't be read"},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    ScriptedPeer peer([&](PeerLink& link) {
      link.secure(certificates(), one.of);
      link.say("heard " + link.line() + "\r\n");
      link.wait_for_end();
    });
    const auto said = talk(peer.port(), one.host, one.authority, after(milliseconds(5000)));
    if (*one.error == '\0') {
      ASSERT_TRUE(said) << said.error().message;
      EXPECT_EQ(*said, "heard hello");
    } else {
      ASSERT_FALSE(said);
      EXPECT_THAT(said.error().message, HasSubstr(one.error));
      EXPECT_TRUE(peer.heard().empty());
    }
  }
}

TEST(Wire, APeerThatSpeaksNoTlsIsAnErrorInTime) {
  ScriptedPeer silent([](PeerLink& link) { link.wait_for_end(); });
  EXPECT_EQ(talk(silent.port(), "localhost", certificates().authority(), after(milliseconds(200))).error().code,
            Code::timeout);
  ScriptedPeer plain([](PeerLink& link) { link.say("+OK ready\r\n+OK ready\r\n"); });
  EXPECT_EQ(talk(plain.port(), "localhost", certificates().authority(), after(milliseconds(2000))).error().code,
            Code::unavailable);
  // A record of TLS, byte by byte, doesn't hold anyone longer than it may.
  ScriptedPeer dripping([](PeerLink& link) {
    link.drip(std::string("\x16\x03\x03\x40\x00", 5) + std::string(20'000, 'x'), milliseconds(10));
  });
  const auto begun = Clock::now();
  EXPECT_EQ(talk(dripping.port(), "localhost", certificates().authority(), after(milliseconds(300))).error().code,
            Code::timeout);
  EXPECT_LT(Clock::now() - begun, std::chrono::seconds(5));
}

TEST(Wire, CutTlsIsNoEnd) {
  ScriptedPeer peer([&](PeerLink& link) {
    link.secure(certificates(), "localhost");
    link.say("half a li");
  });
  auto wire = Wire::connect("127.0.0.1", peer.port(), milliseconds(2000), after(milliseconds(5000)), nullptr).value();
  ASSERT_TRUE(wire.start_tls("localhost", certificates().authority(), after(milliseconds(5000))));
  EXPECT_EQ(wire.line(100, after(milliseconds(5000))).error().code, Code::unavailable);
}

TEST(Wire, WhatIsNotThereIsUnavailable) {
  EXPECT_EQ(Wire::connect("127.0.0.1", 1, milliseconds(500), after(milliseconds(500)), nullptr).error().code,
            Code::unavailable);
  EXPECT_EQ(Wire::connect("/nonexistent/socket", 0, milliseconds(500), after(milliseconds(500)), nullptr).error().code,
            Code::unavailable);
}

}  // namespace
}  // namespace marshrut::gate
