#include "sandbox/scratch.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <optional>

namespace marshrut::sandbox {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPrefix = "marshrut-scratch-test-";

TEST(Scratch, GoesWithItsOwner) {
  std::optional<Scratch> scratch;
  {
    auto made = Scratch::make(kPrefix);
    ASSERT_TRUE(made);
    scratch.emplace(std::move(*made));
  }
  const fs::path path = scratch->path();
  fs::create_directories(path / "a" / "b");
  std::ofstream(path / "a" / "b" / "file") << "x";
  EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all);
  scratch.reset();
  EXPECT_FALSE(fs::exists(path));
}

TEST(Scratch, ThatNobodyHoldsIsSwept) {
  auto held = Scratch::make(kPrefix);
  ASSERT_TRUE(held);
  const fs::path left = held->path().parent_path() / (std::string(kPrefix) + "leftover");
  const fs::path other = held->path().parent_path() / "marshrut-other-test-folder";
  fs::create_directories(left / "a");
  fs::create_directories(other);
  Scratch::sweep(kPrefix);
  EXPECT_FALSE(fs::exists(left));
  EXPECT_TRUE(fs::exists(other));
  EXPECT_TRUE(fs::exists(held->path()));
  fs::remove(other);
}

}  // namespace
}  // namespace marshrut::sandbox
