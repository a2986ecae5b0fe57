#include "scan/ink.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace marshrut::scan {

namespace {

constexpr double kMargin = 0.04;    // of each side: shadows of the scanner's lid
constexpr int kDarker = 60;         // than the paper, of 255
constexpr double kLeast = 0.00025;  // of the page: a line of some words
constexpr int kFine = 1200;         // pixels across, above which a pen is wider than a pixel

}  // namespace

bool is_blank(const Image& grey) {
  const int width = width_of(grey), height = height_of(grey);
  const int left = static_cast<int>(width * kMargin), top = static_cast<int>(height * kMargin);
  const Image inner = part_of(grey, left, top, width - 2 * left, height - 2 * top);
  if (!inner) return false;
  l_uint32 paper = 255;
  if (pixGetRankValue(inner.get(), 4, 0.5F, &paper) != 0) return false;
  const int threshold = std::clamp(static_cast<int>(paper) - kDarker, 1, 254);
  Image ink(pixThresholdToBinary(inner.get(), threshold));
  if (ink && width > kFine) ink.reset(pixOpenBrick(nullptr, ink.get(), 2, 2));
  l_int32 dark = 0;
  if (!ink || pixCountPixels(ink.get(), &dark, nullptr) != 0) return false;
  return dark < kLeast * width_of(inner) * height_of(inner);
}

}  // namespace marshrut::scan
