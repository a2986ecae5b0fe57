#include "support/printed_page.hpp"

#include <leptonica/allheaders.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "print/stamp.hpp"
#include "print/symbol.hpp"

namespace marshrut::testing {

namespace {

constexpr double kInch = 25.4, kWidth = 210, kHeight = 297;  // mm
constexpr unsigned kFine = 600;                              // dpi that a page is drawn at

int pixels(double mm, unsigned dpi) { return static_cast<int>(std::lround(mm / kInch * dpi)); }

Picture must(Pix* made) {
  if (made == nullptr) throw std::runtime_error("Leptonica says no");
  return Picture(made);
}

Picture copy_of(const Picture& picture) { return must(pixCopy(nullptr, picture.get())); }

Picture white(int width, int height) {
  Picture page = must(pixCreate(width, height, 8));
  (void)pixSetAll(page.get());
  return page;
}

void fill(const Picture& page, int x, int y, int width, int height) {
  (void)pixRasterop(page.get(), x, y, width, height, PIX_CLR, nullptr, 0, 0);
}

// Words as they look from afar: strokes of letters in rows.
void write_text(const Picture& page, unsigned dpi) {
  std::uint32_t state = 12345;
  const auto next = [&](std::uint32_t most) { return (state = state * 1664525U + 1013904223U) / 65536U % most; };
  for (double y = 25; y < 250; y += 6) {
    for (double x = 35; x < 195; x += 2.1) {
      if (next(7) == 0) continue;
      fill(page, pixels(x, dpi), pixels(y, dpi), pixels(0.35, dpi), pixels(2.6, dpi));
      fill(page, pixels(x, dpi), pixels(y + next(25) / 10.0, dpi), pixels(1.4, dpi), pixels(0.35, dpi));
    }
  }
}

void stamp(const Picture& page, const print::Mark& mark, unsigned dpi) {
  const auto symbol = print::qr_symbol(print::mark_text(mark));
  if (!symbol) throw std::runtime_error(symbol.error().message);
  const double size = symbol->modules * print::kModuleMm;
  for (unsigned row = 0; row < symbol->modules; ++row) {
    for (unsigned column = 0; column < symbol->modules; ++column) {
      if (!symbol->at(row, column)) continue;
      const double x = print::kEdgeMm + column * print::kModuleMm;
      const double y = kHeight - print::kEdgeMm - size + row * print::kModuleMm;
      const int left = pixels(x, dpi), top = pixels(y, dpi);
      fill(page, left, top, pixels(x + print::kModuleMm, dpi) - left, pixels(y + print::kModuleMm, dpi) - top);
    }
  }
}

Picture scaled(const Picture& page, double factor) {
  return must(pixScaleAreaMap(page.get(), static_cast<float>(factor), static_cast<float>(factor)));
}

Picture turned(const Picture& page, double degrees) {
  constexpr double kRadians = 3.14159265358979 / 180;
  return must(pixRotate(page.get(), static_cast<float>(degrees * kRadians), L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
}

Picture three(const Picture& page, const Picture& /*second*/, unsigned seed) {
  return turned(page, seed % 2 == 0 ? 3 : -3);
}
// On a glass that is larger than the page: on one of A4 the corner with the mark lies outside.
Picture seven(const Picture& page, const Picture& /*second*/, unsigned seed) {
  constexpr float kSeven = 0.122173F;
  return must(pixRotate(page.get(), seed % 2 == 0 ? kSeven : -kSeven, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE,
                        pixGetWidth(page.get()), pixGetHeight(page.get())));
}

// A page that was not flat, or a camera that was not straight above it.
Picture slanted(const Picture& page, const Picture& /*second*/, unsigned seed) {
  const auto width = static_cast<float>(pixGetWidth(page.get())), height = static_cast<float>(pixGetHeight(page.get()));
  const float by = width * (0.02F + 0.01F * static_cast<float>(seed % 3));
  Pta* from = ptaCreate(4);
  Pta* to = ptaCreate(4);
  for (const auto& [x, y, dx, dy] : {std::array{0.F, 0.F, by, by / 2}, std::array{width, 0.F, -by / 2, by},
                                     std::array{width, height, -by, -by / 2}, std::array{0.F, height, by / 3, -by}}) {
    (void)ptaAddPt(from, x, y);
    (void)ptaAddPt(to, x + dx, y + dy);
  }
  Pix* made = pixProjectivePta(page.get(), to, from, L_BRING_IN_WHITE);
  ptaDestroy(&from);
  ptaDestroy(&to);
  return must(made);
}

Picture noisy(const Picture& page, const Picture& /*second*/, unsigned seed) {
  std::srand(seed + 1);  // Leptonica's noise is that of rand()
  Picture noise = must(pixAddGaussianNoise(page.get(), 25.0F));
  std::uint32_t state = seed * 7919U + 1;
  const auto width = static_cast<std::uint32_t>(pixGetWidth(noise.get()));
  const auto height = static_cast<std::uint32_t>(pixGetHeight(noise.get()));
  for (std::uint32_t i = 0; i < width * height / 200; ++i) {
    state = state * 1664525U + 1013904223U;
    const auto x = static_cast<l_int32>((state >> 8U) % width);
    state = state * 1664525U + 1013904223U;
    (void)pixSetPixel(noise.get(), x, static_cast<l_int32>((state >> 8U) % height), (state & 64U) == 0 ? 0 : 255);
  }
  return noise;
}

Picture blurred(const Picture& page, const Picture& /*second*/, unsigned seed) {
  Picture once = must(pixBlockconv(page.get(), 1, 1));
  return seed % 2 == 0 ? std::move(once) : must(pixBlockconv(once.get(), 1, 1));
}

Picture coarse(const Picture& page, const Picture& /*second*/, unsigned /*seed*/) { return copy_of(page); }

// A pale copy of a copy, on grey paper.
Picture pale(const Picture& page, const Picture& /*second*/, unsigned seed) {
  Picture copy = copy_of(page);
  const auto darkest = 110U + seed % 30, lightest = 190U;
  l_int32 width = 0, height = 0;
  (void)pixGetDimensions(copy.get(), &width, &height, nullptr);
  for (l_int32 y = 0; y < height; ++y) {
    l_uint32* line = pixGetData(copy.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(copy.get());
    for (l_int32 x = 0; x < width; ++x) {
      const auto value = static_cast<unsigned>(GET_DATA_BYTE(line, x));
      SET_DATA_BYTE(line, x, static_cast<l_uint8>(darkest + value * (lightest - darkest) / 255));
    }
  }
  return copy;
}

Picture packed(const Picture& page, const Picture& /*second*/, unsigned /*seed*/) {
  const std::string jpeg = as_jpeg(page, 30);
  return must(pixConvertTo8(must(pixReadMem(reinterpret_cast<const l_uint8*>(jpeg.data()), jpeg.size())).get(), 0));
}

// A scanner that cuts six millimetres off each edge.
Picture cropped(const Picture& page, const Picture& /*second*/, unsigned /*seed*/) {
  const int width = pixGetWidth(page.get()), height = pixGetHeight(page.get());
  const int edge = static_cast<int>(width * 6 / kWidth);
  Box* box = boxCreate(edge, edge, width - 2 * edge, height - 2 * edge);
  Pix* made = pixClipRectangle(page.get(), box, nullptr);
  boxDestroy(&box);
  return must(made);
}

// Two A4 pages made smaller by a copier, side by side on one A4 sheet.
Picture shared(const Picture& page, const Picture& second, unsigned /*seed*/) {
  constexpr double kSmaller = 0.7071;
  const Picture left = scaled(page, kSmaller), right = scaled(second, kSmaller);
  const int width = pixGetWidth(left.get()), height = pixGetHeight(left.get());
  Picture sheet = white(2 * width, height);
  (void)pixRasterop(sheet.get(), 0, 0, width, height, PIX_SRC, left.get(), 0, 0);
  (void)pixRasterop(sheet.get(), width, 0, width, height, PIX_SRC, right.get(), 0, 0);
  return sheet;
}

Picture overturned(const Picture& page, const Picture& /*second*/, unsigned /*seed*/) {
  return must(pixRotate180(nullptr, page.get()));
}

std::string taken(l_uint8* data, std::size_t size) {
  std::string bytes(reinterpret_cast<const char*>(data), size);
  lept_free(data);
  return bytes;
}

}  // namespace

void PixGone::operator()(Pix* pix) const { pixDestroy(&pix); }

Picture printed_page(const print::Mark& mark, unsigned dpi) {
  const Picture page = white(pixels(kWidth, kFine), pixels(kHeight, kFine));
  write_text(page, kFine);
  stamp(page, mark, kFine);
  return scaled(page, static_cast<double>(dpi) / kFine);
}

Picture blank_page(unsigned dpi) { return white(pixels(kWidth, dpi), pixels(kHeight, dpi)); }

Picture text_page(unsigned dpi) {
  Picture page = blank_page(dpi);
  write_text(page, dpi);
  return page;
}

std::string as_png(const Picture& picture) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  (void)pixWriteMemPng(&data, &size, picture.get(), 0.0F);
  return taken(data, size);
}

std::string as_jpeg(const Picture& picture, int quality) {
  l_uint8* data = nullptr;
  std::size_t size = 0;
  (void)pixWriteMemJpeg(&data, &size, picture.get(), quality, 0);
  return taken(data, size);
}

std::string as_tiff(const std::vector<Picture>& pages) {
  Pixa* all = pixaCreate(0);
  for (const Picture& page : pages) {
    const Picture binary = must(pixThresholdToBinary(page.get(), 128));
    (void)pixaAddPix(all, binary.get(), L_COPY);
  }
  l_uint8* data = nullptr;
  std::size_t size = 0;
  (void)pixaWriteMemMultipageTiff(&data, &size, all);
  pixaDestroy(&all);
  return taken(data, size);
}

std::string as_pdf(const std::vector<Picture>& pages, unsigned dpi) {
  Pixa* all = pixaCreate(0);
  for (const Picture& page : pages) (void)pixaAddPix(all, page.get(), L_COPY);
  l_uint8* data = nullptr;
  std::size_t size = 0;
  (void)pixaConvertToPdfData(all, static_cast<l_int32>(dpi), 1.0F, L_JPEG_ENCODE, 75, nullptr, &data, &size);
  pixaDestroy(&all);
  return taken(data, size);
}

const std::vector<Damage>& damages() {
  static const std::vector<Damage> kAll = {
      {"turned by 3 degrees", 200, true, false, three},
      {"turned by 7 degrees", 200, true, false, seven},
      {"slanted", 200, true, false, slanted},
      {"noise", 200, true, false, noisy},
      {"blur", 200, true, false, blurred},
      {"100 dpi", 100, false, false, coarse},
      {"pale on grey", 200, true, false, pale},
      {"JPEG 30", 200, true, false, packed},
      {"margins cut", 200, true, false, cropped},
      {"two on a sheet", 200, true, true, shared},
      {"upside down", 200, true, false, overturned},
  };
  return kAll;
}

}  // namespace marshrut::testing
