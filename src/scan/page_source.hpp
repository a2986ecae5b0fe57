// scan/page_source.hpp: a file as a row of page images; private to this module.
// Shapes:  bytes + format -> PageSource; index -> grey image.
// Units:   index0 counts from 0; dpi only where a page is drawn (PDF): images come as they are.
// Errors:  open: as pages.hpp; page: too_large (pixels), damaged.
// Owns:    the source looks at the bytes, which must outlive it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "scan/format.hpp"
#include "scan/image.hpp"
#include "scan/pages.hpp"

namespace marshrut::scan {

class PageSource {
public:
  virtual ~PageSource() = default;
  PageSource() = default;
  PageSource(const PageSource&) = delete;
  PageSource& operator=(const PageSource&) = delete;

  [[nodiscard]] virtual std::size_t count() const = 0;
  virtual Result<Image> page(std::size_t index0, unsigned dpi) = 0;
  // Drawn anew at another resolution; what is an image has but its own.
  [[nodiscard]] virtual bool drawn() const = 0;
};

Result<std::unique_ptr<PageSource>> open_pdf(std::string_view bytes, const Limits& limits);
Result<std::unique_ptr<PageSource>> open_image(std::string_view bytes, Format format, const Limits& limits);
Result<std::unique_ptr<PageSource>> open_source(std::string_view bytes, const Limits& limits);

// Width and height, from the header alone.
std::optional<std::pair<int, int>> image_size(std::string_view bytes, Format format, std::size_t index0);

// One page of an image file as it is, in its colours.
Result<Image> decode_image(std::string_view bytes, Format format, std::size_t index0, const Limits& limits);

}  // namespace marshrut::scan
