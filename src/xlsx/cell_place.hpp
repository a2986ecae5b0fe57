// xlsx/cell_place.hpp: "D12" and "A1:C3" as numbers; private to this module.
// Errors:  nullopt for anything that is no place of a sheet.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

#include "xlsx/table.hpp"

namespace marshrut::xlsx {

struct CellPlace {
  std::uint32_t row = 0, column = 0;
};

inline std::optional<std::uint32_t> parse_row(std::string_view digits) {
  std::uint32_t row = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), row);
  if (error != std::errc{} || end != digits.data() + digits.size() || row == 0 || row > kMaxRow) return std::nullopt;
  return row;
}

inline std::optional<CellPlace> parse_place(std::string_view text) {
  CellPlace place;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '$') continue;
    const char c = text[at] >= 'a' && text[at] <= 'z' ? static_cast<char>(text[at] - 'a' + 'A') : text[at];
    if (c < 'A' || c > 'Z') break;
    place.column = place.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    if (place.column > kMaxColumn) return std::nullopt;
  }
  const auto row = parse_row(text.substr(at));
  if (!row || place.column == 0) return std::nullopt;
  place.row = *row;
  return place;
}

inline std::optional<Range> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto first = parse_place(text.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : parse_place(text.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return Range{first->row, first->column, last->row, last->column};
}

}  // namespace marshrut::xlsx
