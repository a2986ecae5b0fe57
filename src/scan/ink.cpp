#include "scan/ink.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace marshrut::scan {

namespace {

constexpr double kMargin = 0.04;    // of each side: shadows of the scanner's lid
constexpr int kDarker = 30;         // than the paper, of 255, at the least
constexpr float kDarkest = 0.002F;  // of the pixels: what is as dark as ink is on this page
constexpr double kLeast = 0.00025;  // of the page: a line of some words
constexpr int kFine = 1200;         // pixels across, above which a pen is wider than a pixel

}  // namespace

bool is_blank(const Image& grey) {
  const int width = width_of(grey), height = height_of(grey);
  const int left = static_cast<int>(width * kMargin), top = static_cast<int>(height * kMargin);
  const Image inner = part_of(grey, left, top, width - 2 * left, height - 2 * top);
  if (!inner) return false;
  l_uint32 paper = 255, darkest = 0;
  if (pixGetRankValue(inner.get(), 4, 0.5F, &paper) != 0) return false;
  if (pixGetRankValue(inner.get(), 4, kDarkest, &darkest) != 0) return false;
  // Half way to the ink, so that the noise of paper is none; a pale copy has ink, too.
  const int darker = std::max(kDarker, (static_cast<int>(paper) - static_cast<int>(darkest)) / 2);
  const int threshold = std::clamp(static_cast<int>(paper) - darker, 1, 254);
  Image ink(pixThresholdToBinary(inner.get(), threshold));
  if (ink && width > kFine) ink.reset(pixOpenBrick(nullptr, ink.get(), 2, 2));
  l_int32 dark = 0;
  if (!ink || pixCountPixels(ink.get(), &dark, nullptr) != 0) return false;
  return dark < kLeast * width_of(inner) * height_of(inner);
}

}  // namespace marshrut::scan
