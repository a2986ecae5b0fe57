#include <leptonica/allheaders.h>

#include <algorithm>

#include "scan/page_source.hpp"

namespace marshrut::scan {

namespace {

const l_uint8* data_of(std::string_view bytes) { return reinterpret_cast<const l_uint8*>(bytes.data()); }

struct Size {
  l_int32 width = 0, height = 0;
};

// From the header alone: nothing is unpacked before its size is known.
std::optional<Size> size_of(std::string_view bytes, Format format, std::size_t index0) {
  Size size;
  l_int32 ignored = 0, bits = 0, samples = 0;
  const bool failed = format == Format::tiff
                          ? readHeaderMemTiff(data_of(bytes), bytes.size(), static_cast<l_int32>(index0), &size.width,
                                              &size.height, &bits, &samples, nullptr, nullptr, nullptr) != 0
                          : pixReadHeaderMem(data_of(bytes), bytes.size(), &ignored, &size.width, &size.height, &bits,
                                             &samples, nullptr) != 0;
  if (failed || size.width <= 0 || size.height <= 0) return std::nullopt;
  return size;
}

class ImageSource final : public PageSource {
public:
  ImageSource(std::string_view bytes, Format format, std::size_t count, const Limits& limits)
      : bytes_(bytes), format_(format), count_(count), limits_(limits) {}

  [[nodiscard]] std::size_t count() const override { return count_; }
  [[nodiscard]] bool drawn() const override { return false; }

  Result<Image> page(std::size_t index0, unsigned /*dpi*/) override {
    auto decoded = decode_image(bytes_, format_, index0, limits_);
    if (!decoded) return decoded;
    Image grey = as_grey(std::move(*decoded));
    if (!grey) return Error{Code::damaged, "the image can't be shown", std::to_string(index0 + 1)};
    return grey;
  }

private:
  std::string_view bytes_;
  Format format_;
  std::size_t count_;
  Limits limits_;
};

}  // namespace

std::optional<std::pair<int, int>> image_size(std::string_view bytes, Format format, std::size_t index0) {
  const auto size = size_of(bytes, format, index0);
  if (!size) return std::nullopt;
  return std::pair<int, int>(size->width, size->height);
}

Result<Image> decode_image(std::string_view bytes, Format format, std::size_t index0, const Limits& limits) {
  const std::string where = std::to_string(index0 + 1);
  const auto size = size_of(bytes, format, index0);
  if (!size) return Error{Code::damaged, "no image that can be opened", where};
  if (static_cast<std::size_t>(size->width) * static_cast<std::size_t>(size->height) > limits.pixels) {
    return Error{Code::too_large, "too many pixels", where};
  }
  Image image(format == Format::tiff ? pixReadMemTiff(data_of(bytes), bytes.size(), static_cast<l_int32>(index0))
                                     : pixReadMem(data_of(bytes), bytes.size()));
  if (!image) return Error{Code::damaged, "the image can't be read to its end", where};
  return image;
}

Result<std::unique_ptr<PageSource>> open_image(std::string_view bytes, Format format, const Limits& limits) {
  std::size_t count = 1;
  if (format == Format::tiff) {
    while (count <= limits.pages && size_of(bytes, format, count)) ++count;
    if (count > limits.pages) return Error{Code::too_large, "too many pages", {}};
  }
  if (!size_of(bytes, format, 0)) return Error{Code::damaged, "no image that can be opened", {}};
  return std::unique_ptr<PageSource>(std::make_unique<ImageSource>(bytes, format, count, limits));
}

Result<std::unique_ptr<PageSource>> open_source(std::string_view bytes, const Limits& limits) {
  quiet();
  if (bytes.empty()) return Error{Code::empty, "a file of no bytes", {}};
  if (bytes.size() > limits.bytes) return Error{Code::too_large, "the file is too large", {}};
  const auto format = format_of(bytes);
  if (!format) return Error{Code::unsupported_format, "neither PDF nor JPEG, PNG or TIFF", {}};
  return *format == Format::pdf ? open_pdf(bytes, limits) : open_image(bytes, *format, limits);
}

}  // namespace marshrut::scan
