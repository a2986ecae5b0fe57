// xlsx/workbook_parts.hpp: workbook.xml and styles.xml; private to this module.
// Errors:  unsupported_format (a package of another kind), too_large, and what parse_sax says.
// Source:  ECMA-376 Part 1 §18.2.27 (workbook), §18.8.10 (cellXfs), §18.8.31 (numFmts).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "xlsx/number_format.hpp"
#include "xlsx/sax.hpp"
#include "xlsx/table.hpp"

namespace marshrut::xlsx {

struct WorkbookPart {
  struct Sheet {
    std::string name, relationship;
    bool hidden = false;
  };
  std::vector<Sheet> sheets;
  bool from_1904 = false;
};

Result<WorkbookPart> parse_workbook(std::string_view xml, std::string_view part, const TableLimits& limits,
                                    Deadline deadline);
// What numbers show, by cell format.
Result<std::vector<Shows>> parse_formats(std::string_view xml, std::string_view part, const TableLimits& limits,
                                         Deadline deadline);

}  // namespace marshrut::xlsx
