#include "scan/scanner.hpp"

#include <gtest/gtest.h>

#include "support/printed_page.hpp"

namespace marshrut::scan {
namespace {

const print::Mark kMark{"SEV-2024-00017-4", "sevastopol-card", "0123456789abcdef", 1, 1};

TEST(Scanner, ReadsWithoutAFileOrASocketToOpen) {
  Scanner scanner(MARSHRUT_SCAN_WORKER);
  ASSERT_TRUE(scanner.start());
  const testing::Picture page = testing::printed_page(kMark, 100);
  std::vector<testing::Picture> pages;
  pages.push_back(testing::printed_page(kMark, 100));
  pages.push_back(testing::text_page(100));
  for (const std::string& file :
       {testing::as_png(page), testing::as_jpeg(page), testing::as_tiff(pages), testing::as_pdf(pages, 100)}) {
    const auto reading = scanner.read(file, true);
    ASSERT_TRUE(reading) << reading.error().message;
    ASSERT_EQ(reading->cards.cards.size(), 1U);
    EXPECT_EQ(reading->pages.at(0).marks.at(0).mark, kMark);
    EXPECT_FALSE(reading->pdfs.at(0).empty());
    if (reading->pages.size() > 1) {
      EXPECT_FALSE(reading->pngs.at(0).empty());
    }
  }
  EXPECT_EQ(scanner.counts().died, 0U);
}

TEST(Scanner, ReadsTextInFontsThatAreNotThere) {
  Scanner scanner(MARSHRUT_SCAN_WORKER);
  std::string page = "/F1 24 Tf ";
  for (int line = 0; line < 20; ++line)
    page += "BT /F1 24 Tf 60 " + std::to_string(780 - 30 * line) + " Td (Unknown words) Tj ET\n";
  const std::string file =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>endobj\n"
      "4 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Nowhere>>endobj\n"
      "5 0 obj<</Length " +
      std::to_string(page.size()) + ">>stream\n" + page +
      "\nendstream endobj\n"
      "trailer<</Root 1 0 R>>\n";
  const auto reading = scanner.read(file, true);
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_FALSE(reading->pages.at(0).unread.empty());
  EXPECT_EQ(scanner.counts().died, 0U);
}

TEST(Scanner, TellsWhatCannotBeRead) {
  Scanner scanner(MARSHRUT_SCAN_WORKER);
  EXPECT_EQ(scanner.read("", false).error().code, Code::empty);
  EXPECT_EQ(scanner.read("no scan", false).error().code, Code::unsupported_format);
  EXPECT_EQ(scanner.read("%PDF-1.4\n", true).error().code, Code::damaged);
}

}  // namespace
}  // namespace marshrut::scan
