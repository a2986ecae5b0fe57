// xlsx/table.hpp: tables as people keep them (XLSX, XLSM, CSV), read row by row.
// Shapes:  bytes -> TableSource: sheets in the order of their tabs -> rows of typed cells, top to bottom.
// Units:   rows and columns count from 1 and are the ones that a spreadsheet shows (a1() prints them); of a CSV file,
//          rows are its records. Only cells that hold something are given.
// Errors:  empty, not_a_document, damaged, encrypted, too_large (any limit), unsafe_xml (entities, DTD),
//          unsupported_format (.xls, .xlsb, .ods, Word documents), timeout. Within cells nothing fails: a Note tells.
// Owns:    a source owns the bytes; a Row is the caller's only while its sink runs. const means thread-safe.
//          A sheet is never built as a tree: memory grows with the part's bytes and the shared texts, not the cells.
// Source:  ECMA-376 Part 1 §18.2 (workbook), §18.3 (sheets), §18.4 (shared strings), §18.8 (styles), §18.17.4 (dates);
//          RFC 4180.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::xlsx {

struct TableLimits {
  opc::Limits package = {.max_part_bytes = std::size_t{256} << 20U, .max_total_bytes = std::size_t{384} << 20U};
  std::size_t max_sheets = 256;
  std::size_t max_cells = 20'000'000;   // of one sheet
  std::size_t max_sorted = 2'000'000;   // cells of a sheet whose rows stand out of order
  std::size_t max_text_bytes = 262144;  // of one cell
  std::size_t max_shared_texts = 4'000'000;
  std::size_t max_merges = 100'000;
  std::size_t max_formats = 100'000;  // cell formats and number formats, each
  std::chrono::milliseconds time = std::chrono::seconds(60);
};

inline constexpr std::uint32_t kMaxRow = 1'048'576;
inline constexpr std::uint32_t kMaxColumn = 16'384;

// What has to be said about a cell beside its value.
enum class Note : std::uint8_t {
  none,
  no_value,    // a formula whose value was not saved with it
  error,       // «#Н/Д»; the text is the error
  open_quote,  // CSV: a quote that nothing closes, taken as a letter
};

struct Cell {
  enum class Kind : std::uint8_t { empty, text, number, date, boolean, error };

  std::uint32_t column = 0;
  Kind kind = Kind::empty;
  Note note = Note::none;
  bool filled = false;   // stands in another cell, the first of a merged range
  bool formula = false;  // the value is a formula's
  double number = 0;     // of a number; the serial number of a date; 1 or 0 of a boolean
  std::string text;      // as typed; a number's shortest form with a point; a date as ISO: 2024-09-01, 2024-09 (where
                         // the cell shows no day), 2024-09-01T12:30:00, 12:30:00; «да» or «нет» of a boolean
};

struct Row {
  std::uint32_t number = 0;
  bool hidden = false;  // by hand or by a filter
  std::vector<Cell> cells;

  [[nodiscard]] const Cell* at(std::uint32_t column) const;  // nullptr where nothing is
};

struct SheetInfo {
  std::string name;  // "" for a CSV file
  bool hidden = false;
  bool cells = true;  // false for a sheet that is one chart or dialogue: it has no rows
};

struct Range {
  std::uint32_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct SheetFacts {
  std::uint32_t last_row = 0, last_column = 0;  // that hold something; 0 for an empty sheet
  std::size_t cells = 0;
  std::size_t hidden_rows = 0;  // that hold something
  bool filtered = false;        // an autofilter is set
  std::vector<Range> merges;
  std::vector<Range> hidden_columns;  // by their columns only

  [[nodiscard]] bool is_hidden(std::uint32_t column) const;
};

// A merged range holds its value in its first cell; `fill` gives it in each cell of those rows that are there.
enum class Merged : std::uint8_t { as_is, fill };

// False ends the reading.
using RowSink = std::function<bool(const Row&)>;

class TableSource {
public:
  virtual ~TableSource() = default;
  [[nodiscard]] virtual const std::vector<SheetInfo>& sheets() const = 0;
  [[nodiscard]] virtual Result<SheetFacts> facts(std::size_t sheet) const = 0;
  // Rows that hold something, in the order of their numbers.
  virtual Result<void> rows(std::size_t sheet, Merged merged, const RowSink& sink) const = 0;
};

// A workbook by its bytes, else CSV: delimiter (; , tab |) and encoding (UTF-8, UTF-16, CP1251, KOI8-R, CP866) are
// found out.
Result<std::unique_ptr<TableSource>> open_table(std::string bytes, const TableLimits& limits = {});

std::string a1(std::uint32_t row, std::uint32_t column);  // "D12"
std::string column_letters(std::uint32_t column);         // "D"

}  // namespace marshrut::xlsx
