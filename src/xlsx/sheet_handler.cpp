#include "xlsx/sheet_handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "xlsx/cell_place.hpp"

namespace marshrut::xlsx {

namespace {

std::uint32_t column_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

void SheetHandler::begin(std::string_view name, const Attributes& attributes) {
  if (!in_data_) return begin_outside(name, attributes);
  if (name == "row") return begin_row(attributes);
  if (name == "c") return begin_cell(attributes);
  if (!in_cell_) return;
  if (name == "f") cell_.formula = true;
  if (name == "rPh") phonetic_ = true;
  if (name == "v" || name == "t") {
    taking_ = !phonetic_;
    has_value_ = true;
  }
}

void SheetHandler::begin_outside(std::string_view name, const Attributes& attributes) {
  if (name == "sheetData") in_data_ = true;
  if (name == "autoFilter") on_filter();
  if (name == "mergeCell") {
    if (const auto range = parse_range(attributes.value("ref"))) on_merge(*range);
  }
  if (name != "col") return;
  const std::string_view width = attributes.value("width");
  if (!attributes.is_on("hidden") && width != "0") return;
  const std::uint32_t first = column_number(attributes.value("min"));
  const std::uint32_t last = column_number(attributes.value("max"));
  if (first > 0 && last >= first) on_hidden_columns(first, std::min(last, kMaxColumn));
}

void SheetHandler::begin_row(const Attributes& attributes) {
  row_.cells.clear();
  row_.hidden = attributes.is_on("hidden");
  const auto given = attributes.find("r");
  row_given_ = given.has_value();
  row_.number = last_row_ + 1;
  if (!given) return;
  const auto number = parse_row(trimmed(*given));
  if (!number) return fail(Code::damaged, "a row without a number");
  row_.number = *number;
}

void SheetHandler::begin_cell(const Attributes& attributes) {
  if (++count_ > context_.limits.max_cells) return fail(Code::too_large, "too many cells");
  in_cell_ = true;
  has_value_ = phonetic_ = taking_ = false;
  text_.clear();
  cell_ = Cell{};
  cell_.column = row_.cells.empty() ? 1 : row_.cells.back().column + 1;
  type_ = attributes.value("t");
  format_ = column_number(attributes.value("s"));
  if (const auto given = attributes.find("r")) {
    const auto place = parse_place(trimmed(*given));
    if (!place) return fail(Code::damaged, "a cell without a place");
    cell_.column = place->column;
    if (!row_given_) row_.number = place->row;
    row_given_ = true;
  }
  if (cell_.column > kMaxColumn) fail(Code::damaged, "a cell beyond the last column");
}

void SheetHandler::text(std::string_view text) {
  if (!taking_) return;
  if (text_.size() + text.size() > context_.limits.max_text_bytes) {
    return fail(Code::too_large, "a cell's text is too long");
  }
  text_ += text;
}

void SheetHandler::end(std::string_view name) {
  if (name == "sheetData") {
    in_data_ = false;
    return on_data_end();
  }
  if (!in_data_) return;
  if (name == "c") return end_cell();
  if (name == "row") return end_row();
  if (name == "rPh") phonetic_ = false;
  if (name == "v" || name == "t") taking_ = false;
}

// A cell that holds nothing keeps its place until the row's end: the next one may count from it.
void SheetHandler::end_cell() {
  in_cell_ = false;
  if (has_value_) {
    if (values_) {
      set_value();
    } else if (!text_.empty()) {
      cell_.kind = Cell::Kind::text;
    }
  } else if (cell_.formula) {
    cell_.note = Note::no_value;
  }
  row_.cells.push_back(std::move(cell_));
}

void SheetHandler::set_value() {
  if (type_ == "s") return set_shared_text();
  if (type_ == "b") {
    cell_.number = trimmed(text_) == "1" || trimmed(text_) == "true" ? 1 : 0;
    cell_.text = cell_.number != 0 ? "да" : "нет";
    cell_.kind = Cell::Kind::boolean;
    return;
  }
  if (type_.empty() || type_ == "n") return set_number();
  cell_.text = without_escapes(text_);
  if (type_ == "d") {
    const std::string date = date_of_iso(trimmed(text_));
    cell_.kind = date.empty() ? Cell::Kind::text : Cell::Kind::date;
    if (!date.empty()) cell_.text = date;
  } else if (type_ == "e") {
    cell_.kind = Cell::Kind::error;
    cell_.note = Note::error;
  } else if (!cell_.text.empty()) {  // str, inlineStr
    cell_.kind = Cell::Kind::text;
  }
}

void SheetHandler::set_number() {
  const std::string_view digits = trimmed(text_);
  if (digits.empty()) return;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), cell_.number);
  if (error != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(cell_.number)) {
    cell_.number = 0;
    cell_.text = digits;
    cell_.kind = Cell::Kind::text;
    return;
  }
  const Shows shows = format_ < context_.formats.size() ? context_.formats[format_] : Shows::number;
  if (shows != Shows::number) cell_.text = date_of_serial(cell_.number, shows, context_.from_1904);
  cell_.kind = cell_.text.empty() ? Cell::Kind::number : Cell::Kind::date;
  // Fifteen digits are what a spreadsheet itself shows.
  if (cell_.text.empty()) cell_.text = fmt::format("{:.15g}", cell_.number);
}

void SheetHandler::set_shared_text() {
  const std::string_view digits = trimmed(text_);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (error != std::errc{} || end != digits.data() + digits.size() || index >= context_.texts.size()) {
    return fail(Code::damaged, "a shared text that is not there");
  }
  cell_.text = context_.texts.text(index);
  if (!cell_.text.empty()) cell_.kind = Cell::Kind::text;
}

void SheetHandler::end_row() {
  last_row_ = row_.number;
  auto& cells = row_.cells;
  cells.erase(std::remove_if(cells.begin(), cells.end(),
                             [](const Cell& c) { return c.kind == Cell::Kind::empty && c.note == Note::none; }),
              cells.end());
  if (cells.empty()) return;
  const auto before = [](const Cell& a, const Cell& b) { return a.column < b.column; };
  if (!std::is_sorted(cells.begin(), cells.end(), before)) std::stable_sort(cells.begin(), cells.end(), before);
  const auto twin = [](const Cell& a, const Cell& b) { return a.column == b.column; };
  cells.erase(std::unique(cells.begin(), cells.end(), twin), cells.end());
  on_row(row_);
}

}  // namespace marshrut::xlsx
