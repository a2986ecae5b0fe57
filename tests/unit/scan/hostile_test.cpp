// Files that are made to exhaust whoever opens them.
#include <gtest/gtest.h>
#include <zlib.h>

#include "scan/reading.hpp"
#include "support/printed_page.hpp"

namespace marshrut::scan {
namespace {

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8)
    bytes += static_cast<char>(number >> static_cast<unsigned>(shift) & 255U);
  return bytes;
}

std::string chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

// As many pixels as it says, and hardly any bytes.
std::string png_of(std::uint32_t width, std::uint32_t height) {
  const std::string head = big_endian(width) + big_endian(height) + std::string("\x08\x00\x00\x00\x00", 5);
  return "\x89PNG\r\n\x1A\n" + chunk("IHDR", head) + chunk("IDAT", "x") + chunk("IEND", "");
}

std::string pdf_of(const std::string& page, const std::string& pages = "/Count 1/Kids[3 0 R]",
                   const std::string& content = "0 0 9 9 re f") {
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages" + pages + ">>endobj\n" +
         "3 0 obj<</Type/Page/Parent 2 0 R/Contents 5 0 R" + page + ">>endobj\n5 0 obj<</Length " +
         std::to_string(content.size()) + ">>stream\n" + content + "\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
}

TEST(Hostile, PixelsThatAreOnlyClaimedAreNotUnpacked) {
  const auto pages = read_pages(png_of(200'000, 200'000));
  if (pages) {
    EXPECT_EQ(pages->at(0).unread, kTooLarge);
  } else {
    EXPECT_EQ(pages.error().code, Code::damaged);
  }
  EXPECT_EQ(read_pages(png_of(30'000, 30'000))->at(0).unread, kTooLarge);
}

TEST(Hostile, APageOfAMileIsTooLarge) {
  EXPECT_EQ(read_pages(pdf_of("/MediaBox[0 0 4000000 4000000]"))->at(0).unread, kTooLarge);
  EXPECT_EQ(read_pages(pdf_of("/MediaBox[0 0 9999999999999 9999999999999]"))->at(0).unread, kTooLarge);
}

TEST(Hostile, PagesThatAreOnlyClaimedAreFew) {
  const auto pages = read_pages(pdf_of("/MediaBox[0 0 99 99]", "/Count 1000000/Kids[3 0 R]"));
  EXPECT_TRUE(!pages || pages->size() <= Limits{}.pages);
}

TEST(Hostile, PagesThatHoldThemselvesComeToAnEnd) {
  const auto pages = read_scan(pdf_of("/MediaBox[0 0 99 99]", "/Count 2/Kids[2 0 R 3 0 R]"), true);
  EXPECT_TRUE(!pages || pages->pages.size() <= 2);
}

TEST(Hostile, AFormThatDrawsItselfComesToAnEnd) {
  const std::string self =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
      "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</X 6 0 R>>>>/Contents 5 0 R>>endobj\n"
      "5 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n6 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]"
      "/Resources<</XObject<</X 6 0 R>>>>/Length 5>>stream\n/X Do\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
  EXPECT_TRUE(read_scan(self, true));
}

TEST(Hostile, FilesThatWereCutAreToldApart) {
  const testing::Picture page =
      testing::printed_page({"SEV-2024-00017-4", "sevastopol-card", "0123456789abcdef", 1, 1}, 100);
  std::vector<testing::Picture> one;
  one.push_back(testing::printed_page({"A", "b", "0123456789abcdef", 1, 1}, 100));
  for (const std::string& whole :
       {testing::as_png(page), testing::as_jpeg(page), testing::as_tiff(one), testing::as_pdf(one, 100)}) {
    for (const std::size_t part : {2U, 4U, 16U}) {
      const auto reading = read_scan(std::string_view(whole).substr(0, whole.size() / part), true);
      if (!reading) continue;
      for (const Page& found : reading->pages) EXPECT_TRUE(found.marks.empty() || found.unread.empty());
    }
  }
}

}  // namespace
}  // namespace marshrut::scan
