// scan/image.hpp: a page's image; private to this module.
// Shapes:  Leptonica's PIX behind a pointer of its own; grey: 8 bits a pixel, 0 is black.
// Units:   pixels.
// Errors:  an empty Image where the library says no (damaged bytes, no memory).
// Owns:    the pointer owns the image.
#pragma once

#include <memory>

struct Pix;

namespace marshrut::scan {

struct PixFree {
  void operator()(Pix* pix) const;
};
using Image = std::unique_ptr<Pix, PixFree>;

int width_of(const Image& image);
int height_of(const Image& image);

// Any depth, colours or transparency as grey on white.
Image as_grey(Image image);
// The part of it from (x, y), as far as it lies on the image.
Image part_of(const Image& image, int x, int y, int width, int height);

// Leptonica tells its own troubles on standard error, file names included: it is told not to.
void quiet();

}  // namespace marshrut::scan
