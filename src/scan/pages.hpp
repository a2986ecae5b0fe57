// scan/pages.hpp: the pages of a scan, and our marks on them.
// Shapes:  bytes of a PDF, JPEG, PNG or TIFF -> pages, each with its marks, or why it has none.
// Units:   pages count from 1; rotation: degrees clockwise by which the page must be turned to stand upright.
// Errors:  empty, unsupported_format (none of these), damaged, encrypted, too_large (bytes or pages). A single page
//          that can't be read is no error: `unread` says why.
// Owns:    results own what they hold.
// Source:  design.md §6.
//
// Reads bytes from outside in this process: in the service and the commands it runs in a worker (scanner.hpp).
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "print/mark.hpp"

namespace marshrut::scan {

struct Limits {
  std::size_t bytes = std::size_t{64} << 20U;
  std::size_t pages = 300;
  std::size_t pixels = std::size_t{60} << 20U;  // of one page: A3 at 450 dpi
  std::chrono::milliseconds time{120'000};      // what is left then is `timeout`
  std::chrono::milliseconds page_time{15'000};  // after which no harder way to read a page is begun
};

struct FoundMark {
  print::Mark mark;
  int rotation = 0;
  friend bool operator==(const FoundMark&, const FoundMark&) = default;
};

// Why a page has no mark of ours.
inline constexpr std::string_view kBlank = "blank";                     // nothing on it
inline constexpr std::string_view kNoMark = "no-mark";                  // something, but no barcode that can be read
inline constexpr std::string_view kForeignBarcode = "foreign-barcode";  // one that is not ours
inline constexpr std::string_view kBadImage = "bad-image";              // the page can't be shown
inline constexpr std::string_view kTooLarge = "too-large";              // more pixels than a page may have
inline constexpr std::string_view kTimeout = "timeout";                 // no time was left for it

struct Page {
  unsigned number = 1;
  std::vector<FoundMark> marks;  // two when two pages lie on one sheet
  std::string unread;            // empty when there are marks
};

Result<std::vector<Page>> read_pages(std::string_view bytes, const Limits& limits = {});

}  // namespace marshrut::scan
