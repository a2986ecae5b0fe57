#include "app/cell_value.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "text/dates.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"
#include "xlsx/number_format.hpp"

namespace marshrut::app {

namespace {

using xlsx::Cell;

constexpr double kFirstSerial = 10000, kLastSerial = 80000;  // 1927 to 2119: a date that lost its format
constexpr double kMostYears = 80;

CellValue dropped(std::string_view code, std::string shown) {
  return {route::Value(), {{std::string(code), std::move(shown), true}}};
}

CellValue with(route::Value value, std::string_view code, std::string shown) {
  return {std::move(value), {{std::string(code), std::move(shown), false}}};
}

// A problem of the cell itself, whatever was expected in it.
std::optional<CellValue> unusable(const Cell& cell) {
  if (cell.note == xlsx::Note::no_value) return dropped("no-value", {});
  if (cell.note == xlsx::Note::error) return dropped("cell-error", cell.text);
  return std::nullopt;
}

bool says_words(std::string_view text) { return !text::label_key(text).empty(); }

std::string without(const std::string& text, std::size_t begin, std::size_t end) {
  return text.substr(0, begin) + ' ' + text.substr(end);
}

CellValue date_of_number(const Cell& cell) {
  const double n = cell.number;
  if (n >= 1900 && n < 2100 && std::floor(n) == n) return {route::Value(cell.text), {}};  // a year
  if (n < kFirstSerial || n > kLastSerial) return dropped("date", cell.text);
  const std::string date = xlsx::date_of_serial(std::floor(n), xlsx::Shows::date, false);
  const std::string shown = cell.text + " → " + text::date_text(date, text::DateStyle::numeric);
  return with(route::Value(date), "date-number", shown);
}

CellValue date_value(const Cell& cell) {
  if (cell.kind == Cell::Kind::number) return date_of_number(cell);
  if (cell.kind == Cell::Kind::date) {
    const std::string day = cell.text.substr(0, cell.text.find('T'));
    return text::parse_date(day) ? CellValue{route::Value(day), {}} : dropped("date", cell.text);
  }
  const std::string text = cell_text(cell);
  if (auto date = text::parse_date(text)) return {route::Value(*date), {}};
  const auto found = text::find_date(text);
  if (!found) return dropped("date", text);
  return with(route::Value(found->iso), "date-extra", text);
}

CellValue email_value(const Cell& cell) {
  const std::string text = cell_text(cell);
  const auto found = text::find_emails(text);
  if (found.empty()) return dropped("email", text);
  CellValue result{route::Value(found[0].value), {}};
  if (found.size() > 1) {
    result.problems.push_back({"email-several", text, false});
  } else if (says_words(without(text, found[0].begin, found[0].end))) {
    result.problems.push_back({"email-extra", text, false});
  }
  return result;
}

CellValue phone_value(const Cell& cell) {
  const std::string text = cell_text(cell);
  if (text::is_phone(text)) return {route::Value(text), {}};
  const auto found = text::find_phones(text);
  const bool good = std::all_of(found.begin(), found.end(), [](const auto& one) { return text::is_phone(one.value); });
  if (found.empty() || !good) return dropped("phone", text);
  return {route::Value(text), {}};
}

// «15 лет 3 мес.» and «с 2009 года» stay text.
CellValue years_value(const Cell& cell) {
  if (cell.kind == Cell::Kind::date) return dropped("years", cell_text(cell));
  if (cell.kind == Cell::Kind::number) {
    if (cell.number < 0 || cell.number > kMostYears) return dropped("years", cell_text(cell));
    return {route::Value(cell.number), {}};
  }
  const std::string text = cell_text(cell);
  const auto years = text::parse_years(text);
  if (!years) return {route::Value(text), {}};
  return *years < 0 || *years > kMostYears ? dropped("years", text) : CellValue{route::Value(*years), {}};
}

CellValue number_value(const Cell& cell, std::string_view kind) {
  if (cell.kind == Cell::Kind::number) return {route::Value(cell.number), {}};
  const std::string text = cell_text(cell);
  const auto number = kind == "hours"     ? text::parse_hours(text)
                      : kind == "percent" ? text::parse_percent(text)
                                          : text::parse_number(text);
  return number ? CellValue{route::Value(*number), {}} : dropped("number", text);
}

CellValue year_value(const Cell& cell) {
  const std::string text = cell.kind == Cell::Kind::date ? cell.text.substr(0, 4) : cell_text(cell);
  const auto year = text::parse_year(text);
  return year ? CellValue{route::Value(*year), {}} : dropped("date", text);
}

CellValue period_value(const Cell& cell) {
  if (cell.kind == Cell::Kind::date) return date_value(cell);
  const std::string text = cell_text(cell);
  const auto period = text::parse_period(text);
  return period ? CellValue{route::Value(*period), {}} : dropped("date", text);
}

CellValue mark_value(const Cell& cell) {
  const std::string key = text::label_key(cell_text(cell));
  if (key == "да" || key == "х" || key == "v" || key == "1" || cell_text(cell) == "+") return {route::Value(true), {}};
  if (key.empty() || key == "нет" || key == "0") return {};
  return dropped("mark", cell_text(cell));
}

}  // namespace

std::string cell_text(const Cell& cell) {
  if (cell.kind == Cell::Kind::number) {
    std::string text = cell.text;
    std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }
  if (cell.kind == Cell::Kind::date) {
    return text::date_text(cell.text.substr(0, cell.text.find('T')), text::DateStyle::numeric);
  }
  std::string text = text::value_text(cell.text);
  return text::is_empty_value(text) ? std::string() : text;
}

CellValue cell_value(const Cell& cell, std::string_view kind) {
  if (auto bad = unusable(cell)) return std::move(*bad);
  if (cell_text(cell).empty()) return {};
  if (kind == "date") return date_value(cell);
  if (kind == "email") return email_value(cell);
  if (kind == "phone") return phone_value(cell);
  if (kind == "years") return years_value(cell);
  if (kind == "number" || kind == "hours" || kind == "percent") return number_value(cell, kind);
  if (kind == "year") return year_value(cell);
  if (kind == "period") return period_value(cell);
  if (kind == "mark") return mark_value(cell);
  return {route::Value(cell_text(cell)), {}};
}

}  // namespace marshrut::app
