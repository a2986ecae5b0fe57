#include "print/mark.hpp"

#include <gtest/gtest.h>

namespace marshrut::print {
namespace {

const Mark kCard{"SEV-2024-00017-4", "sevastopol-card", "0123456789abcdef", 2, 5};

TEST(Mark, SaysCodeFormHashAndPageInTheAlphabetOfSmallSymbols) {
  EXPECT_EQ(mark_text(kCard), "M1:SEV-2024-00017-4:SEVASTOPOL-CARD:0123456789ABCDEF:2:5");
}

TEST(Mark, IsReadBack) {
  Mark unnumbered = kCard, foreign = kCard;
  unnumbered.code.clear();
  foreign.code = "ИОМ:12%/а\n3";
  for (const Mark& mark : {kCard, unnumbered, foreign}) {
    const auto read = parse_mark(mark_text(mark));
    ASSERT_TRUE(read) << mark_text(mark);
    EXPECT_EQ(*read, mark);
  }
}

TEST(Mark, IsNothingElse) {
  for (const char* text :
       {"", "M1", "https://example.org/a:b", "M2:A:B:0123456789ABCDEF:1:1", "M1:A:B:0123456789ABCDEF:1",
        "M1:A:B:0123456789ABCDEF:0:1", "M1:A:B:0123456789ABCDEF:2:1", "M1:A:B:0123456789ABCDE:1:1",
        "M1:A:B/C:0123456789ABCDEF:1:1", "M1:A:B:0123456789ABCDEF:1:1:1", "M1:A:B:0123456789ABCDEF:01:1",
        "M1:A%:B:0123456789ABCDEF:1:1", "M1:A%4:B:0123456789ABCDEF:1:1", "M1:A%G0:B:0123456789ABCDEF:1:1",
        "M1:A:B:0123456789ABCDEF:1:10000", "M1:A::0123456789ABCDEF:1:1"}) {
    EXPECT_FALSE(parse_mark(text)) << text;
  }
  EXPECT_FALSE(parse_mark("M1:" + std::string(600, 'A') + ":B:0123456789ABCDEF:1:1"));
}

}  // namespace
}  // namespace marshrut::print
