#include "desk/view_layout.hpp"

#include <algorithm>

#include "docx/bookmarks.hpp"
#include "print/destinations.hpp"
#include "print/page_picture.hpp"
#include "print/page_view.hpp"
#include "scan/format.hpp"
#include "scan/picture.hpp"

namespace marshrut::desk {

namespace {

constexpr double kPointsInMm = 72 / 25.4;
constexpr double kSlack = 3;          // points by which a letter may stand out
constexpr double kSameLine = 12;      // beginnings that are no further apart stand side by side
constexpr double kLine = 14;          // of an empty paragraph
constexpr double kLeastWidth = 24;    // of a box that holds no word
constexpr double kScreenWidth = 595;  // a picture has no size on paper: it is shown as wide as A4

struct Spot {
  std::uint32_t paragraph = 0;
  double x = 0, y = 0;
};
struct WordBox {
  double left = 0, top = 0, right = 0, bottom = 0;
};

std::vector<WordBox> words_on(const print::PageView& view, std::size_t page) {
  std::vector<WordBox> words;
  for (const print::Word& word : view.words(page)) {
    const print::Box& box = word.box;
    words.push_back({box.left * kPointsInMm, box.top * kPointsInMm, (box.left + box.width) * kPointsInMm,
                     (box.top + box.height) * kPointsInMm});
  }
  return words;
}

// What lies between this beginning and those beside and below it.
ViewPlace place_of(const Spot& spot, const std::vector<Spot>& all, const std::vector<WordBox>& words,
                   const ViewPage& page) {
  double right = page.width, bottom = page.height;
  for (const Spot& other : all) {
    if (other.x > spot.x + kSlack && std::abs(other.y - spot.y) < kSameLine) right = std::min(right, other.x);
  }
  for (const Spot& other : all) {
    const bool below = other.y > spot.y + kSlack && other.x > spot.x - kSameLine && other.x < right;
    if (below) bottom = std::min(bottom, other.y);
  }
  ViewPlace place{1, spot.x, spot.y, kLeastWidth, kLine};
  double reached = spot.y + kLine;
  bool any = false;
  for (const WordBox& word : words) {
    const double middle = (word.top + word.bottom) / 2;
    const bool inside = middle > spot.y && middle < bottom && word.left > spot.x - kSlack && word.left < right;
    // A gap of some lines: what comes after it is no part of any paragraph that we know.
    if (!inside || word.top > reached + 2 * kLine) continue;
    any = true;
    reached = std::max(reached, word.bottom);
    place.width = std::max(place.width, std::min(word.right, right) - spot.x);
    place.height = std::max(place.height, word.bottom - spot.y);
  }
  if (!any && right < page.width) place.width = std::max(place.width, right - spot.x - 2 * kSlack);
  return place;
}

Result<ViewLayout> layout_of_pdf(std::string_view pdf) {
  const auto sizes = print::paper_sizes(pdf);
  if (!sizes) return sizes.error();
  ViewLayout layout;
  for (const print::PaperSize& size : *sizes) layout.pages.push_back({size.width, size.height});
  const auto found = print::destinations(pdf);
  if (!found) return layout;  // what qpdf can't read has no names, but it can be shown
  std::map<std::size_t, std::vector<Spot>> spots;
  for (const print::Destination& one : *found) {
    const auto paragraph = docx::bookmarked(one.name);
    if (paragraph && one.page < layout.pages.size()) spots[one.page].push_back({*paragraph, one.x, one.y});
  }
  if (spots.empty()) return layout;
  const auto view = print::PageView::open(pdf);
  if (!view) return view.error();
  for (const auto& [page, on_page] : spots) {
    const std::vector<WordBox> words = words_on(*view, page);
    for (const Spot& spot : on_page) {
      ViewPlace place = place_of(spot, on_page, words, layout.pages[page]);
      place.page = static_cast<unsigned>(page) + 1;
      layout.paragraphs.emplace(spot.paragraph, place);
    }
  }
  return layout;
}

}  // namespace

Result<ViewLayout> layout_of(std::string_view bytes) {
  if (scan::format_of(bytes).value_or(scan::Format::pdf) == scan::Format::pdf) return layout_of_pdf(bytes);
  const auto sizes = scan::picture_sizes(bytes);
  if (!sizes) return sizes.error();
  ViewLayout layout;
  for (const scan::PictureSize& size : *sizes) {
    layout.pages.push_back({kScreenWidth, kScreenWidth * size.height / std::max(1, size.width)});
  }
  return layout;
}

}  // namespace marshrut::desk
