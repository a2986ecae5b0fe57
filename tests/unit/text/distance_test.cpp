#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "text/normalize.hpp"

namespace marshrut::text {
namespace {

TEST(EditDistance, CountsLettersNotBytes) {
  struct Case {
    const char* name;
    std::string a, b;
    std::size_t limit, want;
  };
  const std::string long_a(300, 'a'), long_b = std::string(299, 'a') + "b";
  const Case cases[] = {
      {"equal", "регион", "регион", 2, 0},
      {"both empty", "", "", 0, 0},
      {"one letter", "реаизации", "реализации", 2, 1},
      {"two letters swapped", "прохожднеия", "прохождения", 2, 1},
      {"another letter", "рeгион", "регион", 1, 1},
      {"against nothing", "", "абв", 5, 3},
      {"over the limit by length", "а", "абвгд", 2, 3},
      {"over the limit", "абвгд", "эюяжз", 2, 3},
      {"limit nought", "а", "б", 0, 1},
      {"no limit to speak of", "абв", "где", static_cast<std::size_t>(-1), 3},
      {"long", long_a, long_b, 3, 1},
      {"not twice over the same letters", "са", "абс", 5, 3},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(edit_distance(c.a, c.b, c.limit), c.want) << c.name;
    EXPECT_EQ(edit_distance(c.b, c.a, c.limit), c.want) << c.name;
  }
}

std::size_t plain_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(EditDistance, TheBandAgreesWithTheWholeTable) {
  std::mt19937 random(11);
  const auto word = [&random] {
    std::string result(random() % 9, ' ');
    for (char& c : result) c = static_cast<char>('a' + random() % 3);
    return result;
  };
  for (int round = 0; round < 30000; ++round) {
    const std::string a = word(), b = word();
    const std::size_t limit = random() % 6;
    ASSERT_EQ(edit_distance(a, b, limit), std::min(plain_distance(a, b), limit + 1)) << a << ' ' << b << ' ' << limit;
  }
}

}  // namespace
}  // namespace marshrut::text
