#include <leptonica/allheaders.h>
#include <poppler-document.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

#include "scan/page_source.hpp"

namespace marshrut::scan {

namespace {

constexpr double kPointsAnInch = 72;
constexpr double kLeastDpi = 60;  // below it a mark can't be read anyway

void silent(const std::string& /*message*/, void* /*data*/) {}

struct Size {
  double width = 0, height = 0;  // points, as the page is shown
};

Size size_of(const poppler::page& page) {
  const poppler::rectf box = page.page_rect(poppler::crop_box);
  const auto turn = page.orientation();
  if (turn == poppler::page::landscape || turn == poppler::page::seascape) return {box.height(), box.width()};
  return {box.width(), box.height()};
}

Image image_of(const poppler::image& drawn) {
  Image image(pixCreateNoInit(drawn.width(), drawn.height(), 8));
  if (!image) return image;
  const std::size_t words = static_cast<std::size_t>(pixGetWpl(image.get()));
  for (int row = 0; row < drawn.height(); ++row) {
    const std::ptrdiff_t from = static_cast<std::ptrdiff_t>(row) * drawn.bytes_per_row();
    std::memcpy(pixGetData(image.get()) + static_cast<std::size_t>(row) * words, drawn.const_data() + from,
                static_cast<std::size_t>(drawn.width()));
  }
  (void)pixEndianByteSwap(image.get());
  return image;
}

class PdfSource final : public PageSource {
public:
  PdfSource(std::unique_ptr<poppler::document> document, std::size_t count, const Limits& limits)
      : document_(std::move(document)), count_(count), pixels_(static_cast<double>(limits.pixels)) {}

  [[nodiscard]] std::size_t count() const override { return count_; }
  [[nodiscard]] bool drawn() const override { return true; }

  Result<Image> page(std::size_t index0, unsigned dpi) override {
    const Error damaged{Code::damaged, "the page can't be drawn", std::to_string(index0 + 1)};
    const std::unique_ptr<poppler::page> page(document_->create_page(static_cast<int>(index0)));
    if (!page) return damaged;
    const Size size = size_of(*page);
    if (!(size.width >= 1) || !(size.height >= 1)) return damaged;
    // A page that is too large for this resolution is drawn at the one that it fits in.
    const double inches = size.width / kPointsAnInch * (size.height / kPointsAnInch);
    const double fitting = std::min(static_cast<double>(dpi), std::sqrt(pixels_ / inches));
    if (fitting < kLeastDpi) return Error{Code::too_large, "the page is too large", std::to_string(index0 + 1)};
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::antialiasing | poppler::page_renderer::text_antialiasing);
    const auto pixels = [&](double points) { return static_cast<int>(std::lround(points / kPointsAnInch * fitting)); };
    const auto drawn = renderer.render_page(page.get(), fitting, fitting, 0, 0, std::max(1, pixels(size.width)),
                                            std::max(1, pixels(size.height)));
    if (!drawn.is_valid() || drawn.format() != poppler::image::format_gray8) return damaged;
    Image image = image_of(drawn);
    if (!image) return damaged;
    return image;
  }

private:
  std::unique_ptr<poppler::document> document_;
  std::size_t count_;
  double pixels_;
};

}  // namespace

Result<std::unique_ptr<PageSource>> open_pdf(std::string_view bytes, const Limits& limits) {
  poppler::set_debug_error_function(silent, nullptr);
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    return Error{Code::too_large, "the file is too large", {}};
  }
  std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return Error{Code::damaged, "no PDF that can be opened", {}};
  if (document->is_locked()) return Error{Code::encrypted, "the PDF needs a password", {}};
  const int count = document->pages();
  if (count <= 0) return Error{Code::damaged, "a PDF without pages", {}};
  if (static_cast<std::size_t>(count) > limits.pages) {
    return Error{Code::too_large, "too many pages", std::to_string(count)};
  }
  return std::unique_ptr<PageSource>(
      std::make_unique<PdfSource>(std::move(document), static_cast<std::size_t>(count), limits));
}

}  // namespace marshrut::scan
