#include "scan/pages.hpp"

#include <gtest/gtest.h>

#include "scan/format.hpp"
#include "support/printed_page.hpp"

namespace marshrut::scan {
namespace {

using testing::Picture;

const print::Mark kFirst{"SEV-2024-00017-4", "sevastopol-card", "0123456789abcdef", 1, 2};
const print::Mark kSecond{"SEV-2024-00017-4", "sevastopol-card", "0123456789abcdef", 2, 2};

std::vector<Picture> card() {
  std::vector<Picture> pages;
  pages.push_back(testing::printed_page(kFirst));
  pages.push_back(testing::blank_page());
  pages.push_back(testing::printed_page(kSecond));
  return pages;
}

void expect_card(const Result<std::vector<Page>>& pages) {
  ASSERT_TRUE(pages) << pages.error().message;
  ASSERT_EQ(pages->size(), 3U);
  EXPECT_EQ(pages->at(0).marks, (std::vector<FoundMark>{{kFirst, 0}}));
  EXPECT_EQ(pages->at(1).unread, kBlank);
  EXPECT_EQ(pages->at(2).marks, (std::vector<FoundMark>{{kSecond, 0}}));
  EXPECT_EQ(pages->at(2).number, 3U);
}

TEST(Pages, OfAPdfAreRead) { expect_card(read_pages(testing::as_pdf(card()))); }
TEST(Pages, OfATiffAreRead) { expect_card(read_pages(testing::as_tiff(card()))); }

TEST(Pages, OfPicturesAreRead) {
  const Picture page = testing::printed_page(kFirst);
  for (const std::string& file : {testing::as_png(page), testing::as_jpeg(page)}) {
    const auto pages = read_pages(file);
    ASSERT_TRUE(pages) << pages.error().message;
    ASSERT_EQ(pages->size(), 1U);
    EXPECT_EQ(pages->at(0).marks, (std::vector<FoundMark>{{kFirst, 0}}));
  }
}

Picture damaged(const std::string& how, const Picture& page) {
  for (const testing::Damage& one : testing::damages()) {
    if (one.name == how) return one.apply(page, page, 29);
  }
  ADD_FAILURE() << how;
  return {};
}

TEST(Pages, ThatArePaleAreNotBlank) {
  const auto pages = read_pages(testing::as_jpeg(damaged("pale on grey", testing::text_page(150)), 80));
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->at(0).unread, kNoMark);
}

TEST(Pages, OfNothingButNoiseAreBlank) {
  const auto pages = read_pages(testing::as_jpeg(damaged("noise", testing::blank_page()), 80));
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->at(0).unread, kBlank);
}

TEST(Pages, SayHowTheyMustBeTurned) {
  const auto pages = read_pages(testing::as_png(damaged("upside down", testing::printed_page(kFirst))));
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->at(0).marks, (std::vector<FoundMark>{{kFirst, 180}}));
}

TEST(Pages, WithoutAMarkSaySo) {
  const auto pages = read_pages(testing::as_png(testing::text_page(100)));
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->at(0).unread, kNoMark);
  EXPECT_TRUE(pages->at(0).marks.empty());
}

TEST(Pages, ForWhichNoTimeIsLeftSaySo) {
  Limits limits;
  limits.time = std::chrono::milliseconds(0);
  const auto pages = read_pages(testing::as_png(testing::printed_page(kFirst)), limits);
  ASSERT_TRUE(pages);
  EXPECT_EQ(pages->at(0).unread, kTimeout);
}

TEST(Pages, ThatAreTooManyOrTooLargeAreRefused) {
  Limits limits;
  limits.pages = 2;
  EXPECT_EQ(read_pages(testing::as_pdf(card()), limits).error().code, Code::too_large);
  EXPECT_EQ(read_pages(testing::as_tiff(card()), limits).error().code, Code::too_large);
  limits = {};
  limits.bytes = 1000;
  EXPECT_EQ(read_pages(testing::as_pdf(card()), limits).error().code, Code::too_large);
  limits = {};
  limits.pixels = 100'000;
  EXPECT_EQ(read_pages(testing::as_png(testing::printed_page(kFirst)), limits)->at(0).unread, kTooLarge);
  EXPECT_EQ(read_pages(testing::as_pdf(card()), limits)->at(0).unread, kTooLarge);
}

struct Case {
  const char* name;
  std::string bytes;
  Code want;
};

class Refused : public ::testing::TestWithParam<Case> {};

TEST_P(Refused, WithAClearCode) {
  const auto pages = read_pages(GetParam().bytes);
  ASSERT_FALSE(pages);
  EXPECT_EQ(pages.error().code, GetParam().want) << pages.error().message;
}

INSTANTIATE_TEST_SUITE_P(Files, Refused,
                         ::testing::Values(Case{"nothing", "", Code::empty},
                                           Case{"a_letter", "Здравствуйте!", Code::unsupported_format},
                                           Case{"a_pdf_of_nothing", "%PDF-1.4\nx", Code::damaged},
                                           Case{"a_jpeg_of_nothing", "\xFF\xD8\xFF\xE0 x", Code::damaged},
                                           Case{"a_png_of_nothing", "\x89PNG\r\n\x1A\n", Code::damaged},
                                           Case{"a_tiff_of_nothing", std::string("II*\0\x08\0\0\0", 8), Code::damaged}),
                         [](const auto& one) { return std::string(one.param.name); });

TEST(Formats, AreToldByContent) {
  EXPECT_EQ(format_of("junk\n%PDF-1.7"), Format::pdf);
  EXPECT_EQ(format_of("\xFF\xD8\xFF\xDB"), Format::jpeg);
  EXPECT_EQ(format_of(std::string("MM\0*", 4)), Format::tiff);
  EXPECT_EQ(format_of("GIF89a"), std::nullopt);
}

}  // namespace
}  // namespace marshrut::scan
