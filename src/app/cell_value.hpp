// app/cell_value.hpp: a cell of a table as a value of the route.
// Shapes:  Cell + kind of the path (x-kind) -> value, and what has to be said about it.
// Errors:  none: what can't be used gives no value and a problem.
// Owns:    results own their strings.
// Source:  domain.md §7.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "route/value.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

// A code of docs/formats/tables.md and the text that it is about.
struct CellProblem {
  std::string code, shown;
  bool dropped = true;  // nothing of it was used
};

struct CellValue {
  route::Value value;  // null: the cell says nothing, or nothing that can be used
  std::vector<CellProblem> problems;
};

// What the cell shows, in its normal form; numbers with a comma, dates as 01.09.2024. "" for an empty value.
std::string cell_text(const xlsx::Cell& cell);

CellValue cell_value(const xlsx::Cell& cell, std::string_view kind);

// Several values in one cell, told apart by their kinds («8 916 …, a@b.ru»; «высшая, 12.03.2020»): one for each kind.
struct SplitValues {
  std::vector<route::Value> values;  // as many as kinds
  std::vector<CellProblem> problems;
};
SplitValues split_cell(const xlsx::Cell& cell, const std::vector<std::string_view>& kinds);

// «Иванова Анна Петровна», without what else stands in the cell. A value that is null is no person's name.
CellValue name_value(const xlsx::Cell& cell);

}  // namespace marshrut::app
