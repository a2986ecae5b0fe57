#include <gtest/gtest.h>

#include "scan/reading.hpp"
#include "support/printed_page.hpp"

namespace marshrut::scan {
namespace {

using testing::Picture;

print::Mark mark(const std::string& code, unsigned page, unsigned pages) {
  return {code, "sevastopol-card", "0123456789abcdef", page, pages};
}

std::vector<Picture> stack() {
  std::vector<Picture> pages;
  pages.push_back(testing::printed_page(mark("A-1", 2, 2), 100));
  pages.push_back(testing::printed_page(mark("B-1", 1, 1), 100));
  pages.push_back(testing::printed_page(mark("A-1", 1, 2), 100));
  pages.push_back(testing::text_page(100));
  return pages;
}

class Cut : public ::testing::TestWithParam<const char*> {
protected:
  static std::string file() {
    return std::string(GetParam()) == "pdf" ? testing::as_pdf(stack(), 100) : testing::as_tiff(stack());
  }
};

TEST_P(Cut, GivesEachCardItsPagesInOrder) {
  const auto reading = read_scan(file(), true);
  ASSERT_TRUE(reading) << reading.error().message;
  ASSERT_EQ(reading->cards.cards.size(), 2U);
  ASSERT_EQ(reading->pdfs.size(), 2U);
  const auto again = read_pages(reading->pdfs[0]);
  ASSERT_TRUE(again) << again.error().message;
  ASSERT_EQ(again->size(), 2U);
  EXPECT_EQ(again->at(0).marks.at(0).mark, mark("A-1", 1, 2));
  EXPECT_EQ(again->at(1).marks.at(0).mark, mark("A-1", 2, 2));
  EXPECT_EQ(read_pages(reading->pdfs[1])->size(), 1U);
}

TEST_P(Cut, GivesAPictureOfWhatIsUnread) {
  const auto reading = read_scan(file(), true);
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->pngs.size(), 1U);
  const auto page = read_pages(reading->pngs[0]);
  ASSERT_TRUE(page);
  EXPECT_EQ(page->at(0).unread, kNoMark);
}

INSTANTIATE_TEST_SUITE_P(Formats, Cut, ::testing::Values("pdf", "tiff"),
                         [](const auto& one) { return std::string(one.param); });

TEST(CutJpeg, KeepsItsBytesAndTurnsItUpright) {
  const auto& damages = testing::damages();
  const Picture page = damages.back().apply(testing::printed_page(mark("A-1", 1, 1), 100), {}, 0);
  const std::string jpeg = testing::as_jpeg(page);
  const auto reading = read_scan(jpeg, true);
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->pdfs.size(), 1U);
  EXPECT_NE(reading->pdfs[0].find(jpeg.substr(200, 2000)), std::string::npos) << "packed anew";
  const auto again = read_pages(reading->pdfs[0]);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->at(0).marks.at(0).rotation, 0);
}

TEST(CutNothing, IsAFileWithoutAMark) {
  const auto reading = read_scan(testing::as_png(testing::text_page(100)), true);
  ASSERT_TRUE(reading);
  EXPECT_TRUE(reading->pdfs.empty());
  EXPECT_EQ(reading->pngs, std::vector<std::string>{""});
}

TEST(Readings, TravelBetweenProcesses) {
  const auto reading = read_scan(testing::as_pdf(stack(), 100), true);
  ASSERT_TRUE(reading);
  auto frames = to_frames(*reading);
  const auto again = from_frames(frames);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->pdfs, reading->pdfs);
  EXPECT_EQ(again->pngs, reading->pngs);
  EXPECT_EQ(again->pages.at(0).marks, reading->pages.at(0).marks);
  EXPECT_EQ(from_frames(to_frames(Error{Code::encrypted, "x", {}})).error().code, Code::encrypted);
  frames.pop_back();
  EXPECT_EQ(from_frames(frames).error().code, Code::damaged);
  for (const char* nonsense : {"", "{", "[]", R"({"pages":[{}],"images":false})",
                               R"({"pages":[{"unread":"","marks":[{"code":"a","form":"B","hash":"x","page":3,)"
                               R"("pages":1,"rotation":0}]}],"images":false})"}) {
    EXPECT_EQ(from_frames({nonsense}).error().code, Code::damaged) << nonsense;
  }
}

}  // namespace
}  // namespace marshrut::scan
