// desk/view_layout.hpp: where the paragraphs of a document stand on its pages. Runs in a worker.
// Shapes:  PDF whose named destinations are docx/bookmarks.hpp's -> pages and a box for each paragraph.
// Units:   points (1/72 in) from the page's top left corner; pages count from 1.
// Errors:  damaged, encrypted, too_large.
// Owns:    results own what they hold.
//
// A destination tells where a paragraph begins. Its box takes in the words from there on, down to the next paragraph
// below and to the right as far as the next one beside: the rest of its cell or of its column.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::desk {

struct ViewPage {
  double width = 0, height = 0;
};
struct ViewPlace {
  unsigned page = 1;
  double x = 0, y = 0, width = 0, height = 0;
};
struct ViewLayout {
  std::vector<ViewPage> pages;
  std::map<std::uint32_t, ViewPlace> paragraphs;
};

// Of a PDF without such names, or of a picture: the pages alone.
Result<ViewLayout> layout_of(std::string_view bytes);

}  // namespace marshrut::desk
