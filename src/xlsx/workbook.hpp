// xlsx/workbook.hpp: an XLSX or XLSM package as a TableSource; private to this module.
// Errors:  as table.hpp.
#pragma once

#include <memory>
#include <string>

#include "xlsx/table.hpp"

namespace marshrut::xlsx {

Result<std::unique_ptr<TableSource>> open_workbook(std::string bytes, const TableLimits& limits);

}  // namespace marshrut::xlsx
