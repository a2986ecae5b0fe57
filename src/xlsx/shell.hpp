// xlsx/shell.hpp: the workbook without its rows: sheets with their headers, looks, rules and charts; private.
// Shapes:  Plan -> XLSX bytes, and the number of the style for each column and look.
// Errors:  io (no folder for temporary files), internal (libxlsxwriter refused what the profile let through).
// Owns:    a Shell owns its bytes.
// Source:  libxlsxwriter's documentation; ISO/IEC 29500-1 §18.8.10 (cellXfs: what a style's number counts).
#pragma once

#include <array>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "xlsx/packed_row.hpp"
#include "xlsx/plan.hpp"

namespace marshrut::xlsx {

using Styles = std::array<int, kLooks>;  // by Look

struct Shell {
  std::string bytes;
  std::vector<Styles> styles;  // of each column
  int rest_style = 0;          // of the sheet of what was too long
};

// The sheets lie in the package as xl/worksheets/sheet1.xml and so on: the plan's, the rest, the summary.
Result<Shell> make_shell(const Plan& plan);

}  // namespace marshrut::xlsx
