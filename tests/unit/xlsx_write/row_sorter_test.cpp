#include "xlsx/row_sorter.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace marshrut::xlsx {
namespace {

std::vector<std::string> rows_of(const RowSorter& sorter) {
  std::vector<std::string> rows;
  EXPECT_TRUE(sorter
                  .walk([&](std::string_view row) -> Result<bool> {
                    rows.emplace_back(row);
                    return true;
                  })
                  .ok());
  return rows;
}

// The same rows, whether they fit into memory or are spilled run by run; equal keys stay as they came.
TEST(RowSorter, SortsStablyWhateverItsMemory) {
  std::mt19937 random(7);
  std::vector<std::pair<std::string, std::string>> given;
  for (int i = 0; i < 5000; ++i) {
    std::string key(random() % 12, '\0');
    for (char& c : key) c = static_cast<char>("\x01\x02 az\xD0\xFF"[random() % 7]);
    given.emplace_back(key, std::to_string(i) + std::string(random() % 40, 'r'));
  }
  auto sorted = given;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return std::string_view(a.first).compare(b.first) < 0; });
  std::vector<std::string> want;
  for (const auto& row : sorted) want.push_back(row.second);
  for (const std::size_t memory : {std::size_t{300}, std::size_t{10000}, RowSorter::kMemory}) {
    RowSorter sorter(memory);
    for (const auto& [key, row] : given) ASSERT_TRUE(sorter.add(key, row).ok());
    ASSERT_TRUE(sorter.finish().ok());
    EXPECT_EQ(rows_of(sorter), want) << memory;
    EXPECT_EQ(rows_of(sorter), want) << "walked again, " << memory;
    EXPECT_EQ(sorter.rows(), given.size());
  }
}

TEST(RowSorter, TakesARowLargerThanItsMemoryAndItsBlocks) {
  RowSorter sorter(1000);
  const std::string large(1 << 20, 'L');
  ASSERT_TRUE(sorter.add("b", large).ok());
  ASSERT_TRUE(sorter.add("a", "small").ok());
  ASSERT_TRUE(sorter.add("c", large + "!").ok());
  ASSERT_TRUE(sorter.finish().ok());
  EXPECT_EQ(rows_of(sorter), (std::vector<std::string>{"small", large, large + "!"}));
}

TEST(RowSorter, StopsWhenToldAndPassesErrorsOn) {
  RowSorter sorter(100);
  for (int i = 0; i < 50; ++i) ASSERT_TRUE(sorter.add(std::to_string(i), "row").ok());
  ASSERT_TRUE(sorter.finish().ok());
  int seen = 0;
  EXPECT_TRUE(sorter.walk([&](std::string_view) -> Result<bool> { return ++seen < 3; }).ok());
  EXPECT_EQ(seen, 3);
  const auto failed = sorter.walk([](std::string_view) -> Result<bool> { return Error{Code::io, "full", {}}; });
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().code, Code::io);
}

}  // namespace
}  // namespace marshrut::xlsx
