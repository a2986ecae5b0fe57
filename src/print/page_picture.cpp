#include "print/page_picture.hpp"

#include <cairo.h>
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <memory>
#include <mutex>

namespace marshrut::print {

namespace {

constexpr double kPointsAnInch = 72;
constexpr double kNarrowest = 1;  // points: less is no page

// poppler tells of a damaged page on standard error, which is for our own lines.
void be_quiet() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

using Document = std::unique_ptr<poppler::document>;
using Page = std::unique_ptr<poppler::page>;

Result<Document> opened(std::string_view pdf, const PictureLimits& limits) {
  be_quiet();
  if (pdf.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return Error{Code::too_large, "PDF", {}};
  Document document(poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
  if (!document) return Error{Code::damaged, "poppler can't open it", {}};
  if (document->is_locked()) return Error{Code::encrypted, "the PDF has a password", {}};
  const int pages = document->pages();
  if (pages < 1) return Error{Code::damaged, "no pages", {}};
  if (static_cast<std::size_t>(pages) > limits.pages) return Error{Code::too_large, "too many pages", {}};
  return document;
}

Result<PaperSize> size_of(const Page& page, std::size_t number) {
  const Error damaged{Code::damaged, "a page can't be opened", std::to_string(number + 1)};
  if (!page) return damaged;
  const poppler::rectf box = page->page_rect(poppler::crop_box);
  PaperSize size{box.width(), box.height()};
  const auto turn = page->orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape) std::swap(size.width, size.height);
  if (!(size.width >= kNarrowest) || !(size.height >= kNarrowest)) return damaged;
  return size;
}

cairo_status_t append(void* out, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

// Both lay a pixel out as a 32-bit word of alpha, red, green, blue; a drawn page is not transparent anywhere.
Result<std::string> png_of(const poppler::image& drawn) {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, drawn.width(), drawn.height()), cairo_surface_destroy);
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return Error{Code::too_large, "picture", {}};
  const auto bytes_a_row = static_cast<std::size_t>(drawn.width()) * 4;
  unsigned char* const to = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  for (int row = 0; row < drawn.height(); ++row) {
    const char* from = drawn.const_data() + static_cast<std::ptrdiff_t>(row) * drawn.bytes_per_row();
    std::memcpy(to + static_cast<std::size_t>(row) * stride, from, bytes_a_row);
  }
  cairo_surface_mark_dirty(surface.get());
  std::string png;
  if (cairo_surface_write_to_png_stream(surface.get(), append, &png) != CAIRO_STATUS_SUCCESS) {
    return Error{Code::internal, "a picture can't be written", {}};
  }
  return png;
}

}  // namespace

Result<std::vector<PaperSize>> paper_sizes(std::string_view pdf, const PictureLimits& limits) {
  const auto document = opened(pdf, limits);
  if (!document) return document.error();
  std::vector<PaperSize> sizes;
  for (int i = 0; i < (*document)->pages(); ++i) {
    const Page page((*document)->create_page(i));
    auto size = size_of(page, static_cast<std::size_t>(i));
    if (!size) return size.error();
    sizes.push_back(*size);
  }
  return sizes;
}

Result<std::string> page_picture(std::string_view pdf, std::size_t number, unsigned width_pixels,
                                 const PictureLimits& limits) {
  const auto document = opened(pdf, limits);
  if (!document) return document.error();
  const std::string where = std::to_string(number + 1);
  if (number >= static_cast<std::size_t>((*document)->pages())) return Error{Code::not_found, "no such page", where};
  const Page page((*document)->create_page(static_cast<int>(number)));
  const auto size = size_of(page, number);
  if (!size) return size.error();
  const double height = std::ceil(width_pixels * size->height / size->width);
  if (width_pixels == 0 || width_pixels * height > static_cast<double>(limits.pixels)) {
    return Error{Code::too_large, "the page is too large", where};
  }
  const double dpi = width_pixels / size->width * kPointsAnInch;
  poppler::page_renderer renderer;
  renderer.set_image_format(poppler::image::format_argb32);
  renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
  const auto drawn = renderer.render_page(page.get(), dpi, dpi, 0, 0, static_cast<int>(width_pixels),
                                          std::max(1, static_cast<int>(height)));
  if (!drawn.is_valid() || drawn.format() != poppler::image::format_argb32) {
    return Error{Code::damaged, "the page can't be drawn", where};
  }
  return png_of(drawn);
}

}  // namespace marshrut::print
