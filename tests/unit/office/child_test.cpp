#include "office/child.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

namespace marshrut::office {
namespace {

const std::vector<std::string> kEnvironment = {"PATH=/usr/bin:/bin"};

Result<int> shell(const std::string& commands, ChildLimits limits = {}) {
  return run_child("/bin/sh", {"-c", commands}, kEnvironment, limits);
}

TEST(Child, GivesItsStatus) {
  EXPECT_EQ(shell("exit 0").value(), 0);
  EXPECT_EQ(shell("exit 7").value(), 7);
  EXPECT_EQ(shell("kill -9 $$").value(), 128 + 9);
  EXPECT_EQ(run_child("/nonexistent", {}, kEnvironment, {}).value(), 127);
}

TEST(Child, IsKilledWithItsChildrenWhenItsTimeIsOver) {
  ChildLimits limits;
  limits.wall = std::chrono::seconds(1);
  const auto mark = std::filesystem::temp_directory_path() / ("marshrut-child-" + std::to_string(::getpid()));
  std::filesystem::remove(mark);
  const auto ended = shell("(sleep 2; touch " + mark.string() + ") & wait", limits);
  ASSERT_FALSE(ended);
  EXPECT_EQ(ended.error().code, Code::timeout);
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  EXPECT_FALSE(std::filesystem::exists(mark));
}

TEST(Child, HasOnlyTheEnvironmentThatItIsGiven) { EXPECT_EQ(shell("test -z \"$HOME\"").value(), 0); }

TEST(Child, CannotWriteMoreThanItMay) {
  ChildLimits limits;
  limits.file_bytes = 1000;
  EXPECT_NE(
      shell("head -c 5000 /dev/zero > /tmp/marshrut-child-$$; s=$?; rm -f /tmp/marshrut-child-$$; exit $s", limits)
          .value(),
      0);
}

TEST(Program, IsFoundOnThePath) {
  EXPECT_TRUE(find_program("sh"));
  EXPECT_EQ(find_program("no-such-program").error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::office
