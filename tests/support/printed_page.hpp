// A printed page as an image, and what scanners, copiers and people make of it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "print/mark.hpp"

struct Pix;

namespace marshrut::testing {

struct PixGone {
  void operator()(Pix* pix) const;
};
using Picture = std::unique_ptr<Pix, PixGone>;  // 8 bits a pixel

// A4 with lines of text and the mark where printouts have it.
Picture printed_page(const print::Mark& mark, unsigned dpi = 200);
Picture blank_page(unsigned dpi = 200);
// Text without a mark.
Picture text_page(unsigned dpi = 200);

// Files as they come. `pages` of a PDF go in as JPEG.
std::string as_png(const Picture& picture);
std::string as_jpeg(const Picture& picture, int quality = 85);
std::string as_tiff(const std::vector<Picture>& pages);
std::string as_pdf(const std::vector<Picture>& pages, unsigned dpi = 200);

// The ten ways of worse paper; the second page is only for the two that share a sheet.
struct Damage {
  const char* name;
  unsigned dpi;  // that the page is printed at
  bool mild;     // must always be read
  bool two;      // both pages on one sheet
  Picture (*apply)(const Picture& page, const Picture& second, unsigned seed);
};
const std::vector<Damage>& damages();

}  // namespace marshrut::testing
