#include "scan/pages.hpp"

#include <algorithm>

#include "scan/ink.hpp"
#include "scan/marks.hpp"
#include "scan/page_source.hpp"

namespace marshrut::scan {

namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kDpi = 200, kFineDpi = 300;

Page unread(std::size_t index0, std::string_view why) {
  return {static_cast<unsigned>(index0 + 1), {}, std::string(why)};
}

std::string_view why_none(const PageMarks& found, Until until) {
  if (found.foreign) return kForeignBarcode;
  return Clock::now() >= until ? kTimeout : kNoMark;
}

Page read_page(PageSource& source, std::size_t index0, Until end, const Limits& limits) {
  if (Clock::now() >= end) return unread(index0, kTimeout);
  const Until until = std::min(end, Clock::now() + limits.page_time);
  auto image = source.page(index0, kDpi);
  if (!image) return unread(index0, image.error().code == Code::too_large ? kTooLarge : kBadImage);
  PageMarks found = easy_marks(*image, until);
  if (found.marks.empty()) {
    if (is_blank(*image)) return unread(index0, kBlank);
    if (source.drawn() && Clock::now() < until) {
      if (auto fine = source.page(index0, kFineDpi)) *image = std::move(*fine);
    }
    const bool foreign = found.foreign;
    found = hard_marks(*image, until);
    found.foreign = found.foreign || foreign;
  }
  if (found.marks.empty()) return unread(index0, why_none(found, until));
  return {static_cast<unsigned>(index0 + 1), std::move(found.marks), {}};
}

}  // namespace

Result<std::vector<Page>> read_pages(std::string_view bytes, const Limits& limits) {
  const Until end = Clock::now() + limits.time;
  auto source = open_source(bytes, limits);
  if (!source) return source.error();
  std::vector<Page> pages;
  for (std::size_t i = 0; i < (*source)->count(); ++i) pages.push_back(read_page(**source, i, end, limits));
  return pages;
}

}  // namespace marshrut::scan
