// xlsx/csv.hpp: a CSV file as a TableSource; private to this module.
// Shapes:  bytes -> one sheet without a name; all cells are text.
// Units:   rows are records, as a spreadsheet numbers them when it opens the file.
// Errors:  not_a_document, damaged, too_large; within records nothing fails (Note::open_quote).
// Source:  RFC 4180; «sep=;» as Excel writes it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "xlsx/table.hpp"

namespace marshrut::xlsx {

Result<std::unique_ptr<TableSource>> open_csv(std::string bytes, const TableLimits& limits);

// The delimiter that cuts the beginning most evenly: one of ; , tab |
char find_delimiter(std::string_view utf8);

}  // namespace marshrut::xlsx
