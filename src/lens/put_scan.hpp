// lens/put_scan.hpp: where the markers of a part stand: paragraphs, rows, cells, and the pieces of each w:t.
// Shapes:  an XmlNode tree of document.xml, a header or a footer -> PartScan. Borrows the tree.
// Units:   offsets are UTF-8 bytes; places count from 1, as people do.
// Errors:  none: problems of markers stay in their paragraphs.
// Source:  docs/formats/markers.md; ECMA-376 Part 1 §17.3.2 (runs), §17.4 (tables).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lens/marker_parse.hpp"
#include "lens/put_tree.hpp"

namespace marshrut::lens {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Part of one w:t: fixed text, or the marker that begins there. What a marker covers further on is left out.
struct Piece {
  std::string text;
  std::size_t marker = kNone;  // index into the paragraph's markers
};

struct MarkedParagraph {
  const XmlNode* node = nullptr;
  std::string text;  // of its runs, joined
  std::vector<Marker> markers;
  std::vector<MarkerProblem> problems;
  std::map<const XmlNode*, std::vector<Piece>> pieces;  // of each w:t that a marker touches
  std::string place;                                    // «таблица 2, строка 2, ячейка 3»
  std::size_t row = kNone;                              // index into PartScan::rows
  std::size_t cell = kNone;
  bool fallback = false;  // in mc:Fallback: the same content once more
};

struct MarkedRow {
  const XmlNode* node = nullptr;
  bool header = false;
  std::vector<std::size_t> paragraphs;  // with markers, of the row's own cells
};

struct PartScan {
  std::vector<MarkedParagraph> paragraphs;  // only those with markers or problems
  std::vector<MarkedRow> rows;
  std::map<const XmlNode*, std::size_t> paragraph_of;  // w:p -> paragraphs
  std::map<const XmlNode*, std::size_t> row_of;        // w:tr -> rows
  unsigned last_control_id = 0;

  // Of siblings, the one that ends the block which begins at `begin`; kNone when none does.
  [[nodiscard]] std::size_t end_of_block(const std::vector<XmlNode>& nodes, std::size_t begin, std::size_t end) const;
};

// `where` opens each place: "" for the body, «верхний колонтитул» for a header.
PartScan scan_part(const XmlNode& root, std::string_view where);

// The path up to its last `each`, or empty.
route::Path array_of(const route::Path& path);
bool is_prefix(const route::Path& prefix, const route::Path& path);
bool is_block(const Marker& marker);  // begins or ends what is repeated as a whole

}  // namespace marshrut::lens
