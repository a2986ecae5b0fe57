// Bookmarks of ours at the beginning of each paragraph.
#include "docx/bookmarks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::par;
using testing::HasSubstr;

std::string marked_body(const std::string& bytes) {
  const auto package = opc::Package::open(bytes);
  if (!package) return "no package";
  const auto document = Document::open(*package);
  if (!document) return "no document";
  const auto out = with_bookmarks(*package, *document);
  if (!out) return "no result";
  const auto again = opc::Package::open(*out);
  if (!again) return "no package again";
  const auto read = again->read("word/document.xml");
  return read ? *read : "no part";
}

TEST(Bookmarks, StandBehindTheParagraphsProperties) {
  const std::string body = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>";
  EXPECT_THAT(marked_body(DocxBuilder().body(body).bytes()),
              HasSubstr("</w:pPr><w:bookmarkStart w:id=\"1000000\" w:name=\"marshrutp0\"/>"
                        "<w:bookmarkEnd w:id=\"1000000\"/><w:r>"));
}

TEST(Bookmarks, EachParagraphHasItsOwnAndReadsTheSame) {
  const std::string cell = "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + par("b") + "</w:tc></w:tr></w:tbl>";
  const std::string bytes = DocxBuilder().body(join({par("a"), cell, par("c")})).bytes();
  const std::string out = marked_body(bytes);
  for (std::uint32_t i = 0; i < 4; ++i) {
    EXPECT_THAT(out, HasSubstr("w:name=\"" + bookmark_name(i) + '"')) << i;
  }
}

TEST(Bookmarks, NamesAreKnownAgain) {
  EXPECT_EQ(bookmarked(bookmark_name(17)), 17U);
  for (const char* name : {"", "marshrutp", "marshrutpx", "marshrutp1x", "_Toc17", "marshrutp99999999999"}) {
    EXPECT_FALSE(bookmarked(name)) << name;
  }
}

}  // namespace
}  // namespace marshrut::docx
