#include "intake/rush.hpp"

#include <gtest/gtest.h>

namespace marshrut::intake {
namespace {

using std::chrono::milliseconds;

// Arrivals `apart` from each other, from a second after the clock's beginning on; the time of the last.
Rush::Time arrive(Rush& rush, Rush::Time from, int letters, milliseconds apart) {
  for (int i = 0; i < letters; ++i) rush.arrived(from + i * apart);
  return from + (letters - 1) * apart;
}

constexpr Rush::Time kBegin{std::chrono::seconds(1)};

TEST(Rush, IsWhenLettersComeCloseTogether) {
  struct Case {
    const char* name;
    int letters, apart_ms;
    bool want;
  };
  for (const Case& c : {Case{"none", 0, 1, false}, Case{"a few at once", 8, 0, false}, Case{"nine at once", 9, 0, true},
                        Case{"eight in a tenth of a second", 20, 12, true}, Case{"eighty a minute", 20, 750, false}}) {
    Rush rush;
    const auto last = c.letters == 0 ? kBegin : arrive(rush, kBegin, c.letters, milliseconds(c.apart_ms));
    EXPECT_EQ(rush.lasts(last), c.want) << c.name;
  }
}

TEST(Rush, IsOverSoonAfterTheLastLetter) {
  Rush rush;
  const auto last = arrive(rush, kBegin, 50, milliseconds(1));
  EXPECT_TRUE(rush.lasts(last + Rush::kWithin));
  EXPECT_FALSE(rush.lasts(last + Rush::kWithin + milliseconds(1)));
}

TEST(Rush, ThatLastsHoldsNothingUpAnyMore) {
  Rush rush;
  auto now = arrive(rush, kBegin, 2900, milliseconds(10));
  EXPECT_TRUE(rush.lasts(now));
  now = arrive(rush, now + milliseconds(10), 300, milliseconds(10));
  EXPECT_FALSE(rush.lasts(now));
  // After a pause it is another one.
  now = arrive(rush, now + Rush::kOver * 2, 50, milliseconds(10));
  EXPECT_TRUE(rush.lasts(now));
}

}  // namespace
}  // namespace marshrut::intake
