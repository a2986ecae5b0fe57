#include "app/line_reader.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "app/fixture.hpp"

namespace marshrut::app {
namespace {

const std::atomic<bool> kNever{false};

std::vector<std::string> all_lines(const std::string& text, std::size_t limit = kMaxLineBytes) {
  const Folder folder;
  auto reader = LineReader::open(folder.write("lines", text), kNever, limit);
  std::vector<std::string> lines;
  std::string line;
  for (;;) {
    const auto more = reader->next(line);
    if (more && !*more) return lines;
    lines.push_back(more ? line : std::string(code_name(more.error().code)));
  }
}

struct Case {
  const char* name;
  std::string input;
  std::vector<std::string> want;
};

class Lines : public testing::TestWithParam<Case> {};

TEST_P(Lines, AreCutAtTheirEnds) { EXPECT_EQ(all_lines(GetParam().input, 10), GetParam().want); }

using Wanted = std::vector<std::string>;
INSTANTIATE_TEST_SUITE_P(Files, Lines,
                         testing::Values(Case{"of_nothing", "", {}},
                                         Case{"without_a_last_end", "a\nb", Wanted{"a", "b"}},
                                         Case{"with_a_last_end", "a\nb\n", Wanted{"a", "b"}},
                                         Case{"with_blank_ones", "a\n\nb\n", Wanted{"a", "", "b"}},
                                         Case{"behind_a_bom",
                                              "\xEF\xBB\xBF"
                                              "a\nb",
                                              Wanted{"a", "b"}},
                                         Case{"too_long_and_then_others", "a\n" + std::string(200'000, 'x') + "\nb\n",
                                              Wanted{"a", "too-large", "b"}},
                                         Case{"too_long_at_the_end", std::string(200'000, 'x'), Wanted{"too-large"}}),
                         [](const auto& tested) { return tested.param.name; });

TEST(LineReader, CountsLinesAndBytes) {
  const Folder folder;
  auto reader = LineReader::open(folder.write("lines", "a\nbb\n"), kNever);
  std::string line;
  while (*reader->next(line)) {
  }
  EXPECT_EQ(reader->line_number(), 2U);
  EXPECT_EQ(reader->bytes_read(), 5U);
  EXPECT_EQ(reader->bytes_in_all(), 5U);
}

TEST(LineReader, AFileThatIsNotThereIsNotFound) {
  const auto reader = LineReader::open("/nonexistent/lines", kNever);
  ASSERT_FALSE(reader.ok());
  EXPECT_EQ(reader.error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::app
