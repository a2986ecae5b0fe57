// Comments of ours in a document: where they stand, what they touch, and what they must not.
#include "docx/comments.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>

#include "support/docx_builder.hpp"

namespace marshrut::docx {
namespace {

using test::DocxBuilder;
using test::join;
using test::par;
using test::run;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kDocm = "application/vnd.ms-word.document.macroEnabled.main+xml";

std::string annotated(const std::string& bytes, const std::vector<Comment>& comments) {
  const auto package = opc::Package::open(bytes);
  if (!package) return {};
  const auto document = Document::open(*package);
  if (!document) return {};
  auto out = annotate(*package, *document, comments);
  return out ? *out : std::string();
}

std::string part(const std::string& bytes, std::string_view name) {
  const auto package = opc::Package::open(bytes);
  if (!package) return "no package";
  const auto read = package->read(name);
  return read ? *read : "no part";
}

std::string comments_of(const std::string& bytes) {
  std::string all;
  const auto document = test::open_docx(bytes);
  if (!document) return std::string(code_name(document.error().code));
  for (const Aside& aside : document->asides()) {
    if (aside.kind == Aside::Kind::comment) all += aside.text + "|";
  }
  return all;
}

struct Case {
  const char* name;
  std::string input;  // body XML
  std::uint32_t paragraph;
  std::string want;  // in the main part
};

class Anchors : public testing::TestWithParam<Case> {};

constexpr const char* kReference = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";

TEST_P(Anchors, MarkTheParagraph) {
  const std::string bytes = DocxBuilder().body(GetParam().input).bytes();
  const std::string out = annotated(bytes, {{GetParam().paragraph, "Проверьте"}});
  EXPECT_THAT(part(out, "word/document.xml"), HasSubstr(GetParam().want));
  EXPECT_EQ(comments_of(out), "Проверьте|");
  EXPECT_EQ(test::text_of(test::open_docx(out)), test::text_of(test::open_docx(bytes)));
}

std::string box(std::string_view blocks) {
  return join({"<w:r><w:pict><v:textbox><w:txbxContent>", blocks, "</w:txbxContent></v:textbox></w:pict></w:r>"});
}
const std::string kStart = "<w:commentRangeStart w:id=\"0\"/>";

const std::vector<Case> kCases = {
    {"Plain", par("a") + par("b"), 1, "<w:p>" + kStart + run("b") + kReference + "</w:p>"},
    {"AfterProperties", "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>" + run("a") + "</w:p>", 0,
     "</w:pPr>" + kStart + run("a") + kReference + "</w:p>"},
    {"Empty", "<w:p/>", 0, "<w:p>" + kStart + kReference + "</w:p>"},
    {"InCell", "<w:tbl><w:tr><w:tc>" + par("c") + "</w:tc></w:tr></w:tbl>", 0, "<w:tc><w:p>" + kStart},
    {"InBoxGoesToAnchor", par("x") + "<w:p>" + run("a") + box(par("in")) + "</w:p>", 2,
     "<w:p>" + kStart + run("a") + box(par("in")) + kReference},
    {"InBoxInBox", "<w:p>" + box("<w:p>" + box(par("in")) + "</w:p>") + "</w:p>", 2, "<w:body><w:p>" + kStart},
    {"PieceAfterBox", "<w:p>" + box(par("in")) + run("after") + "</w:p>", 2, "<w:body><w:p>" + kStart},
    {"JoinedParagraphs", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>" + par("b") + par("c"), 1,
     "<w:p>" + kStart + run("c")},
};

INSTANTIATE_TEST_SUITE_P(Docx, Anchors, testing::ValuesIn(kCases), [](const auto& i) { return i.param.name; });

TEST(Comments, AreWrittenByUsAndEscaped) {
  const std::string out = annotated(DocxBuilder().body(par("a")).bytes(), {{0, "1 < 2 & \"3\"\nвторой\tабзац\x01"}});
  EXPECT_EQ(part(out, "word/comments.xml"),
            join({test::kXmlDeclaration, "\n<w:comments xmlns:w=\"", test::kWordNamespace,
                  "\"><w:comment w:id=\"0\" w:author=\"Маршрут\" w:initials=\"М\"><w:p><w:r><w:annotationRef/></w:r>"
                  "<w:r><w:t xml:space=\"preserve\">1 &lt; 2 &amp; \"3\"</w:t></w:r></w:p>"
                  "<w:p><w:r><w:t xml:space=\"preserve\">второй абзац</w:t></w:r></w:p></w:comment></w:comments>"}));
}

TEST(Comments, AreLinkedAndTyped) {
  const std::string out = annotated(DocxBuilder().main_part("doc/main.xml").body(par("a")).bytes(), {{0, "x"}});
  EXPECT_THAT(part(out, "doc/_rels/main.xml.rels"),
              HasSubstr(join({"Type=\"", test::kLinkTypes, "comments\" Target=\"comments.xml\""})));
  EXPECT_THAT(part(out, "[Content_Types].xml"),
              HasSubstr("<Override PartName=\"/doc/comments.xml\" ContentType=\"application/vnd.openxmlformats-"
                        "officedocument.wordprocessingml.comments+xml\"/>"));
  EXPECT_EQ(comments_of(out), "x|");
}

TEST(Comments, StandInTheOrderOfTheDocument) {
  const std::string out = annotated(DocxBuilder().body(par("a") + par("b")).bytes(), {{1, "2"}, {0, "1"}, {1, "3"}});
  EXPECT_EQ(comments_of(out), "1|2|3|");
}

TEST(Comments, JoinThoseThatAreThere) {
  const std::string old = join({"<w:comments xmlns:w=\"", test::kWordNamespace,
                                "\"><w:comment w:id=\"0\" w:author=\"А\">", par("old"), "</w:comment></w:comments>"});
  const std::string body = "<w:p><w:commentRangeStart w:id=\"1\"/>" + run("a") + "</w:p>";
  const std::string bytes = DocxBuilder().body(body).linked("comments", "notes.xml", old, "comments+xml").bytes();
  const std::string out = annotated(bytes, {{0, "new"}, {0, "newer"}});
  EXPECT_EQ(comments_of(out), "old|new|newer|");
  EXPECT_THAT(part(out, "word/notes.xml"), HasSubstr("<w:comment w:id=\"2\" w:author=\"Маршрут\""));
  EXPECT_THAT(part(out, "word/notes.xml"), HasSubstr("<w:comment w:id=\"3\" w:author=\"Маршрут\""));
  EXPECT_EQ(part(out, "word/_rels/document.xml.rels"), part(bytes, "word/_rels/document.xml.rels"));
  EXPECT_EQ(part(out, "[Content_Types].xml"), part(bytes, "[Content_Types].xml"));
}

TEST(Comments, UseTheDocumentsStyles) {
  const std::string styles =
      "<w:style w:type=\"character\" w:styleId=\"a5\"><w:name w:val=\"annotation reference\"/></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"a6\"><w:name w:val=\"Annotation Text\"/></w:style>";
  const std::string out = annotated(DocxBuilder().styles(styles).body(par("a")).bytes(), {{0, "x"}});
  const std::string reference = "<w:r><w:rPr><w:rStyle w:val=\"a5\"/></w:rPr>";
  EXPECT_THAT(part(out, "word/document.xml"), HasSubstr(reference + "<w:commentReference w:id=\"0\"/>"));
  EXPECT_THAT(part(out, "word/comments.xml"),
              HasSubstr("<w:p><w:pPr><w:pStyle w:val=\"a6\"/></w:pPr>" + reference + "<w:annotationRef/>"));
}

TEST(Comments, KeepTheDocumentsPrefix) {
  const std::string uri(test::kWordNamespace);
  const std::string named = "<ns0:document xmlns:ns0=\"" + uri + "\"><ns0:body><ns0:p/></ns0:body></ns0:document>";
  const std::string out = annotated(DocxBuilder().main_xml(named).bytes(), {{0, "x"}});
  EXPECT_THAT(part(out, "word/document.xml"),
              HasSubstr("<ns0:p><ns0:commentRangeStart ns0:id=\"0\"/><ns0:commentRangeEnd "));
  const std::string bare = "<document xmlns=\"" + uri + "\"><body><p/></body></document>";
  const std::string out2 = annotated(DocxBuilder().main_xml(bare).bytes(), {{0, "x"}});
  EXPECT_THAT(part(out2, "word/document.xml"),
              HasSubstr("<p><w:commentRangeStart xmlns:w=\"" + uri + "\" w:id=\"0\"/>"));
  EXPECT_EQ(comments_of(out2), "x|");
}

TEST(Comments, StayStrict) {
  const std::string bytes = DocxBuilder().strict().main_xml(test::wrap(par("a"), test::kStrictWordNamespace)).bytes();
  const std::string out = annotated(bytes, {{0, "x"}});
  EXPECT_THAT(part(out, "word/comments.xml"), HasSubstr(join({"xmlns:w=\"", test::kStrictWordNamespace, "\""})));
  EXPECT_THAT(part(out, "word/_rels/document.xml.rels"), HasSubstr(join({test::kStrictLinkTypes, "comments"})));
}

TEST(Comments, KeepWhatTheReaderPassesOver) {
  const std::string body = "<!-- note --><w:p>\n  <w:r><w:t xml:space=\"preserve\"> &lt;a&amp;b </w:t></w:r>\n</w:p>";
  const std::string out = part(annotated(DocxBuilder().body(body).bytes(), {{0, "x"}}), "word/document.xml");
  EXPECT_THAT(out, testing::StartsWith(test::kXmlDeclaration));
  EXPECT_THAT(out, HasSubstr("<!-- note --><w:p>"));
  EXPECT_THAT(out, HasSubstr("\n  <w:r><w:t xml:space=\"preserve\"> &lt;a&amp;b </w:t></w:r>\n"));
}

TEST(Comments, Utf16IsWrittenBackAsUtf8) {
  const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><w:document><w:body><w:p/></w:body></w:document>";
  std::string wide = "\xFF\xFE";
  for (const char c : xml) wide.append({c, '\0'});
  const std::string out = part(annotated(DocxBuilder().main_xml(wide).bytes(), {{0, "x"}}), "word/document.xml");
  EXPECT_THAT(out, testing::StartsWith(test::kXmlDeclaration));
  EXPECT_THAT(out, Not(HasSubstr("UTF-16")));
}

TEST(Comments, OtherMembersAreCopiedAsTheyLie) {
  const std::string picture(5000, '\x7F');
  const std::string bytes = DocxBuilder().body(par("a")).part("word/media/image1.png", picture).styles("").bytes();
  const std::string out = annotated(bytes, {{0, "x"}});
  const auto before = opc::Package::open(bytes);
  const auto after = opc::Package::open(out);
  ASSERT_TRUE(before && after);
  for (const char* name : {"_rels/.rels", "word/media/image1.png", "word/styles.xml"}) {
    ASSERT_NE(after->find(name), nullptr) << name;
    EXPECT_EQ(before->find(name)->compressed, after->find(name)->compressed) << name;
  }
  EXPECT_EQ(out, annotated(bytes, {{0, "x"}}));
}

TEST(Comments, NoneChangeNothing) {
  const std::string bytes = DocxBuilder().body(par("a")).bytes();
  EXPECT_EQ(annotated(bytes, {}), bytes);
}

TEST(Comments, ANameThatIsTakenIsLeftAlone) {
  const std::string bytes = DocxBuilder().body(par("a")).part("word/comments.xml", "<other/>").bytes();
  const std::string out = annotated(bytes, {{0, "x"}});
  EXPECT_EQ(part(out, "word/comments.xml"), "<other/>");
  EXPECT_EQ(comments_of(out), "x|");
}

TEST(Comments, MacrosAreNotKept) {
  const std::string vba_links =
      join({"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            "<Relationship Id=\"rId1\" Type=\"urn:data\" Target=\"vbaData.xml\"/></Relationships>"});
  const std::string bytes = DocxBuilder()
                                .main_type(kDocm)
                                .body(par("a"))
                                .linked("http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                                        "vbaProject.bin", "MACRO", "application/vnd.ms-office.vbaProject")
                                .part("word/vbaData.xml", "<x/>", "application/vnd.ms-word.vbaData+xml")
                                .part("word/_rels/vbaProject.bin.rels", vba_links)
                                .part("word/activeX/activeX1.bin", "control", "application/vnd.ms-office.activeX")
                                .styles("")
                                .bytes();
  for (const std::vector<Comment>& comments : {std::vector<Comment>{}, std::vector<Comment>{{0, "x"}}}) {
    const std::string out = annotated(bytes, comments);
    const auto document = test::open_docx(out);
    ASSERT_TRUE(document);
    EXPECT_FALSE(document->has_macros());
    EXPECT_THAT(out, Not(HasSubstr("vba")));
    EXPECT_THAT(part(out, "[Content_Types].xml"), Not(HasSubstr("vba")));
    EXPECT_THAT(part(out, "[Content_Types].xml"), HasSubstr("wordprocessingml.document.main+xml"));
    EXPECT_THAT(part(out, "[Content_Types].xml"), Not(HasSubstr("macroEnabled")));
    EXPECT_THAT(part(out, "word/_rels/document.xml.rels"), Not(HasSubstr("vba")));
    EXPECT_THAT(part(out, "word/_rels/document.xml.rels"), HasSubstr("styles.xml"));
    EXPECT_EQ(part(out, "word/activeX/activeX1.bin"), "control");
  }
}

TEST(Comments, TemplatesBecomeDocuments) {
  const std::string bytes = DocxBuilder().main_type("template.main+xml").body(par("a")).bytes();
  EXPECT_THAT(part(annotated(bytes, {{0, "x"}}), "[Content_Types].xml"), Not(HasSubstr("template")));
}

TEST(Comments, AtNoParagraphAreABug) {
  EXPECT_THROW(annotated(DocxBuilder().body(par("a")).bytes(), {{7, "x"}}), std::out_of_range);
}

TEST(Comments, InAnotherPackageAreRefused) {
  const std::string one = DocxBuilder().body(par("a")).bytes();
  const std::string other = DocxBuilder().body(par("a") + par("b")).bytes();
  const auto package = opc::Package::open(one);
  const auto document = test::open_docx(other);
  ASSERT_TRUE(package && document);
  const auto out = annotate(*package, *document, {{1, "x"}});
  ASSERT_FALSE(out);
  EXPECT_EQ(out.error().code, Code::internal);
}

}  // namespace
}  // namespace marshrut::docx
