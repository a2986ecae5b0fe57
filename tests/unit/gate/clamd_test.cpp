#include "gate/clamd.hpp"

#include <gtest/gtest.h>

#include "support/scripted_peer.hpp"

namespace marshrut::gate {
namespace {

using std::chrono::milliseconds;
using testing::PeerLink;
using testing::ScriptedPeer;

ClamdSettings settings_for(const ScriptedPeer& peer) {
  return {"127.0.0.1:" + std::to_string(peer.port()), milliseconds(1000), milliseconds(1000)};
}

struct Case {
  const char* name;
  std::string answer;
  Code code;  // internal: none
  const char* infected;
};

TEST(Clamd, SaysCleanOnlyWhenItIsSure) {
  const std::string end(1, '\0');
  const Case cases[] = {
      {"clean", "stream: OK" + end, Code::internal, ""},
      {"infected", "stream: Win.Test FOUND" + end, Code::internal, "Win.Test"},
      {"too large for it", "INSTREAM size limit exceeded. ERROR" + end, Code::too_large, ""},
      {"over its limits", "stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND" + end, Code::too_large, ""},
      {"an error", "stream: Can't allocate memory ERROR" + end, Code::unavailable, ""},
      {"cut off", "stream: O", Code::unavailable, ""},
      {"cut off where it says OK", "stream: OK", Code::unavailable, ""},
      {"nothing", "", Code::unavailable, ""},
      {"no name", "stream:  FOUND" + end, Code::unavailable, ""},
      {"something else", "OK" + end, Code::unavailable, ""},
      {"without end", std::string(100'000, 'x'), Code::unavailable, ""},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.name);
    ScriptedPeer peer([&](PeerLink& link) {
      (void)link.until(std::string(4, '\0'));
      link.say(one.answer);
    });
    const auto scanned = scan(settings_for(peer), "some bytes");
    ASSERT_EQ(scanned.ok(), one.code == Code::internal);
    if (!scanned) {
      EXPECT_EQ(scanned.error().code, one.code) << scanned.error().message;
    } else {
      EXPECT_EQ(scanned->infected, one.infected);
    }
  }
}

TEST(Clamd, GetsTheBytesInCountedPieces) {
  std::string got;
  ScriptedPeer peer([&](PeerLink& link) {
    got = link.until(std::string(7, '\0').replace(0, 3, "abc"));
    link.say(std::string("stream: OK\0", 11));
    link.wait_for_end();
  });
  EXPECT_TRUE(scan(settings_for(peer), "abc")->clean());
  EXPECT_EQ(got, std::string("zINSTREAM\0\0\0\0\3", 14));
}

TEST(Clamd, SilenceAndAbsenceAreNotClean) {
  ScriptedPeer peer([](PeerLink& link) { link.wait_for_end(); });
  auto settings = settings_for(peer);
  settings.whole = milliseconds(200);
  EXPECT_EQ(scan(settings, "x").error().code, Code::timeout);
  EXPECT_EQ(scan({"127.0.0.1:1", milliseconds(500), milliseconds(500)}, "x").error().code, Code::unavailable);
  EXPECT_EQ(scan({"nowhere", milliseconds(500), milliseconds(500)}, "x").error().code, Code::usage);
}

}  // namespace
}  // namespace marshrut::gate
