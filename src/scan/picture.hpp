// scan/picture.hpp: the pages of an image file as pictures for a screen.
// Shapes:  JPEG, PNG or TIFF -> the size of each page; -> one page as PNG in its colours.
// Units:   pixels; pages count from 0.
// Errors:  unsupported_format (another kind of file), damaged, too_large (pages, pixels), not_found (no such page).
// Owns:    results own what they hold.
//
// Reads bytes from outside in this process: in the service in a worker.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "scan/pages.hpp"

namespace marshrut::scan {

struct PictureSize {
  int width = 0, height = 0;
};

Result<std::vector<PictureSize>> picture_sizes(std::string_view bytes, const Limits& limits = {});
Result<std::string> picture_png(std::string_view bytes, std::size_t page, unsigned width, const Limits& limits = {});

}  // namespace marshrut::scan
