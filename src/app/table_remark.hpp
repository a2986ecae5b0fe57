// app/table_remark.hpp: one remark on a table, for the person who keeps it.
// Shapes:  code, severity, place (sheet, row, column with its heading), Russian message.
// Units:   row and column from 1, as the sheet shows them; 0 where the remark is on more than a row or a cell.
// Owns:    its strings. Messages show values: they are for the terminal of the one who has the file, not for logs.
// Source:  docs/formats/tables.md (the codes).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "route/remark.hpp"
#include "route/value.hpp"

namespace marshrut::app {

struct TableRemark {
  std::string code;  // "email"
  route::Severity severity = route::Severity::warning;
  std::string sheet;
  std::uint32_t row = 0, column = 0;
  std::string heading;
  std::string message;
};

std::string place_text(const TableRemark& remark);  // «лист «Школа», D12, столбец «E-mail»»
route::Value json_of(const TableRemark& remark);

}  // namespace marshrut::app
