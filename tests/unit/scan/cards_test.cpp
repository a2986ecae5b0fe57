#include "scan/cards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace marshrut::scan {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string kHash = "0123456789abcdef";

print::Mark mark(const std::string& code, unsigned page, unsigned pages) {
  return {code, "sevastopol-card", kHash, page, pages};
}

// "A1/2": page 1 of 2 of card A; "-": blank; "?": unread; "A1/1+B1/1": two on a sheet.
std::vector<Page> pages_of(const std::vector<std::string>& told) {
  std::vector<Page> pages;
  for (std::string one : told) {
    Page& page = pages.emplace_back();
    page.number = static_cast<unsigned>(pages.size());
    if (one == "-" || one == "?") {
      page.unread = one == "-" ? kBlank : kNoMark;
      continue;
    }
    for (std::size_t at = 0; at < one.size(); at += 5) {
      page.marks.push_back(
          {mark(one.substr(at, 1), static_cast<unsigned>(one[at + 1] - '0'), static_cast<unsigned>(one[at + 3] - '0')),
           0});
    }
  }
  return pages;
}

std::vector<unsigned> file_pages(const Card& card) {
  std::vector<unsigned> all;
  for (const CardPage& one : card.pages) all.push_back(one.file_page);
  return all;
}

TEST(Cards, AreTheirPagesInTheirOwnOrder) {
  const Cards all = put_together(pages_of({"A2/3", "A1/3", "A3/3", "B1/1"}));
  ASSERT_EQ(all.cards.size(), 2U);
  EXPECT_THAT(file_pages(all.cards[0]), ElementsAre(2U, 1U, 3U));
  EXPECT_THAT(all.cards[0].missing, IsEmpty());
  EXPECT_EQ(all.cards[0].first_file_page, 1U);
  EXPECT_EQ(all.cards[1].code, "B");
  EXPECT_EQ(all.cards[1].first_file_page, 4U);
}

TEST(Cards, LeaveBlankBacksOut) {
  const Cards all = put_together(pages_of({"A1/2", "-", "A2/2", "-"}));
  ASSERT_EQ(all.cards.size(), 1U);
  EXPECT_THAT(file_pages(all.cards[0]), ElementsAre(1U, 3U));
  EXPECT_EQ(all.blank, 2U);
  EXPECT_TRUE(all.loose.empty());
}

TEST(Cards, TellMissingAndRepeatedPages) {
  const Cards all = put_together(pages_of({"A1/4", "A3/4", "A3/4"}));
  EXPECT_THAT(all.cards.at(0).missing, ElementsAre(2U, 4U));
  EXPECT_THAT(all.cards.at(0).repeated, ElementsAre(3U));
  EXPECT_EQ(all.cards.at(0).pages.size(), 3U) << "nothing is thrown away";
}

TEST(Cards, OfOneSheetAreTwo) {
  const Cards all = put_together(pages_of({"A1/1+B1/1"}));
  ASSERT_EQ(all.cards.size(), 2U);
  EXPECT_EQ(all.cards[0].first_file_page, all.cards[1].first_file_page);
}

TEST(Cards, OfOtherContentAreOthers) {
  auto pages = pages_of({"A1/2", "A2/2"});
  pages[1].marks[0].mark.hash = "fedcba9876543210";
  EXPECT_EQ(put_together(pages).cards.size(), 2U);
}

struct Guess {
  const char* name;
  std::vector<std::string> pages;
  std::size_t loose;
  std::optional<std::size_t> card;
};

class Guesses : public ::testing::TestWithParam<Guess> {};

TEST_P(Guesses, AreTheOnlyCardBesideThatLacksAPage) {
  const Cards all = put_together(pages_of(GetParam().pages));
  ASSERT_EQ(all.loose.size(), 1U);
  EXPECT_EQ(all.loose[0].file_page, GetParam().loose);
  EXPECT_EQ(all.loose[0].guess, GetParam().card);
}

INSTANTIATE_TEST_SUITE_P(All, Guesses,
                         ::testing::Values(Guess{"between", {"A1/3", "?", "A3/3"}, 2, 0},
                                           Guess{"at_the_end", {"A1/2", "?"}, 2, 0},
                                           Guess{"whole_cards_beside", {"A1/1", "?", "B1/1"}, 2, {}},
                                           Guess{"both_lack_one", {"A1/2", "?", "B2/2"}, 2, {}},
                                           Guess{"over_a_blank", {"A1/2", "-", "?", "B1/1"}, 3, 0},
                                           Guess{"alone", {"?"}, 1, {}}),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace marshrut::scan
