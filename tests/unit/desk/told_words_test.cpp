#include "desk/told_words.hpp"

#include <gtest/gtest.h>

namespace marshrut::desk {
namespace {

TEST(ToldWords, AreRussianWhereTheyAreExplained) {
  EXPECT_EQ(reason_text("damaged"), "файл повреждён");
  EXPECT_EQ(action_text("message.read"), "открыто письмо");
}

// Not «[http.reason.…]», as the catalogue says of what it hasn't.
TEST(ToldWords, AreThemselvesWhereNobodyExplainedThem) {
  EXPECT_EQ(reason_text("no-such-reason"), "no-such-reason");
  EXPECT_EQ(action_text("nothing.done"), "nothing.done");
  EXPECT_EQ(reason_text(""), "");
}

}  // namespace
}  // namespace marshrut::desk
