// xlsx/figures_book.hpp: tables of figures with charts beside them, as a workbook for people.
// Shapes:  sheets (columns, rows of texts and numbers, charts on the columns) -> an XLSX file.
// Units:   rows and columns count from 0 below the header; widths in characters.
// Errors:  io, not_found (no such folder), too_large (more than a sheet or a cell holds). A file that isn't finished is
//          removed; one that was there stays until the new one is whole.
// Owns:    nothing after the call. The same figures give the same bytes. Texts are never formulas.
// Source:  written by libxlsxwriter; ECMA-376 Part 1 §18, §21.2 (charts).
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace marshrut::xlsx {

using FigureCell = std::variant<std::monostate, double, std::string>;

struct FigureColumn {
  std::string title;
  double width = 12;
  int decimals = 0;  // of numbers
};

struct FigureChart {
  std::string title;
  bool shares = false;  // stacked to 100 %; else a bar for each
  std::size_t categories = 0;
  std::vector<std::size_t> series;  // columns
};

struct FigureSheet {
  std::string name;
  std::vector<FigureColumn> columns;
  std::vector<std::vector<FigureCell>> rows;
  std::vector<FigureChart> charts;
};

Result<void> write_figures(const std::vector<FigureSheet>& sheets, const std::string& title,
                           const std::filesystem::path& path);

}  // namespace marshrut::xlsx
