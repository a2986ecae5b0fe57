// Text beside the body: headers, footers, notes, comments; and what else a document says of itself.
#include <gtest/gtest.h>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::open_docx;
using test::par;
using test::run;

std::string story(std::string_view root, std::string_view inner) {
  return join({"<w:", root, " xmlns:w=\"", test::kWordNamespace, "\">", inner, "</w:", root, ">"});
}

TEST(Stories, AreAsidesWithTheirPlaces) {
  DocxBuilder builder;
  builder.body(par("body"));
  builder.linked("header", "header1.xml", story("hdr", "<w:p/>" + par("шапка")), "header+xml");
  builder.linked("footer", "footer1.xml", story("ftr", par("подвал")), "footer+xml");
  builder.linked("footnotes", "footnotes.xml", story("footnotes", "<w:footnote>" + par("сноска") + "</w:footnote>"),
                 "footnotes+xml");
  builder.linked("endnotes", "endnotes.xml", story("endnotes", "<w:endnote>" + par("в конце") + "</w:endnote>"),
                 "endnotes+xml");
  builder.linked("comments", "comments.xml", story("comments", "<w:comment>" + par("?") + "</w:comment>"),
                 "comments+xml");
  const auto document = open_docx(builder.bytes());
  ASSERT_TRUE(document);
  EXPECT_EQ(test::text_of(document), "body");
  struct Want {
    Aside::Kind kind;
    const char *text, *at;
  };
  const std::vector<Want> wanted = {{Aside::Kind::header, "шапка", "header1.xml/p[2]"},
                                    {Aside::Kind::footer, "подвал", "footer1.xml/p[1]"},
                                    {Aside::Kind::footnote, "сноска", "footnotes.xml/p[1]"},
                                    {Aside::Kind::endnote, "в конце", "endnotes.xml/p[1]"},
                                    {Aside::Kind::comment, "?", "comments.xml/p[1]"}};
  ASSERT_EQ(document->asides().size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    EXPECT_EQ(document->asides()[i].kind, wanted[i].kind) << i;
    EXPECT_EQ(document->asides()[i].text, wanted[i].text) << i;
    EXPECT_EQ(document->asides()[i].at, wanted[i].at) << i;
  }
}

TEST(Stories, DamagedOnesArePassedOverButUnsafeOnesAreNot) {
  EXPECT_EQ(
      test::text_of(open_docx(DocxBuilder().body(par("a")).linked("header", "h.xml", "<w:hdr>", "header+xml").bytes())),
      "a");
  const std::string dtd = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
  const auto unsafe = open_docx(DocxBuilder().body(par("a")).linked("header", "h.xml", dtd, "header+xml").bytes());
  ASSERT_FALSE(unsafe);
  EXPECT_EQ(unsafe.error().code, Code::unsafe_xml);
}

TEST(Stories, ForeignChunksAndMacrosAreTold) {
  const auto chunk = open_docx(DocxBuilder().body(par("a") + "<w:altChunk r:id=\"rId1\" xmlns:r=\"r\"/>").bytes());
  ASSERT_TRUE(chunk);
  EXPECT_TRUE(chunk->has_foreign_chunks());
  EXPECT_FALSE(chunk->has_macros());
  const auto macros =
      open_docx(DocxBuilder().main_type("application/vnd.ms-word.document.macroEnabled.main+xml").bytes());
  ASSERT_TRUE(macros);
  EXPECT_TRUE(macros->has_macros());
}

}  // namespace
}  // namespace marshrut::docx
