// print/bookmarks.hpp: bookmarks of a PDF, read and written; private to this module.
// Shapes:  Marked (title, level, page) <-> the outline tree.
// Units:   levels from 0; one that jumps is pulled up to a level below the one before it.
// Source:  ISO 32000-1 §12.3.3.
#pragma once

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

#include "print/assemble.hpp"

namespace marshrut::print {

inline constexpr std::size_t kMostBookmarks = 50'000;
inline constexpr unsigned kDeepestBookmark = 6;

// Those of a document, with its pages counted from 0; what leads nowhere is left out.
std::vector<Bookmark> bookmarks_in(QPDF& pdf);

struct Marked {
  std::string title;
  unsigned level = 0;
  QPDFObjectHandle page;
};

void write_bookmarks(QPDF& pdf, const std::vector<Marked>& marked);

}  // namespace marshrut::print
