#include "xlsx/table.hpp"

#include <algorithm>

#include "opc/compound_file.hpp"
#include "opc/sniff.hpp"
#include "xlsx/csv.hpp"
#include "xlsx/workbook.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kLookedAt = 4096;

bool is_old_workbook(std::string_view bytes) {
  if (!opc::is_compound_file(bytes)) return false;
  const std::vector<std::string> names = opc::compound_file_names(bytes);
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name == "Workbook" || name == "Book"; });
}

// What some programs save as .xls is a web page or XML.
bool is_marked_up_table(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, kLookedAt);
  const auto has = [&](std::string_view text) { return beginning.find(text) != std::string_view::npos; };
  return has("office:spreadsheet") || has("<table") || has("<TABLE") || has("<html") || has("<HTML");
}

}  // namespace

const Cell* Row::at(std::uint32_t column) const {
  const auto found = std::lower_bound(cells.begin(), cells.end(), column,
                                      [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found == cells.end() || found->column != column ? nullptr : &*found;
}

bool SheetFacts::is_hidden(std::uint32_t column) const {
  return std::any_of(hidden_columns.begin(), hidden_columns.end(), [column](const Range& range) {
    return range.first_column <= column && column <= range.last_column;
  });
}

std::string column_letters(std::uint32_t column) {
  std::string name;
  for (; column > 0; column = (column - 1) / 26) name.insert(name.begin(), static_cast<char>('A' + (column - 1) % 26));
  return name;
}

std::string a1(std::uint32_t row, std::uint32_t column) { return column_letters(column) + std::to_string(row); }

Result<std::unique_ptr<TableSource>> open_table(std::string bytes, const TableLimits& limits) {
  if (opc::begins_like_zip(bytes)) return open_workbook(std::move(bytes), limits);
  if (auto refusal = opc::refusal_by_signature(bytes)) {
    const bool table = refusal->code == Code::not_a_document && (is_old_workbook(bytes) || is_marked_up_table(bytes));
    return table ? Error{Code::unsupported_format, "a table of another kind", {}} : *refusal;
  }
  return open_csv(std::move(bytes), limits);
}

}  // namespace marshrut::xlsx
