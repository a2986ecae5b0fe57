// lens/program_plan.hpp: what is repeated: a row, or a paragraph, and over which array.
// Shapes:  the markers of a row or paragraph -> Unit.
// Errors:  two arrays in one unit: `mixed` names the marker that does not fit.
// Source:  docs/formats/markers.md.
#pragma once

#include "lens/put_scan.hpp"

namespace marshrut::lens {

struct Unit {
  route::Path array;                           // ends in `each`; empty when nothing is repeated
  const Marker* mixed = nullptr;               // of another array
  const MarkedParagraph* paragraph = nullptr;  // that holds it
};

// `within` is the array whose element is printed already; markers on it are not repeated once more.
Unit row_unit(const PartScan& scan, const MarkedRow& row, const route::Path& within);
Unit paragraph_unit(const MarkedParagraph& paragraph, const route::Path& within);

// The member = value pairs by which static rows of this part take elements of the array.
std::vector<std::pair<std::string, std::string>> taken_by_static_rows(const PartScan& scan, const route::Path& array);

}  // namespace marshrut::lens
