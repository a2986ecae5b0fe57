// xlsx/cell_text.hpp: text as it stands in a cell of SpreadsheetML.
// Shapes:  UTF-8 -> escaped XML; UTF-8 -> how much of it fits one cell.
// Units:   a cell's length is counted in UTF-16 units, as Excel counts; offsets are UTF-8 bytes.
// Errors:  none: what XML can't hold becomes _xHHHH_.
// Owns:    nothing.
// Source:  ISO/IEC 29500-1 §22.4.2.4 (bstr: _xHHHH_), §18.3.1.53 (is); Excel's limits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::xlsx {

inline constexpr std::size_t kMaxCellUnits = 32767;

// Fit for an element's text and for an attribute in double quotes. A literal «_x0041_» is written so that it stays one.
void escape_to(std::string& out, std::string_view text);

// White space at an end, or a line break, is lost without xml:space.
bool needs_preserve(std::string_view text);

// The bytes of `text` that make at most `units` UTF-16 units; no character is cut.
std::size_t fitting(std::string_view text, std::size_t units = kMaxCellUnits);

// «A», «Z», «AA» … for columns from 0.
std::string column_name(std::size_t column);

}  // namespace marshrut::xlsx
