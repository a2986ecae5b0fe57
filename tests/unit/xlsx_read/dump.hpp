// A table as one line of text, for comparing: rows by '/', cells as "B2=text" with a letter for what is no text.
#pragma once

#include <string>

#include "xlsx/table.hpp"

namespace marshrut::xlsx::test {

inline std::string kind_mark(const Cell& cell) {
  std::string mark;
  if (cell.kind == Cell::Kind::number) mark = "#";
  if (cell.kind == Cell::Kind::date) mark = "@";
  if (cell.kind == Cell::Kind::boolean) mark = "?";
  if (cell.kind == Cell::Kind::error) mark = "!";
  if (cell.note == Note::no_value) mark += "~";
  if (cell.note == Note::open_quote) mark += "\"";
  if (cell.filled) mark += "+";
  return mark;
}

inline std::string dump_rows(const TableSource& source, std::size_t sheet, Merged merged = Merged::as_is) {
  std::string out;
  auto done = source.rows(sheet, merged, [&](const Row& row) {
    if (!out.empty()) out += " / ";
    if (row.hidden) out += "(hidden) ";
    bool first = true;
    for (const Cell& cell : row.cells) {
      out += (first ? "" : " ") + a1(row.number, cell.column) + "=" + kind_mark(cell) + cell.text;
      first = false;
    }
    return true;
  });
  return done ? out : "error: " + std::string(code_name(done.error().code));
}

inline std::string dump(const Result<std::unique_ptr<TableSource>>& source, Merged merged = Merged::as_is) {
  if (!source) return "error: " + std::string(code_name(source.error().code));
  return dump_rows(**source, 0, merged);
}

}  // namespace marshrut::xlsx::test
