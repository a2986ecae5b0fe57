// scan/barcodes.hpp: barcodes in an image as it is; private to this module.
// Shapes:  grey image -> our marks with their places; whether there is a barcode of somebody else's.
// Units:   places in pixels of that image; rotation as in pages.hpp.
// Errors:  none: what can't be read is not there.
#pragma once

#include <vector>

#include "scan/image.hpp"
#include "scan/pages.hpp"

namespace marshrut::scan {

struct PlacedMark {
  FoundMark found;
  int x = 0, y = 0;  // its middle
};
struct Barcodes {
  std::vector<PlacedMark> marks;
  bool foreign = false;
};

// Ours are QR symbols; `all` looks for barcodes of every kind.
Barcodes barcodes_in(const Image& grey, bool all = false);

}  // namespace marshrut::scan
