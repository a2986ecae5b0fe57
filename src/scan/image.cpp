#include "scan/image.hpp"

#include <leptonica/allheaders.h>

namespace marshrut::scan {

void PixFree::operator()(Pix* pix) const { pixDestroy(&pix); }

int width_of(const Image& image) { return pixGetWidth(image.get()); }
int height_of(const Image& image) { return pixGetHeight(image.get()); }

Image as_grey(Image image) {
  if (!image) return image;
  if (pixGetDepth(image.get()) == 32 && pixGetSpp(image.get()) == 4) image.reset(pixRemoveAlpha(image.get()));
  if (!image) return image;
  return Image(pixConvertTo8(image.get(), 0));
}

Image part_of(const Image& image, int x, int y, int width, int height) {
  Box* box = boxCreate(x, y, width, height);
  Image part(box == nullptr ? nullptr : pixClipRectangle(image.get(), box, nullptr));
  boxDestroy(&box);
  return part;
}

void quiet() { (void)setMsgSeverity(L_SEVERITY_NONE); }

}  // namespace marshrut::scan
