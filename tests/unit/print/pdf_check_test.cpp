#include "print/pdf_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_pdf.hpp"
#include "print/assemble.hpp"
#include "print/page_view.hpp"

namespace marshrut::print {
namespace {

using ::testing::ElementsAre;
using testing::made_pdf;

// A good one, changed in one place.
std::string spoiled(void (*spoil)(QPDF&, QPDFObjectHandle page)) {
  const std::string piece = made_pdf({{}});
  const auto good = assemble({{piece, {}, false, {}}}, {});
  QPDF pdf;
  pdf.processMemoryFile("test", good->bytes.data(), good->bytes.size());
  spoil(pdf, pdf.getAllPages()[0]);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

TEST(PdfCheck, TellsWhatMustNotBeThere) {
  using Object = QPDFObjectHandle;
  struct {
    const char* found;
    void (*spoil)(QPDF&, Object);
  } const cases[] = {
      {"/JavaScript",
       [](QPDF& pdf, Object) { pdf.getRoot().replaceKey("/Names", Object::parse("<</JavaScript <<>>>>")); }},
      {"/EmbeddedFiles",
       [](QPDF& pdf, Object) { pdf.getRoot().replaceKey("/Names", Object::parse("<</EmbeddedFiles <<>>>>")); }},
      {"/AcroForm", [](QPDF& pdf, Object) { pdf.getRoot().replaceKey("/AcroForm", Object::parse("<<>>")); }},
      {"/AA", [](QPDF&, Object page) { page.replaceKey("/AA", Object::parse("<<>>")); }},
      {"/URI",
       [](QPDF&, Object page) {
         page.replaceKey("/Annots", Object::parse("[<</Subtype /Link /A <</S /URI /URI (http://x)>>>>]"));
       }},
      {"/F",
       [](QPDF& pdf, Object page) {
         Object image = Object::newStream(&pdf, "x");
         image.getDict().replaceKey("/F", Object::newString("/etc/passwd"));
         page.getKey("/Resources").replaceKey("/XObject", Object::newDictionary({{"/I", image}}));
       }},
  };
  for (const auto& one : cases) {
    const auto facts = inspect_pdf(spoiled(one.spoil));
    ASSERT_TRUE(facts) << one.found;
    EXPECT_THAT(facts->forbidden, ElementsAre(one.found));
    EXPECT_FALSE(facts->good());
  }
}

TEST(PdfCheck, TellsAFontThatIsNotInTheFile) {
  const auto facts = inspect_pdf(spoiled([](QPDF&, QPDFObjectHandle page) {
    page.getKey("/Resources")
        .replaceKey("/Font", QPDFObjectHandle::parse("<</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>"));
  }));
  ASSERT_TRUE(facts);
  EXPECT_THAT(facts->bare_fonts, ElementsAre("/Helvetica"));
  EXPECT_FALSE(facts->good());
}

TEST(PdfCheck, TellsWhatIsMissing) {
  const auto silent = inspect_pdf(spoiled([](QPDF& pdf, QPDFObjectHandle) { pdf.getRoot().removeKey("/Metadata"); }));
  EXPECT_FALSE(silent->claims_pdf_a_2b);
  EXPECT_FALSE(silent->good());
  const auto colourless =
      inspect_pdf(spoiled([](QPDF& pdf, QPDFObjectHandle) { pdf.getRoot().removeKey("/OutputIntents"); }));
  EXPECT_FALSE(colourless->output_intent);
  EXPECT_FALSE(colourless->good());
}

TEST(PdfCheck, RefusesWhatIsNoPdf) {
  EXPECT_EQ(inspect_pdf("").error().code, Code::damaged);
  EXPECT_EQ(inspect_pdf("%PDF-1.7\nnothing").error().code, Code::damaged);
}

TEST(PageView, TellsBarePaperFromInk) {
  // A hairline, a letter-sized blot and nothing at all.
  const std::string pdf = made_pdf({{"[0 0 595.28 841.89]", 0, "0.1 w 100 0 m 100 841 l S\n"},
                                    {"[0 0 595.28 841.89]", 90, "300 700 3 3 re f\n"},
                                    {"[0 0 595.28 841.89]", 0, " "}});
  const auto view = PageView::open(pdf);
  ASSERT_TRUE(view);
  ASSERT_EQ(view->pages(), 3U);
  EXPECT_FALSE(view->is_bare(0, {30, 30, 20, 20}));
  EXPECT_TRUE(view->is_bare(0, {40, 30, 20, 20}));
  EXPECT_NEAR(view->size(1).width_mm, 297, 0.5);
  EXPECT_FALSE(view->is_bare(1, {240, 100, 15, 15}));
  EXPECT_TRUE(view->is_bare(1, {200, 100, 15, 15}));
  EXPECT_TRUE(view->is_bare(2, {0, 0, 1000, 1000}));
}

TEST(PageView, RefusesWhatItCannotShow) {
  EXPECT_EQ(PageView::open("no pdf").error().code, Code::damaged);
  EXPECT_EQ(PageView::open(made_pdf({{}, {}}), 1).error().code, Code::too_large);
}

}  // namespace
}  // namespace marshrut::print
