#include "scan/marks.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "scan/barcodes.hpp"

namespace marshrut::scan {

namespace {

using Clock = std::chrono::steady_clock;
using Prepare = Image (*)(const Image& grey);

constexpr int kCoarse = 1900;       // pixels along a page's longer side: some 160 dpi and below
constexpr int kSmallestPart = 100;  // pixels: nothing of ours fits into less
constexpr double kUpright = 1.15;   // a sheet so much wider than high may hold two pages

Image enlarged(const Image& grey) { return Image(pixScaleGrayLI(grey.get(), 2.0F, 2.0F)); }

// For what was scanned at 100 dpi: modules of two pixels.
Image enlarged_thrice(const Image& grey) {
  constexpr int kCoarsePart = 900;
  if (std::max(width_of(grey), height_of(grey)) > kCoarsePart) return {};
  return Image(pixScaleGrayLI(grey.get(), 3.0F, 3.0F));
}

Image filtered(const Image& grey) { return Image(pixMedianFilter(grey.get(), 3, 3)); }

Image smoothed(const Image& grey) { return Image(pixBlockconv(grey.get(), 1, 1)); }

Image evened(const Image& grey) { return Image(pixContrastNorm(nullptr, grey.get(), 60, 60, 40, 2, 2)); }

Image sharpened(const Image& grey) {
  const Image sharp(pixUnsharpMaskingGray(grey.get(), 2, 2.5F));
  return sharp ? enlarged(sharp) : Image();
}

Image smoothed_large(const Image& grey) {
  const Image smooth = smoothed(grey);
  return smooth ? enlarged(smooth) : Image();
}

Image filtered_large(const Image& grey) {
  const Image clean = filtered(grey);
  return clean ? enlarged(clean) : Image();
}

// A threshold of each place's own: shadows, folds, grey copies.
Image thresholded(const Image& grey) {
  constexpr int kWindow = 12;
  Pix* binary = nullptr;
  if (pixSauvolaBinarizeTiled(grey.get(), kWindow, 0.3F, 1, 1, nullptr, &binary) != 0) return {};
  const Image owned(binary);
  return Image(pixConvert1To8(nullptr, owned.get(), 255, 0));
}

Image thresholded_large(const Image& grey) {
  const Image large = enlarged(grey);
  return large ? thresholded(large) : Image();
}

Image deskewed(const Image& grey) {
  constexpr float kRadians = 3.14159265F / 180.0F;
  const Image binary(pixThresholdToBinary(grey.get(), 150));
  l_float32 angle = 0, confidence = 0;
  if (!binary || pixFindSkew(binary.get(), &angle, &confidence) != 0 || std::abs(angle) < 0.5F) return {};
  return Image(pixRotate(grey.get(), angle * kRadians, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

// The whole page; the parts of it, more patiently.
constexpr Prepare kOfPage[] = {thresholded, filtered, evened, deskewed};
constexpr Prepare kOfPart[] = {enlarged, sharpened, filtered_large, smoothed_large, enlarged_thrice};

void merge(PageMarks& into, const Barcodes& found) {
  into.foreign = into.foreign || found.foreign;
  for (const PlacedMark& one : found.marks) {
    const bool known = std::any_of(into.marks.begin(), into.marks.end(),
                                   [&](const FoundMark& mark) { return mark.mark == one.found.mark; });
    if (!known) into.marks.push_back(one.found);
  }
}

// Stops at the first way that finds a mark of ours which was not there before.
bool try_ways(const Image& grey, std::span<const Prepare> ways, Until until, PageMarks& into) {
  const std::size_t before = into.marks.size();
  for (const Prepare way : ways) {
    if (Clock::now() >= until) return false;
    if (const Image prepared = way(grey)) merge(into, barcodes_in(prepared));
    if (into.marks.size() > before) return true;
  }
  return false;
}

struct Part {
  double x, y, width, height;  // of the page
};
// They overlap by more than a mark.
constexpr std::array<Part, 6> kParts = {{{0, 0.6, 0.55, 0.4},
                                         {0.45, 0.6, 0.55, 0.4},
                                         {0, 0, 0.55, 0.4},
                                         {0.45, 0, 0.55, 0.4},
                                         {0, 0.3, 0.55, 0.4},
                                         {0.45, 0.3, 0.55, 0.4}}};

Image part(const Image& grey, const Part& place) {
  const double width = width_of(grey), height = height_of(grey);
  Image cut = part_of(grey, static_cast<int>(place.x * width), static_cast<int>(place.y * height),
                      static_cast<int>(place.width * width), static_cast<int>(place.height * height));
  if (cut && std::min(width_of(cut), height_of(cut)) < kSmallestPart) cut.reset();
  return cut;
}

// Two pages on one sheet, of which one was read: the other half is looked at by itself.
void look_at_other_half(const Image& grey, const PlacedMark& one, Until until, PageMarks& into) {
  const int width = width_of(grey), height = height_of(grey);
  const bool lies = one.found.rotation % 180 != 0;
  const double wide = lies ? height : width, high = lies ? width : height;
  if (wide < kUpright * high) return;
  const Part half = width > height ? (one.x * 2 < width ? Part{0.5, 0, 0.5, 1} : Part{0, 0, 0.5, 1})
                                   : (one.y * 2 < height ? Part{0, 0.5, 1, 0.5} : Part{0, 0, 1, 0.5});
  constexpr Prepare kWays[] = {enlarged, thresholded_large};
  if (const Image other = part(grey, half)) (void)try_ways(other, kWays, until, into);
}

}  // namespace

PageMarks easy_marks(const Image& grey, Until until) {
  PageMarks all;
  Barcodes found = barcodes_in(grey);
  if (found.marks.empty() && std::max(width_of(grey), height_of(grey)) < kCoarse) {
    if (const Image large = enlarged(grey)) {
      found = barcodes_in(large);
      for (PlacedMark& one : found.marks) one.x /= 2, one.y /= 2;
    }
  }
  merge(all, found);
  if (found.marks.size() == 1) look_at_other_half(grey, found.marks.front(), until, all);
  return all;
}

PageMarks hard_marks(const Image& grey, Until until) {
  PageMarks all;
  if (try_ways(grey, kOfPage, until, all)) return all;
  for (const Part& place : kParts) {
    const Image cut = part(grey, place);
    if (cut && try_ways(cut, kOfPart, until, all)) return all;
  }
  if (Clock::now() < until) merge(all, barcodes_in(grey, true));
  return all;
}

}  // namespace marshrut::scan
