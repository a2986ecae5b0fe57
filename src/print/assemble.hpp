// print/assemble.hpp: documents of LibreOffice's as one PDF/A-2b file: marks, bookmarks, sheets for two-sided printing.
// Shapes:  Pieces (PDF/A bytes, their bookmarks, a stamp for each page) -> the bytes of one PDF.
// Units:   pages count from 0 within a piece; levels of bookmarks from 0.
// Errors:  damaged (a piece that is no PDF/A, a stamp for a page that isn't there), too_large (over Limits, a mark
//          that no symbol holds).
// Owns:    the result; pieces must outlive the call. Safe from any thread. The same pieces give the same bytes.
// Source:  ISO 19005-2 (PDF/A-2), ISO 32000-1 §12.3.3 (outlines), §14.8.2.2 (artifacts); by qpdf.
//
// What a sheet of paper has no use for stays behind: links, form fields, the tree of tags, names and dates of whoever
// made a piece.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "print/stamp.hpp"

namespace marshrut::print {

struct Bookmark {
  std::string title;
  unsigned level = 0;
  std::size_t page = 0;
};

struct Piece {
  std::string_view pdf;
  std::vector<Bookmark> bookmarks;
  bool headings = false;                     // the piece's own bookmarks, a level below the last of these
  std::vector<std::optional<Stamp>> stamps;  // of its pages; missing ones are pages without a mark
};

struct AssembleLimits {
  std::size_t max_bytes = std::size_t{512} << 20U;  // of all pieces
  std::size_t max_pages = 50'000;
};

struct AssembleOptions {
  std::string title;        // what a viewer shows in its window's title
  bool even_pages = false;  // a blank page behind a piece with an odd number of them
  AssembleLimits limits;
};

struct Assembled {
  std::string bytes;
  std::size_t pages = 0;  // blank ones too
};

Result<Assembled> assemble(const std::vector<Piece>& pieces, const AssembleOptions& options);

}  // namespace marshrut::print
