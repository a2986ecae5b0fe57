#include "intake/page_ranges.hpp"

#include <algorithm>

namespace marshrut::intake {

std::string page_ranges(std::vector<unsigned> pages) {
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  std::string text;
  for (std::size_t from = 0, to = 0; from < pages.size(); from = to + 1) {
    to = from;
    while (to + 1 < pages.size() && pages[to + 1] == pages[to] + 1) ++to;
    if (!text.empty()) text += ", ";
    text += std::to_string(pages[from]);
    if (to > from) text += (to == from + 1 ? ", " : "–") + std::to_string(pages[to]);
  }
  return text;
}

}  // namespace marshrut::intake
