#define ZX_USE_UTF8 1

#include "scan/barcodes.hpp"

#include <ZXing/ReadBarcode.h>
#include <leptonica/allheaders.h>

#include <algorithm>
#include <exception>

namespace marshrut::scan {

namespace {

constexpr int kQuarter = 90, kFull = 360;

// The symbol stands upright on its page: as it is turned, so is the page. To the nearest quarter.
int rotation_of(const ZXing::Result& found) {
  const int turned = (found.orientation() % kFull + kFull) % kFull;
  return (kFull - (turned + kQuarter / 2) / kQuarter * kQuarter) % kFull;
}

void add(Barcodes& all, const ZXing::Result& found) {
  const auto mark = print::parse_mark(found.text());
  if (!mark) {
    all.foreign = true;
    return;
  }
  const bool known =
      std::any_of(all.marks.begin(), all.marks.end(), [&](const PlacedMark& one) { return one.found.mark == *mark; });
  if (known) return;
  const ZXing::PointI middle = ZXing::Center(found.position());
  all.marks.push_back({{*mark, rotation_of(found)}, middle.x, middle.y});
}

ZXing::Results read(const ZXing::ImageView& view, bool all) {
  ZXing::DecodeHints hints;
  hints.setTryHarder(true).setTryRotate(all).setTryDownscale(true);
  if (!all) hints.setFormats(ZXing::BarcodeFormat::QRCode);
  return ZXing::ReadBarcodes(view, hints);
}

}  // namespace

Barcodes barcodes_in(const Image& grey, bool all) {
  Barcodes found;
  // Leptonica keeps bytes in words of the machine; ZXing reads them in their order.
  const Image bytes(grey ? pixEndianByteSwapNew(grey.get()) : nullptr);
  if (!bytes) return found;
  const ZXing::ImageView view(reinterpret_cast<const std::uint8_t*>(pixGetData(bytes.get())), width_of(bytes),
                              height_of(bytes), ZXing::ImageFormat::Lum, pixGetWpl(bytes.get()) * 4);
  try {
    for (const ZXing::Result& one : read(view, all)) {
      if (one.isValid()) add(found, one);
    }
  } catch (const std::exception&) {
    // What the library stumbles over is as good as not there.
  }
  return found;
}

}  // namespace marshrut::scan
