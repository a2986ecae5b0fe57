// xlsx/shell_summary.hpp: the sheet of sums and charts; inside the adapter.
#pragma once

#include <xlsxwriter.h>

#include "xlsx/plan.hpp"
#include "xlsx/shell_formats.hpp"

namespace marshrut::xlsx {

void add_summary(const Plan& plan, lxw_workbook* book, const Formats& formats);

}  // namespace marshrut::xlsx
