#include "app/registry_sheet.hpp"

#include <algorithm>

#include "app/check.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using route::Severity;
using Kind = route::RegistryProfile::Kind;

constexpr std::size_t kFullCell = 32767;  // bytes at least; a shorter text was never cut

bool says_something(const xlsx::Cell& cell) { return cell.note != xlsx::Note::none || !cell_text(cell).empty(); }

bool is_total(const xlsx::Cell& cell) {
  const std::string key = text::label_key(cell_text(cell));
  for (const std::string_view word : {"итого", "всего"}) {
    if (key.compare(0, word.size(), word) == 0 && (key.size() == word.size() || key[word.size()] == ' ')) return true;
  }
  return false;
}

// Takes away the member that a pointer of the model's complaint names.
bool remove_at(route::Value& route, std::string_view pointer) {
  const std::size_t last = pointer.rfind('/');
  if (last == std::string_view::npos) return false;
  auto* parent = const_cast<route::Value*>(route::at_pointer(route, pointer.substr(0, last)));
  if (parent == nullptr || parent->object() == nullptr) return false;
  auto& members = *parent->object();
  const auto found = std::find_if(members.begin(), members.end(),
                                  [&](const route::Member& m) { return m.first == pointer.substr(last + 1); });
  if (found == members.end()) return false;
  members.erase(found);
  return true;
}

}  // namespace

RegistrySheet::RegistrySheet(const RegistryForm& form, const xlsx::Headings& headings, const LongTexts& long_texts,
                             std::string sheet, const xlsx::SheetFacts& facts, RegistrySink& sink,
                             RegistryCounts& counts)
    : form_(form),
      headings_(headings),
      long_texts_(long_texts),
      sheet_(std::move(sheet)),
      facts_(facts),
      sink_(sink),
      counts_(counts) {}

void RegistrySheet::begin(xlsx::Header header) {
  header_ = std::move(header);
  last_row_ = std::max(last_row_, header_.last_row);
  for (const auto& column : header_.columns) {
    if (facts_.is_hidden(column.column)) tell("hidden-column", 0, column.column, column.text);
  }
  for (std::size_t i = 0; i < form_.profile.columns.size(); ++i) {
    if (header_.find(i) == nullptr) tell("missing-registry", 0, 0, {}, {}, form_.profile.columns[i].header);
  }
  for (const auto& other : header_.others) tell("added-column", 0, other.column, other.text);
}

void RegistrySheet::row(const xlsx::Row& row) {
  if (row.number <= header_.last_row) return;
  const bool blank = std::none_of(row.cells.begin(), row.cells.end(),
                                  [](const xlsx::Cell& cell) { return !cell.filled && says_something(cell); });
  if (blank) return;
  pass_blank(row.number);
  last_row_ = row.number;
  if (explain(row)) {
    ++counts_.explained;
    return;
  }
  ++counts_.rows;
  read(row);
}

void RegistrySheet::pass_blank(std::uint32_t next_row) {
  const std::uint32_t first = last_row_ + 1;
  if (next_row <= first) return;
  counts_.explained += next_row - first;
  const std::string last = std::to_string(next_row - 1);
  tell(next_row - first == 1 ? "blank-row" : "blank-rows", first, 0, {}, std::to_string(first), last);
}

bool RegistrySheet::explain(const xlsx::Row& row) {
  if (auto again = headings_.again(row, header_)) {
    tell("header-again", row.number);
    const bool same =
        std::equal(again->columns.begin(), again->columns.end(), header_.columns.begin(), header_.columns.end(),
                   [](const auto& a, const auto& b) { return a.column == b.column && a.wordings == b.wordings; });
    if (!same) begin(std::move(*again));
    return true;
  }
  std::size_t looked = 0;
  for (const xlsx::Cell& cell : row.cells) {
    if (cell.filled || !says_something(cell)) continue;
    if (is_total(cell)) return tell("totals", row.number, 0, {}, cell_text(cell)), true;
    if (++looked == 2) break;
  }
  // A row whose number alone was filled in ahead.
  const bool number_only = std::all_of(row.cells.begin(), row.cells.end(), [&](const xlsx::Cell& cell) {
    const auto column = std::find_if(header_.columns.begin(), header_.columns.end(),
                                     [&](const auto& c) { return c.column == cell.column; });
    const bool number =
        column != header_.columns.end() && form_.profile.columns[column->wordings].kind == Kind::row_number;
    return number || !says_something(cell);
  });
  if (number_only) tell("number-only", row.number);
  return number_only;
}

void RegistrySheet::read(const xlsx::Row& row) {
  ReadRow result;
  result.sheet = sheet_;
  result.row = row.number;
  result.form = &form_;
  result.route = result.cells = route::Value(route::Object{});
  result.texts.resize(form_.profile.columns.size());
  for (const auto& column : header_.columns) {
    result.texts[column.wordings] = std::string();
    if (const xlsx::Cell* cell = row.at(column.column)) read_cell(*cell, column, result);
  }
  read_others(row, result);
  fit_model(result);
  if (row.hidden) result.remarks.push_back(remark("hidden-row", Severity::info, row.number, 0, {}, {}));
  sink_.row(result);
}

void RegistrySheet::read_cell(const xlsx::Cell& cell, const xlsx::Header::Column& column, ReadRow& result) {
  const RegistryColumn& known = form_.profile.columns[column.wordings];
  if (known.kind == Kind::row_number) return;
  if (cell.filled && merged_told_.insert(column.column).second) {
    tell("merged-column", result.row, column.column, column.text);
  }
  const auto more = cell.text.size() < kFullCell ? long_texts_.end() : long_texts_.find({result.row, column.text});
  RegistryCell read;
  if (more == long_texts_.end()) {
    read = read_registry_cell(cell, known, form_.route, result.route);
  } else {
    xlsx::Cell whole = cell;
    whole.text += more->second;
    read = read_registry_cell(whole, known, form_.route, result.route);
  }
  for (const CellProblem& problem : read.problems) {
    result.remarks.push_back(
        remark(problem.code, Severity::warning, result.row, column.column, column.text, problem.shown));
  }
  show(result, column.text, column.column, std::move(read.shown));
  result.texts[column.wordings] = std::move(read.text);
}

void RegistrySheet::read_others(const xlsx::Row& row, ReadRow& result) {
  for (const auto& other : header_.others) {
    const xlsx::Cell* cell = row.at(other.column);
    if (cell != nullptr) show(result, other.text, other.column, route::Value(cell_text(*cell)));
  }
}

// Two columns may have one heading: the second is told by its letters.
void RegistrySheet::show(ReadRow& result, const std::string& heading, std::uint32_t column, route::Value value) const {
  if (value.is_null() || (value.string() != nullptr && value.string()->empty())) return;
  const bool taken = result.cells.find(heading) != nullptr;
  result.cells[taken ? heading + " [" + xlsx::column_letters(column) + "]" : heading] = std::move(value);
}

// A value that the model does not take is left to `cells`, and told.
void RegistrySheet::fit_model(ReadRow& result) const {
  if (form_.shape.surely_fits(result.route)) return;
  for (std::size_t tries = 0; tries < form_.profile.columns.size(); ++tries) {
    const auto valid = form_.route.validate(result.route);
    if (valid) return;
    const std::string shown(form_.route.title(path_of(valid.error().where)));
    result.remarks.push_back(remark("unused", Severity::warning, result.row, 0, {}, shown));
    if (!remove_at(result.route, valid.error().where)) break;
  }
  if (!form_.route.validate(result.route)) result.route = route::Value(route::Object{});
}

TableRemark RegistrySheet::remark(std::string_view code, Severity severity, std::uint32_t row, std::uint32_t column,
                                  const std::string& heading, std::string_view shown, std::string_view more) const {
  const std::string short_text = shortened(shown);
  const std::string id = "app.list.remark." + std::string(code);
  return {std::string(code),
          severity,
          sheet_,
          row,
          column,
          heading,
          text::message(id, {{"shown", std::string_view(short_text)}, {"more", more}})};
}

void RegistrySheet::tell(std::string_view code, std::uint32_t row, std::uint32_t column, const std::string& heading,
                         std::string_view shown, std::string_view more) {
  sink_.remark(remark(code, Severity::info, row, column, heading, shown, more));
}

}  // namespace marshrut::app
