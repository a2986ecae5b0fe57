#include "sandbox/frames.hpp"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <thread>

namespace marshrut::sandbox {
namespace {

using namespace std::chrono_literals;

struct Pair {
  std::array<int, 2> ends{};
  Pair() { EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0); }
  ~Pair() {
    ::close(ends[0]);
    ::close(ends[1]);
  }
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;
};

TEST(Frames, ComeAsTheyWereSent) {
  const Pair pair;
  const Frames sent = {"", "a", std::string("\0\n", 2), std::string(std::size_t{3} << 20U, 'z')};
  std::thread sender([&] { EXPECT_TRUE(send_frames(pair.ends[0], sent)); });
  const auto got = receive_frames(pair.ends[1]);
  sender.join();
  ASSERT_TRUE(got);
  EXPECT_EQ(*got, sent);
}

TEST(Frames, OfAPeerThatIsSilentEndInTime) {
  const Pair pair;
  const auto got = receive_frames(pair.ends[1], std::chrono::steady_clock::now() + 30ms);
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, Code::timeout);
}

TEST(Frames, ToAPeerThatDoesNotReadEndInTime) {
  const Pair pair;
  const auto sent =
      send_frames(pair.ends[0], {std::string(std::size_t{8} << 20U, 'z')}, std::chrono::steady_clock::now() + 30ms);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, Code::timeout);
}

TEST(Frames, OverTheLimitsAreRefusedBeforeMemoryIsTaken) {
  struct Case {
    const char* name;
    FrameLimits limits;
    Frames frames;
  };
  const Case cases[] = {{"count", {2, 100}, {"a", "b", "c"}}, {"bytes", {10, 4}, {"abc", "de"}}};
  for (const Case& c : cases) {
    const Pair pair;
    ASSERT_TRUE(send_frames(pair.ends[0], c.frames));
    const auto got = receive_frames(pair.ends[1], {}, c.limits);
    ASSERT_FALSE(got) << c.name;
    EXPECT_EQ(got.error().code, Code::too_large) << c.name;
  }
}

TEST(Frames, OfAPeerThatWentAwayAreUnavailable) {
  const Pair pair;
  ASSERT_EQ(::shutdown(pair.ends[0], SHUT_RDWR), 0);
  EXPECT_EQ(receive_frames(pair.ends[1]).error().code, Code::unavailable);
  EXPECT_EQ(send_frames(pair.ends[1], {"a"}).error().code, Code::unavailable);
}

}  // namespace
}  // namespace marshrut::sandbox
