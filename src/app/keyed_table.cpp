#include "app/keyed_table.hpp"

#include <algorithm>
#include <optional>

#include "app/cell_value.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"
#include "xlsx/headings.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kMaxRows = 200'000;

using Known = std::vector<DiagnosticsSettings::Column>;

class KeyedReader {
public:
  KeyedReader(const xlsx::TableSource& table, const Known& known, std::span<const std::string_view> needed)
      : table_(table), known_(known), needed_(needed), headings_(wordings()) {}

  Result<KeyedTable> read() {
    for (std::size_t sheet = 0; sheet < table_.sheets().size(); ++sheet) {
      const auto facts = table_.facts(sheet);
      if (!facts) return facts.error();
      if (facts->cells == 0) continue;
      auto header = find_header(sheet);
      if (!header) return header.error();
      if (!*header) {
        tell_sheet("no-table", sheet);
      } else if (found_) {
        tell_sheet("second-table", sheet);  // one table is read, the others are named
      } else if (auto done = take(sheet, **header, *facts); !done) {
        return done.error();
      }
    }
    if (!found_) return Error{Code::unknown_form, "no sheet has such a table", {}};
    return std::move(made_);
  }

private:
  [[nodiscard]] std::vector<xlsx::Wordings> wordings() const {
    std::vector<xlsx::Wordings> all;
    for (const auto& column : known_) all.push_back({column.headings, !column.key.empty()});
    return all;
  }

  Result<std::optional<xlsx::Header>> find_header(std::size_t sheet) {
    const auto rows = xlsx::head_of(table_, sheet);
    if (!rows) return rows.error();
    auto header = headings_.find(*rows);
    if (!header || !has_needed(*header)) header = exact_header(*rows);
    return header;
  }

  // Columns that nobody can list beforehand («Задание 1» … «Задание 40») may outweigh the known ones: then the first
  // row that has all of what is needed, word for word, is the header.
  [[nodiscard]] std::optional<xlsx::Header> exact_header(const std::vector<xlsx::Row>& rows) const {
    for (const xlsx::Row& row : rows) {
      xlsx::Header header;
      header.first_row = header.last_row = row.number;
      for (const xlsx::Cell& cell : row.cells) {
        if (cell.kind == xlsx::Cell::Kind::empty) continue;
        const std::string text = xlsx::heading_text(cell);
        const auto wording = std::find_if(known_.begin(), known_.end(),
                                          [&](const auto& column) { return is_one_of(text, column.headings); });
        const auto index = static_cast<std::size_t>(wording - known_.begin());
        if (wording != known_.end() && header.find(index) == nullptr) {
          header.columns.push_back({cell.column, index, 1, text});
        } else if (!text.empty()) {
          header.others.push_back({cell.column, text, std::nullopt});
        }
      }
      if (has_needed(header)) return header;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool has_needed(const xlsx::Header& header) const {
    return std::all_of(needed_.begin(), needed_.end(), [&](std::string_view key) {
      return std::any_of(header.columns.begin(), header.columns.end(),
                         [&](const auto& column) { return known_[column.wordings].key == key; });
    });
  }

  Result<void> take(std::size_t sheet, const xlsx::Header& header, const xlsx::SheetFacts& facts) {
    found_ = true;
    made_.sheet = table_.sheets()[sheet].name;
    if (table_.sheets()[sheet].hidden) tell_sheet("hidden-sheet", sheet);
    if (facts.filtered && facts.hidden_rows > 0) tell_sheet("filtered", sheet);
    for (const auto& column : header.columns) {
      const std::string& key = known_[column.wordings].key;
      if (!key.empty()) made_.columns.push_back({key, column.column, column.text});
    }
    for (const auto& other : header.others) made_.columns.push_back({{}, other.column, other.text});
    std::sort(made_.columns.begin(), made_.columns.end(),
              [](const auto& a, const auto& b) { return a.column < b.column; });
    bool too_many = false;
    auto done = table_.rows(sheet, xlsx::Merged::fill, [&](const xlsx::Row& row) {
      if (row.number <= header.last_row || headings_.again(row, header)) return true;
      too_many = made_.rows.size() == kMaxRows;
      if (!too_many) made_.rows.push_back(row);
      return !too_many;
    });
    if (done && too_many) return Error{Code::too_large, "more rows than a group has people", made_.sheet};
    return done;
  }

  void tell_sheet(const char* code, std::size_t sheet) {
    const std::string& name = table_.sheets()[sheet].name;
    made_.remarks.push_back(
        {code, route::Severity::info, name, 0, 0, {}, text::message("app.keyed-table." + std::string(code))});
  }

  const xlsx::TableSource& table_;
  const Known& known_;
  std::span<const std::string_view> needed_;
  xlsx::Headings headings_;
  KeyedTable made_;
  bool found_ = false;
};

}  // namespace

const KeyedTable::Column* KeyedTable::find(std::string_view key) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.key == key; });
  return key.empty() || found == columns.end() ? nullptr : &*found;
}

std::string KeyedTable::text(const xlsx::Row& row, std::string_view key) const {
  const Column* column = find(key);
  const xlsx::Cell* cell = column == nullptr ? nullptr : row.at(column->column);
  if (cell == nullptr || cell->kind == xlsx::Cell::Kind::error) return {};
  return cell_text(*cell);
}

void KeyedTable::tell(std::string_view code, route::Severity severity, std::uint32_t row, const Column* column,
                      std::string message) {
  remarks.push_back({std::string(code), severity, sheet, row, column == nullptr ? 0 : column->column,
                     column == nullptr ? std::string() : column->heading, std::move(message)});
}

Result<KeyedTable> read_keyed_table(const xlsx::TableSource& table, const Known& known,
                                    std::span<const std::string_view> needed) {
  return KeyedReader(table, known, needed).read();
}

}  // namespace marshrut::app
