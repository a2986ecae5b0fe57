// print/page_picture.hpp: the pages of a PDF as pictures for a screen.
// Shapes:  PDF bytes -> the size of each page; PDF bytes + page -> PNG in its colours.
// Units:   points (1/72 in); pixels; pages count from 0.
// Errors:  damaged, encrypted, too_large (pages, pixels: the page in `where`), not_found (no such page).
// Owns:    results own what they hold.
// Source:  poppler, cairo.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::print {

struct PictureLimits {
  std::size_t pages = 200;
  std::size_t pixels = std::size_t{16} << 20U;  // of one picture
};

struct PaperSize {
  double width = 0, height = 0;  // as the page is looked at
};

Result<std::vector<PaperSize>> paper_sizes(std::string_view pdf, const PictureLimits& limits = {});
Result<std::string> page_picture(std::string_view pdf, std::size_t page, unsigned width_pixels,
                                 const PictureLimits& limits = {});

}  // namespace marshrut::print
