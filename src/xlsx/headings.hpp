// xlsx/headings.hpp: the row of headings in a table, and which column is which.
// Shapes:  wordings from data + the first rows of a sheet -> Header: columns by the name of their wordings.
// Units:   rows and columns from 1; likeness from 0 to 1.
// Errors:  none: nullopt where no row has the headings.
// Owns:    results own their strings; const means thread-safe.
//
// Wordings are compared without regard to case, ё, punctuation and look-alike letters (text::label_key), with small
// slips, in other order and with words behind them. Titles above are passed over. A header may take two rows, the upper
// one over groups of columns: give rows with merged ranges filled.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "xlsx/table.hpp"

namespace marshrut::xlsx {

struct Wordings {
  std::vector<std::string> texts;
  bool counts = true;  // false: known, but a row of nothing else is no header («№»)
};

struct Header {
  struct Column {
    std::uint32_t column = 0;
    std::size_t wordings = 0;  // which of the Wordings
    double likeness = 0;
    std::string text;  // as the sheet has it, lines joined by a blank
  };
  struct Other {
    std::uint32_t column = 0;
    std::string text;
    std::optional<std::size_t> twin;  // it says the same as a column that fits better
  };
  std::uint32_t first_row = 0, last_row = 0;
  double score = 0;
  std::vector<Column> columns;  // by their column
  std::vector<Other> others;

  [[nodiscard]] const Column* find(std::size_t wordings) const;
};

class Headings {
public:
  // How many rows from a sheet's first are worth looking at.
  static constexpr std::size_t kRowsLookedAt = 100;

  explicit Headings(std::vector<Wordings> wordings);

  // The row, or the two rows, that fit best; the first of equals.
  [[nodiscard]] std::optional<Header> find(std::span<const Row> rows) const;
  // A row that stands below a header and says the same again, perhaps in another order.
  [[nodiscard]] std::optional<Header> again(const Row& row, const Header& header) const;

private:
  struct Candidate;
  using Shown = std::vector<std::pair<std::uint32_t, std::string>>;  // columns and their texts
  double assign(const std::vector<Candidate>& candidates, const Shown& shown, Header& header) const;
  [[nodiscard]] std::optional<Header> match(std::span<const Row> rows) const;
  [[nodiscard]] bool has_exact(const Row& row) const;
  void add_candidates(std::string_view key, std::uint32_t column, std::vector<Candidate>& candidates) const;

  struct Known {
    std::string key;
    std::size_t wordings = 0;
  };
  std::vector<Wordings> wordings_;
  std::vector<Known> known_;
  std::unordered_map<std::string, std::size_t> exact_;
};

// How alike two keys (text::label_key) of headings are.
double heading_likeness(std::string_view heading, std::string_view wording);

// The text of a heading's cell on one line.
std::string heading_text(const Cell& cell);

// The first rows of a sheet, among which a header is looked for.
Result<std::vector<Row>> head_of(const TableSource& table, std::size_t sheet);

}  // namespace marshrut::xlsx
