// xlsx/sheet_writer.hpp: rows into the sheets of a shell, and the whole into a file; private to the module.
// Shapes:  Plan + sorted rows -> an XLSX file, each sheet as full as it may be, the next one with the same header.
// Units:   rows of a sheet count from 1 with the header, as Excel counts.
// Errors:  io, not_found (no such folder), timeout (cancelled).
// Owns:    nothing that outlives the call; a file that isn't finished is removed.
// Source:  ISO/IEC 29500-1 §18.3.1.73 (row), §18.3.1.4 (c), §18.3.1.47 (hyperlink); Excel's limits.
//
// libxlsxwriter makes everything but the rows (xlsx/shell.hpp); they are spliced in as they come, because its own loop
// spends more time on formatted printing and its copy on disk than on compressing: bench/README.md has the figures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.hpp"
#include "xlsx/plan.hpp"
#include "xlsx/row_sorter.hpp"

namespace marshrut::xlsx {

inline constexpr std::uint64_t kMostRows = 1048575;  // of a sheet, without the header
inline constexpr std::size_t kMostLinks = 65530;     // of a sheet; the links after them are HYPERLINK formulas

// `written(rows)` is called now and then; false stops the writing.
Result<void> write_workbook(const Plan& plan, const RowSorter& rows, const std::filesystem::path& path,
                            const std::function<bool(std::uint64_t)>& written);

}  // namespace marshrut::xlsx
