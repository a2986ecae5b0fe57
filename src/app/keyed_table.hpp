// app/keyed_table.hpp: a table whose columns are known by headings from data.
// Shapes:  TableSource + columns (key, headings) -> KeyedTable: rows of the first sheet that has such a table, with
//          their cells by key; the headings that none of the keys has.
// Units:   rows and columns from 1, as the sheet shows them.
// Errors:  unknown_form where no sheet has all of `needed`; what the table's reader says.
// Owns:    results own what they hold.
// Source:  docs/diagnostika.md («Таблицы»).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/diagnostics_settings.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

struct KeyedTable {
  struct Column {
    std::string key;  // "" for one that is not among the keys
    std::uint32_t column = 0;
    std::string heading;
  };
  std::string sheet;
  std::vector<Column> columns;  // by their column; those known and not used are left out
  std::vector<xlsx::Row> rows;  // below the header
  std::vector<TableRemark> remarks;

  [[nodiscard]] const Column* find(std::string_view key) const;
  // What the cell of a key shows, in its normal form; "" where nothing stands.
  [[nodiscard]] std::string text(const xlsx::Row& row, std::string_view key) const;
  void tell(std::string_view code, route::Severity severity, std::uint32_t row, const Column* column,
            std::string message);
};

Result<KeyedTable> read_keyed_table(const xlsx::TableSource& table,
                                    const std::vector<DiagnosticsSettings::Column>& known,
                                    std::span<const std::string_view> needed);

}  // namespace marshrut::app
