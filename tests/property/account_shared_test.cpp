// The account over the wild samples beside the repository.
#include <filesystem>

#include "base/files.hpp"
#include "property/law.hpp"
#include "support/visible_text.hpp"

namespace marshrut::testing {
namespace {

TEST(Account, OfWildDocuments) {
  const std::filesystem::path folder =
      std::filesystem::path(MARSHRUT_SOURCE_DIR) / ".." / "shared" / "samples" / "wild";
  ASSERT_TRUE(std::filesystem::exists(folder)) << folder;
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".docx" && extension != ".docm") continue;
    const auto bytes = read_file(entry.path());
    ASSERT_TRUE(bytes.ok()) << entry.path();
    const ReadBack got = read_back(*bytes);
    if (got.error.starts_with("unknown-form")) continue;
    EXPECT_EQ(got.error, "") << entry.path().filename();
    EXPECT_EQ(account_differences(*bytes, got.reading), "") << entry.path().filename();
    ++count;
  }
  EXPECT_GT(count, 40U);
}

}  // namespace
}  // namespace marshrut::testing
