#include "print/assemble.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "made_pdf.hpp"
#include "print/bookmarks.hpp"
#include "print/page_view.hpp"
#include "print/pdf_check.hpp"

namespace marshrut::print {
namespace {

using testing::codes_on;
using testing::made_pdf;
using testing::MadePage;
using testing::rendered;

const std::string kLandscape = "[0 0 841.89 595.28]";

Stamp stamp_of(unsigned page, unsigned pages, Corner corner = Corner::bottom_left) {
  const std::string code = "SEV-2024-00017-4";
  return {{code, "sevastopol-card", "0123456789abcdef", page, pages}, {code, "стр. 2 из 5"}, corner, kEdgeMm};
}

Assembled assembled(const std::vector<Piece>& pieces, bool even_pages = false) {
  AssembleOptions options;
  options.title = "Карта ИОМ: Иванова & <Петрова>";
  options.even_pages = even_pages;
  auto done = assemble(pieces, options);
  EXPECT_TRUE(done) << done.error().message;
  return done ? std::move(*done) : Assembled{};
}

struct Case {
  std::string name;
  MadePage page;
  Corner corner;
  bool left, top;  // where the symbol is seen
};

class StampOnPage : public ::testing::TestWithParam<Case> {};

TEST_P(StampOnPage, IsReadInItsCornerByLowResolutionAndWithEdgesCut) {
  const std::string pdf = made_pdf({GetParam().page});
  const Stamp stamp = stamp_of(2, 5, GetParam().corner);
  const Assembled done = assembled({{pdf, {}, false, {stamp}}});
  for (const double dpi : {150.0, 200.0, 300.0}) {
    const auto image = rendered(done.bytes, 0, dpi);
    for (const double cut_mm : {0.0, 5.0, 10.0}) {
      const int cut = static_cast<int>(cut_mm / 25.4 * dpi);
      const auto seen = codes_on(image, cut);
      ASSERT_EQ(seen.size(), 1U) << dpi << " dpi, " << cut_mm << " mm";
      EXPECT_EQ(parse_mark(seen[0].text), stamp.mark);
      EXPECT_EQ(seen[0].right < image.width() / 2, GetParam().left);
      EXPECT_EQ(seen[0].bottom < image.height() / 2, GetParam().top);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Print, StampOnPage,
    ::testing::Values(Case{"Upright", {}, Corner::bottom_left, true, false},
                      Case{"UprightTopRight", {}, Corner::top_right, false, true},
                      Case{"Landscape", {kLandscape}, Corner::top_left, true, true},
                      Case{"BoxElsewhere", {"[100 -50 695.28 791.89]"}, Corner::bottom_left, true, false},
                      Case{"Turned90", {"[0 0 595.28 841.89]", 90}, Corner::bottom_left, true, false},
                      Case{"Turned180", {"[0 0 595.28 841.89]", 180}, Corner::top_left, true, true},
                      Case{"Turned270", {kLandscape, 270}, Corner::bottom_right, false, false},
                      Case{"PageLeavesItsSpaceAskew",
                           {"[0 0 595.28 841.89]", 0, "0.2 0 0 0.2 50 50 cm 1 0 0 rg"},
                           Corner::bottom_left,
                           true,
                           false}),
    [](const auto& one) { return one.param.name; });

TEST(Stamp, IsReadWhenTwoPagesAreReducedOntoOneSheet) {
  const std::string pdf = made_pdf({{}});
  const Assembled done = assembled({{pdf, {}, false, {stamp_of(1, 1)}}});
  const auto seen = codes_on(rendered(done.bytes, 0, 200 * 0.707));
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(parse_mark(seen[0].text), stamp_of(1, 1).mark);
}

TEST(Stamp, OfACodeInRussianIsRead) {
  Stamp stamp = stamp_of(1, 3);
  stamp.mark.code = "ИОМ-12/а «Якутск»";
  const std::string pdf = made_pdf({{}});
  const auto seen = codes_on(rendered(assembled({{pdf, {}, false, {stamp}}}).bytes, 0, 200));
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(parse_mark(seen[0].text), stamp.mark);
}

TEST(Stamp, OfACodeThatNoSymbolHoldsIsRefused) {
  Stamp stamp = stamp_of(1, 1);
  stamp.mark.code = std::string(400, 'x');
  const std::string pdf = made_pdf({{}});
  const auto done = assemble({{pdf, {}, false, {stamp}}}, {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::too_large);
}

TEST(Stamp, KeepsToTheMarginsOfAForm) {
  const auto portrait = draw(stamp_of(1, 1), {210, 297});
  ASSERT_TRUE(portrait);
  EXPECT_GE(portrait->symbol.left, 8);
  EXPECT_LE(portrait->symbol.left + portrait->symbol.width, 30);
  EXPECT_GE(portrait->label.top, 277);
  const auto landscape = draw(stamp_of(1, 1, Corner::top_left), {297, 210});
  ASSERT_TRUE(landscape);
  EXPECT_LE(landscape->symbol.top + landscape->symbol.height, 30);
  EXPECT_LE(landscape->label.left + landscape->label.width, 110);
}

TEST(Stamp, CutsALineThatIsTooLong) {
  Stamp stamp = stamp_of(1, 1);
  stamp.lines = {std::string(300, 'W')};
  const auto drawn = draw(stamp, {210, 297});
  ASSERT_TRUE(drawn);
  EXPECT_LE(drawn->label.width, 80);
  EXPECT_GT(drawn->label.width, 60);
}

TEST(Assemble, PutsPiecesOneAfterAnotherWithBookmarks) {
  const std::string one = made_pdf({{}, {kLandscape}}), two = made_pdf({{}});
  const Assembled done = assembled({{one, {{"Школа № 5", 0, 0}, {"Иванова", 1, 0}, {"Часть 2", 2, 1}}, false, {}},
                                    {two, {{"Петрова", 1, 0}}, false, {}}});
  EXPECT_EQ(done.pages, 3U);
  QPDF pdf;
  pdf.processMemoryFile("test", done.bytes.data(), done.bytes.size());
  std::vector<std::string> told;
  for (const Bookmark& mark : bookmarks_in(pdf)) {
    told.push_back(std::to_string(mark.level) + mark.title + std::to_string(mark.page));
  }
  EXPECT_THAT(told, ::testing::ElementsAre("0Школа № 50", "1Иванова0", "2Часть 21", "1Петрова2"));
}

TEST(Assemble, TakesThePiecesOwnHeadingsBelowItsBookmark) {
  const std::string plain = made_pdf({{}, {}});
  const Assembled inner = assembled({{plain, {{"1. Справка", 0, 0}, {"2. Итоги", 0, 1}}, false, {}}});
  const Assembled done = assembled({{inner.bytes, {{"Карта", 0, 0}}, true, {}}});
  QPDF pdf;
  pdf.processMemoryFile("test", done.bytes.data(), done.bytes.size());
  const auto marks = bookmarks_in(pdf);
  ASSERT_EQ(marks.size(), 3U);
  EXPECT_EQ(marks[2].title, "2. Итоги");
  EXPECT_EQ(marks[2].level, 1U);
  EXPECT_EQ(marks[2].page, 1U);
}

TEST(Assemble, AddsABlankPageOfTheSameSizeAfterAnOddPiece) {
  const std::string odd = made_pdf({{}, {}, {kLandscape}}), even = made_pdf({{}, {}});
  const Assembled done = assembled({{odd, {}, false, {}}, {even, {}, false, {}}}, true);
  EXPECT_EQ(done.pages, 6U);
  const auto view = PageView::open(done.bytes);
  ASSERT_TRUE(view);
  EXPECT_TRUE(view->is_bare(3, {0, 0, 400, 400}));
  EXPECT_NEAR(view->size(3).width_mm, 297, 0.5);
  EXPECT_FALSE(view->is_bare(4, {0, 0, 400, 400}));
}

TEST(Assemble, GivesAPdfAThatLeadsNowhere) {
  const std::string pdf = made_pdf({{}, {}});
  const auto facts = inspect_pdf(assembled({{pdf, {{"А", 0, 0}}, false, {stamp_of(1, 2), stamp_of(2, 2)}}}).bytes);
  ASSERT_TRUE(facts);
  EXPECT_TRUE(facts->good());
  EXPECT_EQ(facts->pages, 2U);
  EXPECT_EQ(facts->title, "Карта ИОМ: Иванова & <Петрова>");
}

TEST(Assemble, GivesTheSameBytesForTheSamePieces) {
  const std::string pdf = made_pdf({{}, {}});
  const std::vector<Piece> pieces = {{pdf, {{"А", 0, 0}}, false, {stamp_of(1, 2)}}};
  EXPECT_EQ(assembled(pieces).bytes, assembled(pieces).bytes);
}

TEST(Assemble, RefusesWhatIsNoPieceOfOurs) {
  const std::string plain = made_pdf({{}}, false), good = made_pdf({{}});
  const std::optional<Stamp> stamp = stamp_of(1, 1);
  struct {
    const char* name;
    std::vector<Piece> pieces;
  } const cases[] = {{"no pieces", {}},
                     {"no PDF", {{"<html>", {}, false, {}}}},
                     {"no PDF/A", {{plain, {}, false, {}}}},
                     {"a stamp too many", {{good, {}, false, {stamp, stamp}}}},
                     {"half of one", {{std::string_view(good).substr(0, good.size() / 3), {}, false, {}}}}};
  for (const auto& one : cases) {
    const auto done = assemble(one.pieces, {});
    ASSERT_FALSE(done) << one.name;
    EXPECT_EQ(done.error().code, Code::damaged) << one.name;
  }
  AssembleOptions small;
  small.limits.max_pages = 1;
  EXPECT_EQ(assemble({{good, {}, false, {}}, {good, {}, false, {}}}, small).error().code, Code::too_large);
  small.limits = {};
  small.limits.max_bytes = good.size();
  EXPECT_EQ(assemble({{good, {}, false, {}}, {good, {}, false, {}}}, small).error().code, Code::too_large);
}

}  // namespace
}  // namespace marshrut::print
