#include "app/registry_cells.hpp"

#include <algorithm>

#include "text/dates.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using xlsx::Cell;
using Kind = route::RegistryProfile::Kind;

bool is_plain(const route::Path& path) {
  return std::all_of(path.begin(), path.end(), [](const route::Step& s) { return s.kind == route::Step::Kind::key; });
}

void set_at(route::Value& route, const route::Path& path, route::Value value) {
  route::Value* at = &route;
  for (const route::Step& step : path) at = &(*at)[step.key];
  *at = std::move(value);
}

// «deficits[].deficit»: an element for each piece of the text.
void set_pieces(route::Value& route, const route::Path& path, std::string_view text, std::string_view join) {
  const auto each =
      std::find_if(path.begin(), path.end(), [](const route::Step& s) { return s.kind == route::Step::Kind::each; });
  route::Array items;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(join.empty() ? text.npos : text.find(join, begin), text.size());
    const std::string piece = text::value_text(text.substr(begin, end - begin));
    route::Value item = each + 1 == path.end() ? route::Value(piece) : route::Value(route::Object{});
    if (each + 1 != path.end()) set_at(item, route::Path(each + 1, path.end()), route::Value(piece));
    if (!piece.empty()) items.push_back(std::move(item));
    begin = end + std::max<std::size_t>(join.size(), 1);
  }
  set_at(route, route::Path(path.begin(), each), route::Value(std::move(items)));
}

// «09.2024 - 05.2025», either side alone, or a year.
struct Term {
  std::string start, end, year;
};

std::optional<Term> parse_term(const std::string& text, bool may_be_year) {
  if (may_be_year) {
    if (const auto year = text::parse_year(text)) return Term{{}, {}, *year};
  }
  const bool open_start = text.find_first_not_of(" ") != text.npos && text[0] == '-';
  if (const auto period = text::parse_period(open_start ? text.substr(1) : text)) {
    const std::size_t slash = period->find('/');
    if (slash != std::string::npos) return Term{period->substr(0, slash), period->substr(slash + 1), {}};
    return open_start ? Term{{}, *period, {}} : Term{*period, {}, {}};
  }
  const std::size_t last = text.find_last_not_of(" -–—");
  const auto start = last == text.npos ? std::nullopt : text::parse_date(text.substr(0, last + 1));
  return start ? std::optional<Term>(Term{*start, {}, {}}) : std::nullopt;
}

std::string month_shown(const std::string& iso) {
  return iso.size() < 7 ? iso : iso.substr(5, 2) + '.' + iso.substr(0, 4);
}

// A term that can't be read stays as typed, as far as it has two sides.
void keep_term(const std::string& typed, const RegistryColumn& column, route::Value& route) {
  const std::size_t dash = typed.find(" - ");
  if (dash == std::string::npos) return;
  const std::string sides[] = {text::value_text(typed.substr(0, dash)), text::value_text(typed.substr(dash + 3))};
  for (std::size_t i = 0; i < 2; ++i) {
    if (sides[i].empty()) continue;
    set_at(route, column.pieces[i].parts[0], route::Value(text::parse_date(sides[i]).value_or(sides[i])));
  }
}

void read_term(const Cell& cell, const RegistryColumn& column, route::Value& route, RegistryCell& result) {
  const bool day = cell.kind == Cell::Kind::date;
  const std::string typed = day ? cell.text.substr(0, cell.text.find('T')) : text::value_text(cell.text);
  const bool has_year = column.others.size() == 1 && column.others[0].parts.size() == 1;
  result.text = typed;
  const auto term = parse_term(typed, has_year);
  if (!term) {
    keep_term(typed, column, route);
    return result.problems.push_back({"term", typed, true});
  }
  if (!term->start.empty()) set_at(route, column.pieces[0].parts[0], route::Value(term->start));
  if (!term->end.empty()) set_at(route, column.pieces[1].parts[0], route::Value(term->end));
  if (!term->year.empty()) set_at(route, column.others[0].parts[0], route::Value(term->year));
  result.text = term->year.empty() ? month_shown(term->start) + " - " + month_shown(term->end) : term->year;
}

std::optional<std::string> choice_of(const std::string& text, const RegistryColumn& column) {
  const std::string key = text::label_key(text);
  for (const auto& [value, name] : column.names) {
    if (text::label_key(name) == key || value == text) return value;
  }
  return std::nullopt;
}

bool keeps_text(std::string_view kind) {
  return kind != "number" && kind != "hours" && kind != "percent" && kind != "mark";
}

// Text that is no such value stays where the model takes text: domain.md §7.
route::Value value_or_text(const Cell& cell, std::string_view kind, RegistryCell& result) {
  if (kind == "email" || kind == "phone" || kind == "name") kind = "text";
  CellValue value = cell_value(cell, kind);
  const bool dropped = !value.problems.empty() && value.problems[0].dropped;
  const bool spoilt = cell.note == xlsx::Note::no_value || cell.note == xlsx::Note::error;
  if (!dropped || spoilt) {
    result.problems = std::move(value.problems);
    return std::move(value.value);
  }
  const bool kept = keeps_text(kind);
  result.problems.push_back({kept ? "kept" : "unused", result.text, !kept});
  return kept ? route::Value(result.text) : route::Value();
}

}  // namespace

route::Path place_of(const RegistryColumn& column) {
  if (!column.read.empty()) return column.read;
  const bool single = column.pieces.size() == 1 && column.pieces[0].each.empty() && column.pieces[0].parts.size() == 1;
  if (!single || column.derived) return {};
  const route::Path& path = column.pieces[0].parts[0];
  return route::of_line(path) || !is_plain(path) ? route::Path() : path;
}

bool is_flag(const RegistryColumn& column) {
  const bool listed =
      column.list.size() == 2 && text::label_key(column.list[0]) == "да" && text::label_key(column.list[1]) == "нет";
  using Derived = route::RegistryProfile::Derived::Kind;
  const bool derived =
      column.derived && (column.derived->kind == Derived::under || column.derived->kind == Derived::age_under ||
                         column.derived->kind == Derived::overdue);
  return listed || derived;
}

RegistryCell read_registry_cell(const Cell& cell, const RegistryColumn& column, const route::Schema& schema,
                                route::Value& route) {
  RegistryCell result;
  result.text = cell_text(cell);
  const bool spoilt = cell.note == xlsx::Note::no_value || cell.note == xlsx::Note::error;
  if (spoilt) result.problems = cell_value(cell, "text").problems;
  if (result.text.empty() || spoilt) return result;
  result.shown = result.text;
  if (is_flag(column)) {
    const std::string key = text::label_key(result.text);
    if (key == "да" || key == "нет") result.shown = key == "да";
    return result;
  }
  if (column.kind == Kind::months) {
    read_term(cell, column, route, result);
    return result;
  }
  const route::Path place = place_of(column);
  if (place.empty()) return result;
  if (!is_plain(place)) return set_pieces(route, place, result.text, column.join), result;
  route::Value value;
  if (column.kind == Kind::choice) {
    const auto choice = choice_of(result.text, column);
    if (!choice) result.problems.push_back({"choice", result.text, true});
    value = choice ? route::Value(*choice) : route::Value();
  } else {
    value = value_or_text(cell, schema.kind(place), result);
  }
  if (column.kind == Kind::date && value.string() != nullptr) {
    result.shown = value;
    result.text = text::date_text(*value.string(), text::DateStyle::numeric);
  }
  if (!value.is_null()) set_at(route, place, std::move(value));
  return result;
}

bool same_printed(std::string_view a, std::string_view b) {
  const std::string left = text::value_text(a), right = text::value_text(b);
  if (left == right) return true;
  const auto x = text::parse_period(left), y = text::parse_period(right);
  return x && y && *x == *y;
}

}  // namespace marshrut::app
