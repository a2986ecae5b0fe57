// Any bytes as a scan: read within small limits, cut, sent to another process and back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "scan/reading.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace marshrut::scan;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Limits limits;
  limits.pages = 3;
  limits.pixels = 250'000;
  limits.page_time = std::chrono::milliseconds(50);
  limits.time = std::chrono::milliseconds(200);
  const auto reading = read_scan(bytes, true, limits);
  if (!reading) return 0;
  if (reading->pages.size() > limits.pages) std::abort();
  for (const Page& page : reading->pages) {
    if (page.marks.empty() == page.unread.empty()) std::abort();
  }
  const auto again = from_frames(to_frames(*reading));
  if (!again || again->pages.size() != reading->pages.size() || again->pdfs != reading->pdfs) std::abort();
  return 0;
}
