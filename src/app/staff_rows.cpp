#include "app/staff_rows.hpp"

#include <algorithm>

#include "app/check.hpp"
#include "text/dates.hpp"
#include "text/messages.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

using route::Severity;

constexpr std::size_t kMostRemarks = 100'000;

bool says_something(const xlsx::Cell& cell) { return cell.note != xlsx::Note::none || !cell_text(cell).empty(); }

// Cells that hold something themselves.
std::vector<const xlsx::Cell*> own_cells(const xlsx::Row& row) {
  std::vector<const xlsx::Cell*> cells;
  for (const xlsx::Cell& cell : row.cells) {
    if (!cell.filled && says_something(cell)) cells.push_back(&cell);
  }
  return cells;
}

// «1 2 3 4» below the headings.
bool numbers_columns(const std::vector<const xlsx::Cell*>& cells) {
  if (cells.size() < 3) return false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto number = text::parse_number(cell_text(*cells[i]));
    if (!number || *number != static_cast<double>(i + 1)) return false;
  }
  return true;
}

bool begins_with_one_of(std::string_view text, const std::vector<std::string>& words) {
  const std::string key = text::label_key(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::string wanted = text::label_key(word);
    return key.compare(0, wanted.size(), wanted) == 0 && (key.size() == wanted.size() || key[wanted.size()] == ' ');
  });
}

std::string key_at(const route::Value& route, const route::Path& path) {
  const route::Value* value = route::at(route, path);
  return value == nullptr || value->string() == nullptr ? std::string() : text::label_key(*value->string());
}

void set_at(route::Value& route, const route::Path& path, route::Value value) {
  route::Value* at = &route;
  for (const route::Step& step : path) at = &(*at)[step.key];
  *at = std::move(value);
}

}  // namespace

std::optional<KnownPeople::Place> KnownPeople::meet(const route::Value& route, const std::string& sheet,
                                                    std::uint32_t row) {
  std::string key, differ;
  for (const route::Path& path : profile_.same) key += key_at(route, path) + '\n';
  for (const route::Path& path : profile_.differ) differ += key_at(route, path);
  auto& places = places_[key];
  for (const Place& place : places) {
    const bool apart = !differ.empty() && !place.differ.empty() && differ != place.differ;
    if (!apart) return place;
  }
  places.push_back({sheet, differ, row});
  return std::nullopt;
}

StaffRows::StaffRows(const ListProfile& profile, const lens::Form& form, const xlsx::Headings& headings,
                     KnownPeople& known, std::string sheet, const xlsx::SheetFacts& facts, StaffList& list)
    : profile_(profile),
      form_(form),
      headings_(headings),
      known_(known),
      sheet_(std::move(sheet)),
      facts_(facts),
      list_(list) {}

void StaffRows::begin(xlsx::Header header) {
  header_ = std::move(header);
  last_row_ = std::max(last_row_, header_.last_row);
  tell_columns();
  tell_other_columns();
  tell_missing();
}

bool StaffRows::prints(const ListColumn& column) const {
  const auto& shown = form_.shown();
  return std::any_of(column.paths.begin(), column.paths.end(), [&](const route::Path& path) {
    return std::find(shown.begin(), shown.end(), route::dotted(path)) != shown.end();
  });
}

bool StaffRows::has(const route::Path& path) const {
  return std::any_of(header_.columns.begin(), header_.columns.end(), [&](const Column& column) {
    const auto& paths = profile_.columns[column.wordings].paths;
    return std::find(paths.begin(), paths.end(), path) != paths.end();
  });
}

void StaffRows::tell_columns() {
  std::string unprinted;
  for (const Column& column : header_.columns) {
    const ListColumn& known = profile_.columns[column.wordings];
    if (known.paths.empty()) continue;
    if (facts_.is_hidden(column.column)) tell("hidden-column", Severity::info, 0, &column);
    if (!prints(known)) unprinted += (unprinted.empty() ? "«" : ", «") + column.text + "»";
  }
  if (!unprinted.empty()) tell("not-printed", Severity::info, 0, nullptr, {}, unprinted);
}

void StaffRows::tell_other_columns() {
  for (const xlsx::Header::Other& other : header_.others) {
    const Column column{other.column, 0, 0, other.text};
    const Column* twin = other.twin ? header_.find(*other.twin) : nullptr;
    if (twin != nullptr) {
      tell("twin-column", Severity::warning, 0, &column, twin->text);
    } else {
      tell("unknown-column", Severity::info, 0, &column);
    }
  }
}

void StaffRows::tell_missing() {
  for (const route::Path& path : profile_.expected) {
    if (!has(path)) tell("missing-column", Severity::warning, 0, nullptr, form_.schema().title(path));
  }
}

void StaffRows::row(const xlsx::Row& row) {
  if (row.number <= header_.last_row) return;
  const auto own = own_cells(row);
  if (own.empty()) return;  // blank: counted when a row that is not comes after it
  pass_blank(row.number);
  last_row_ = row.number;
  ++list_.rows;
  if (!explain(row)) take(row);
}

void StaffRows::pass_blank(std::uint32_t next_row) {
  const std::uint32_t first = last_row_ + 1;
  if (next_row <= first) return;
  const std::uint32_t count = next_row - first;
  list_.rows += count;
  list_.explained += count;
  const std::string last = std::to_string(next_row - 1);
  tell(count == 1 ? "blank-row" : "blank-rows", Severity::info, first, nullptr, std::to_string(first), last);
  last_name_.clear();
}

// A row that is no person, and says so.
bool StaffRows::explain(const xlsx::Row& row) {
  if (auto again = headings_.again(row, header_)) {
    explained("header-again", row.number);
    const bool same =
        std::equal(again->columns.begin(), again->columns.end(), header_.columns.begin(), header_.columns.end(),
                   [](const Column& a, const Column& b) { return a.column == b.column && a.wordings == b.wordings; });
    if (!same) begin(std::move(*again));
    return true;
  }
  if (row.number == header_.last_row + 1 && numbers_columns(own_cells(row))) {
    return explained("column-numbers", row.number), true;
  }
  return explain_by_text(row);
}

bool StaffRows::explain_by_text(const xlsx::Row& row) {
  const auto own = own_cells(row);
  for (std::size_t i = 0; i < std::min<std::size_t>(own.size(), 2); ++i) {
    const std::string text = cell_text(*own[i]);
    if (begins_with_one_of(text, profile_.totals)) return explained("totals", row.number, text), true;
  }
  const Column* column = nullptr;
  const CellValue name = name_of(row, column);
  const xlsx::Cell* cell = column == nullptr ? nullptr : row.at(column->column);
  if (cell != nullptr && begins_with_one_of(cell_text(*cell), profile_.vacant)) {
    return explained("vacant", row.number, cell_text(*cell)), true;
  }
  const bool is_name = name.value.string() != nullptr && text::looks_like_name(*name.value.string());
  if (own.size() == 1 && !is_name) return explained("note-row", row.number, cell_text(*own[0])), true;
  if (cell != nullptr && cell->filled && goes_on_above(row)) return explained("merged-name", row.number), true;
  return false;
}

// The name is merged down from the row before.
bool StaffRows::goes_on_above(const xlsx::Row& row) const {
  const Column* column = nullptr;
  const CellValue name = name_of(row, column);
  return name.value.string() != nullptr && *name.value.string() == last_name_;
}

CellValue StaffRows::name_of(const xlsx::Row& row, const Column*& column) const {
  xlsx::Cell joined;
  for (std::size_t part = 0; part <= 9; ++part) {
    for (const Column& candidate : header_.columns) {
      const ListColumn& known = profile_.columns[candidate.wordings];
      if (known.part != part || known.paths.size() != 1 || known.paths[0] != profile_.name) continue;
      const xlsx::Cell* cell = row.at(candidate.column);
      if (column == nullptr) column = &candidate;
      if (cell == nullptr || !says_something(*cell)) continue;
      column = joined.text.empty() ? &candidate : column;
      if (part == 0) return name_value(*cell);
      joined.text += (joined.text.empty() ? "" : " ") + cell_text(*cell);
      joined.kind = joined.kind == xlsx::Cell::Kind::empty ? cell->kind : joined.kind;
      joined.note = std::max(joined.note, cell->note);
    }
  }
  return name_value(joined);
}

void StaffRows::take(const xlsx::Row& row) {
  last_name_.clear();
  const Column* column = nullptr;
  const CellValue name = name_of(row, column);
  if (name.value.is_null()) {
    if (name.problems.empty()) return refused("no-name", row.number, column);
    return refused(name.problems[0].code, row.number, column, name.problems[0].shown);
  }
  tell_problems(name.problems, row.number, *column);
  route::Value route{route::Object{}};
  set_at(route, profile_.name, name.value);
  read_columns(row, route);
  if (row.hidden) tell("hidden-row", Severity::info, row.number, nullptr);
  if (const auto first = known_.meet(route, sheet_, row.number)) {
    const std::string where = first->sheet == sheet_ ? std::string() : first->sheet;
    const std::string at = std::to_string(first->row);
    return refused(where.empty() ? "duplicate" : "duplicate-sheet", row.number, column,
                   where.empty() ? at : where + '\n' + at);
  }
  last_name_ = *name.value.string();
  add_person(row, std::move(route));
}

void StaffRows::add_person(const xlsx::Row& row, route::Value route) {
  list_.people.push_back({sheet_, row.number, route::serialize(route)});
}

// Columns of one value come before those that hold several.
void StaffRows::read_columns(const xlsx::Row& row, route::Value& route) {
  for (const bool several : {false, true}) {
    for (const Column& column : header_.columns) {
      const ListColumn& known = profile_.columns[column.wordings];
      const bool name = known.paths.size() == 1 && known.paths[0] == profile_.name;
      if (!name && !known.paths.empty() && several == (known.paths.size() > 1)) read_one(row, column, route);
    }
  }
}

void StaffRows::read_one(const xlsx::Row& row, const Column& column, route::Value& route) {
  const xlsx::Cell* cell = row.at(column.column);
  if (cell == nullptr) return;
  if (cell->filled) tell_once("merged-column", *cell, row.number, column);
  if (cell->note == xlsx::Note::open_quote) tell("open-quote", Severity::warning, row.number, &column);
  const std::vector<route::Path>& paths = profile_.columns[column.wordings].paths;
  if (paths.size() == 1) {
    CellValue value = cell_value(*cell, form_.schema().kind(paths[0]));
    tell_problems(value.problems, row.number, column);
    return set(route, paths[0], std::move(value.value), row.number, column);
  }
  std::vector<std::string_view> kinds;
  for (const route::Path& path : paths) kinds.push_back(form_.schema().kind(path));
  SplitValues split = split_cell(*cell, kinds);
  tell_problems(split.problems, row.number, column);
  for (std::size_t i = 0; i < paths.size(); ++i) set(route, paths[i], std::move(split.values[i]), row.number, column);
}

// What another column has given already stays.
void StaffRows::set(route::Value& route, const route::Path& path, route::Value value, std::uint32_t row,
                    const Column& column) {
  if (value.is_null()) return;
  const route::Value* there = route::at(route, path);
  if (there == nullptr) return set_at(route, path, std::move(value));
  if (*there == value || value.string() == nullptr) return;
  tell("twice", Severity::warning, row, &column, *value.string());
}

void StaffRows::tell_problems(const std::vector<CellProblem>& problems, std::uint32_t row, const Column& column) {
  for (const CellProblem& problem : problems) tell(problem.code, Severity::warning, row, &column, problem.shown);
}

void StaffRows::tell_once(std::string_view code, const xlsx::Cell& cell, std::uint32_t row, const Column& column) {
  if (!told_.insert(std::string(code) + ' ' + std::to_string(cell.column)).second) return;
  tell(code, Severity::info, row, &column);
}

void StaffRows::explained(std::string_view code, std::uint32_t row, std::string shown) {
  ++list_.explained;
  last_name_.clear();
  tell(code, Severity::info, row, nullptr, shown);
}

void StaffRows::refused(std::string_view code, std::uint32_t row, const Column* column, std::string shown) {
  ++list_.refused;
  const std::size_t line = shown.find('\n');
  const bool placed = code == "duplicate-sheet" && line != std::string::npos;
  const std::string more = placed ? shown.substr(line + 1) : std::string();
  if (placed) shown.resize(line);
  tell(code, Severity::error, row, column, shown, more);
}

void StaffRows::tell(std::string_view code, Severity severity, std::uint32_t row, const Column* column,
                     std::string_view shown, std::string_view more) {
  if (list_.remarks.size() >= kMostRemarks) {
    if (list_.remarks.size() == kMostRemarks) {
      list_.remarks.push_back(
          {"untold", Severity::warning, sheet_, row, 0, {}, text::message("app.list.remark.untold")});
    }
    return;
  }
  const std::string short_text = shortened(shown);
  const std::string id = "app.list.remark." + std::string(code);
  TableRemark remark{std::string(code),
                     severity,
                     sheet_,
                     row,
                     column == nullptr ? 0 : column->column,
                     column == nullptr ? std::string() : column->text,
                     {}};
  remark.message = text::message(id, {{"shown", std::string_view(short_text)}, {"more", more}});
  list_.remarks.push_back(std::move(remark));
}

}  // namespace marshrut::app
