// lens/chart_workbook.hpp: the workbook inside a chart, which Word opens when its data are edited.
// Shapes:  ChartData -> XLSX bytes: categories in column A, a column for each series, their names in row 1.
// Errors:  too_large (more rows or columns than a sheet holds), io.
// Owns:    the result owns its bytes; the same data give the same bytes.
// Source:  ECMA-376 Part 1 §15.2.11 (embedded packages); written by libxlsxwriter.
#pragma once

#include <string>

#include "base/result.hpp"
#include "lens/chart_data.hpp"

namespace marshrut::lens {

Result<std::string> chart_workbook(const ChartData& data);

}  // namespace marshrut::lens
