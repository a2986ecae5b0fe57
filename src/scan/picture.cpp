#include "scan/picture.hpp"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

#include "scan/page_source.hpp"

namespace marshrut::scan {

namespace {

struct Free {
  void operator()(l_uint8* bytes) const { lept_free(bytes); }
};

Result<std::unique_ptr<PageSource>> image_source(std::string_view bytes, const Limits& limits, Format& format) {
  const auto found = format_of(bytes);
  if (!found || *found == Format::pdf) return Error{Code::unsupported_format, "no picture", {}};
  format = *found;
  quiet();
  auto source = open_image(bytes, format, limits);
  if (source && (*source)->count() > limits.pages) return Error{Code::too_large, "too many pages", {}};
  return source;
}

}  // namespace

Result<std::vector<PictureSize>> picture_sizes(std::string_view bytes, const Limits& limits) {
  Format format{};
  const auto source = image_source(bytes, limits, format);
  if (!source) return source.error();
  std::vector<PictureSize> sizes;
  for (std::size_t i = 0; i < (*source)->count(); ++i) {
    const auto size = image_size(bytes, format, i);
    if (!size) return Error{Code::damaged, "no image that can be opened", std::to_string(i + 1)};
    sizes.push_back({size->first, size->second});
  }
  return sizes;
}

Result<std::string> picture_png(std::string_view bytes, std::size_t page, unsigned width, const Limits& limits) {
  Format format{};
  const auto source = image_source(bytes, limits, format);
  if (!source) return source.error();
  const Error damaged{Code::damaged, "the picture can't be shown", std::to_string(page + 1)};
  if (page >= (*source)->count()) return Error{Code::not_found, "no such page", std::to_string(page + 1)};
  auto decoded = decode_image(bytes, format, page, limits);
  if (!decoded) return decoded.error();
  const Image flat(pixConvertTo32(decoded->get()));
  if (!flat) return damaged;
  const double scale = static_cast<double>(width) / std::max(1, width_of(flat));
  const double height = std::max(1.0, std::round(height_of(flat) * scale));
  if (width == 0 || height * width > static_cast<double>(limits.pixels)) {
    return Error{Code::too_large, "the picture is too large", std::to_string(page + 1)};
  }
  const Image scaled(pixScaleToSize(flat.get(), static_cast<l_int32>(width), static_cast<l_int32>(height)));
  l_uint8* made = nullptr;
  std::size_t size = 0;
  const bool failed = !scaled || pixWriteMemPng(&made, &size, scaled.get(), 0.0F) != 0;
  const std::unique_ptr<l_uint8, Free> png(made);
  if (failed || !png) return damaged;
  return std::string(reinterpret_cast<const char*>(png.get()), size);
}

}  // namespace marshrut::scan
