#include "scan/pages.hpp"

#include <algorithm>

#include "scan/ink.hpp"
#include "scan/marks.hpp"
#include "scan/page_source.hpp"

namespace marshrut::scan {

namespace {

using Clock = std::chrono::steady_clock;

constexpr unsigned kDpi = 200;
// Where the easy way found no mark in the whole file, so many of its pages are looked at harder: it is a letter's annex
// rather than a bad scan.
constexpr std::size_t kTries = 3;

class Reading {
public:
  Reading(PageSource& source, const Limits& limits)
      : source_(source), limits_(limits), end_(Clock::now() + limits.time) {}

  std::vector<Page> run() {
    for (std::size_t i = 0; i < source_.count(); ++i) pages_.push_back(read_easily(i));
    std::size_t tries = 0;
    for (Page& page : pages_) {
      if (page.unread != kNoMark && page.unread != kForeignBarcode) continue;
      if (!any_ && tries++ == kTries) break;
      read_hard(page);
    }
    return std::move(pages_);
  }

private:
  void take(Page& page, PageMarks found, Until until) {
    page.marks = std::move(found.marks);
    any_ = any_ || !page.marks.empty();
    if (!page.marks.empty()) return page.unread.clear();
    page.unread = found.foreign ? kForeignBarcode : Clock::now() >= until ? kTimeout : kNoMark;
  }

  Page read_easily(std::size_t index0) {
    Page page{static_cast<unsigned>(index0 + 1), {}, std::string(kTimeout)};
    if (Clock::now() >= end_) return page;
    auto image = source_.page(index0, kDpi);
    if (!image) {
      page.unread = image.error().code == Code::too_large ? kTooLarge : kBadImage;
      return page;
    }
    take(page, easy_marks(*image, end_), end_);
    if (page.marks.empty() && is_blank(*image)) page.unread = kBlank;
    return page;
  }

  void read_hard(Page& page) {
    const Until until = std::min(end_, Clock::now() + limits_.page_time);
    if (Clock::now() >= until) return void(page.unread = kTimeout);
    const auto image = source_.page(page.number - 1, kDpi);
    if (!image) return;
    const bool foreign = page.unread == kForeignBarcode;
    PageMarks found = hard_marks(*image, until);
    found.foreign = found.foreign || foreign;
    take(page, std::move(found), until);
  }

  PageSource& source_;
  const Limits& limits_;
  Until end_;
  std::vector<Page> pages_;
  bool any_ = false;  // mark was found in the file
};

}  // namespace

Result<std::vector<Page>> read_pages(std::string_view bytes, const Limits& limits) {
  auto source = open_source(bytes, limits);
  if (!source) return source.error();
  return Reading(**source, limits).run();
}

}  // namespace marshrut::scan
