#include "app/diagnostics_columns.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "app/cell_value.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

constexpr std::size_t kMostColumns = 500;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A heading taken apart: «Методические 9 (2)», «Задание 3, макс. 2», «Предметные, %».
struct Heading {
  std::optional<std::size_t> number;  // of the task
  std::optional<double> maximum;
  bool percent = false;
  std::string words;  // without the maximum
};

// The number that follows a bracket or «макс».
std::optional<double> maximum_in(const std::string& heading, std::size_t& begin) {
  for (const char* mark : {"(", "макс", "Макс", "из ", "/"}) {
    const std::size_t at = heading.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::size_t from = heading.find_first_of("0123456789", at);
    if (from == std::string::npos) continue;
    std::size_t end = from;
    while (end < heading.size() && (is_digit(heading[end]) || heading[end] == ',' || heading[end] == '.')) ++end;
    while (end > from && !is_digit(heading[end - 1])) --end;
    const auto number = text::parse_number(heading.substr(from, end - from));
    if (!number) continue;
    begin = at;
    return number;
  }
  return std::nullopt;
}

Heading take_apart(const std::string& text) {
  Heading heading;
  std::size_t end = text.size();
  heading.maximum = maximum_in(text, end);
  heading.words = text.substr(0, end);
  heading.percent = text.find('%') != std::string::npos;
  const std::size_t from = heading.words.find_first_of("0123456789");
  if (from != std::string::npos) {
    std::size_t number = 0;
    const char* first = heading.words.data() + from;
    const auto read = std::from_chars(first, heading.words.data() + heading.words.size(), number);
    if (read.ec == std::errc() && number > 0) heading.number = number;
  }
  return heading;
}

class ColumnFinder {
public:
  ColumnFinder(KeyedTable& table, const DiagnosticsSettings& settings, const route::Value& spec)
      : table_(table), settings_(settings) {
    const route::Value* inner = spec.find("spec");
    const route::Value* tasks = inner == nullptr ? nullptr : inner->find("tasks");
    if (tasks != nullptr && tasks->array() != nullptr) tasks_ = tasks->array();
    for (const xlsx::Row& row : table.rows) {
      if (maxima_ == nullptr && is_maximum_row(table, row, settings)) maxima_ = &row;
    }
  }

  Result<std::vector<ScoreSource>> find() {
    std::vector<ScoreSource> found;
    for (const KeyedTable::Column& column : table_.columns) {
      if (!column.key.empty()) continue;
      const Heading heading = take_apart(column.heading);
      if (!holds_points(heading)) {
        tell(is_one_of(heading.words, settings_.total_words) ? "total-column" : "other-column", column);
        continue;
      }
      auto made = make(column, heading);
      if (!made) return made.error();
      found.push_back(std::move(*made));
      if (found.size() > kMostColumns) return Error{Code::too_large, "too many columns of points", column.heading};
    }
    if (found.empty()) return Error{Code::bad_data, "no column of points", table_.sheet};
    if (tasks_ != nullptr) tell_missing(found);
    return found;
  }

private:
  [[nodiscard]] const route::Value* task(const Heading& heading) const {
    if (tasks_ == nullptr || !heading.number) return nullptr;
    for (const route::Value& one : *tasks_) {
      const route::Value* number = one.find("number");
      if (number != nullptr && number->string() != nullptr && *number->string() == std::to_string(*heading.number)) {
        return &one;
      }
    }
    return *heading.number <= tasks_->size() ? &(*tasks_)[*heading.number - 1] : nullptr;
  }

  // A competency's name, or a task's word and its number: «Задание 3», «№ 3», «3».
  [[nodiscard]] bool holds_points(const Heading& heading) const {
    if (settings_.competency(heading.words)) return true;
    if (!heading.number) return false;
    const std::size_t digit = heading.words.find_first_of("0123456789");
    const std::string before = heading.words.substr(0, digit);
    return text::label_key(before).empty() || is_one_of(before, settings_.task_words);
  }

  Result<ScoreSource> make(const KeyedTable::Column& source, const Heading& heading) {
    const route::Value* known = task(heading);
    ScoreSource made{{}, source};
    made.column.is_task = heading.number.has_value();
    made.column.title = heading.words;
    while (!made.column.title.empty() && std::string_view(" ,;(").find(made.column.title.back()) != std::string::npos) {
      made.column.title.pop_back();
    }
    auto competency = settings_.competency(heading.words);
    if (known != nullptr) {
      const route::Value* title = known->find("title");
      if (title != nullptr && title->string() != nullptr) made.column.title = *title->string();
      const route::Value* said = known->find("competency");
      if (!competency && said != nullptr && said->string() != nullptr)
        competency = settings_.competency(*said->string());
    }
    if (!competency) return Error{Code::bad_data, "the competency of a column is not known", source.heading};
    made.column.competency = *competency;
    const auto maximum = maximum_of(source, heading, known);
    if (!maximum || *maximum <= 0) return Error{Code::bad_data, "the maximum of a column is not known", source.heading};
    made.column.maximum = *maximum;
    return made;
  }

  // The row of maxima wins, then the heading, the specification, the percent sign.
  std::optional<double> maximum_of(const KeyedTable::Column& source, const Heading& heading,
                                   const route::Value* known) const {
    if (maxima_ != nullptr) {
      const xlsx::Cell* cell = maxima_->at(source.column);
      if (cell != nullptr && cell->kind == xlsx::Cell::Kind::number) return cell->number;
      if (cell != nullptr && cell->kind == xlsx::Cell::Kind::text) {
        if (const auto number = text::parse_number(cell_text(*cell))) return number;
      }
    }
    if (heading.maximum) return heading.maximum;
    const route::Value* said = known == nullptr ? nullptr : known->find("max_score");
    if (said != nullptr && said->number() != nullptr) return *said->number();
    return heading.percent ? std::optional<double>(100) : std::nullopt;
  }

  void tell(const char* code, const KeyedTable::Column& column) {
    table_.tell(code, route::Severity::info, 0, &column, text::message("app.results." + std::string(code)));
  }

  // Tasks of the specification that the table has no column for.
  void tell_missing(const std::vector<ScoreSource>& found) {
    const auto tasks = static_cast<std::size_t>(
        std::count_if(found.begin(), found.end(), [](const ScoreSource& s) { return s.column.is_task; }));
    if (tasks == 0 || tasks == tasks_->size()) return;
    table_.tell("spec-differs", route::Severity::warning, 0, nullptr,
                text::message("app.results.spec-differs", {{"columns", static_cast<double>(tasks)},
                                                           {"tasks", static_cast<double>(tasks_->size())}}));
  }

  KeyedTable& table_;
  const DiagnosticsSettings& settings_;
  const route::Array* tasks_ = nullptr;
  const xlsx::Row* maxima_ = nullptr;
};

}  // namespace

bool is_maximum_row(const KeyedTable& table, const xlsx::Row& row, const DiagnosticsSettings& settings) {
  for (const xlsx::Cell& cell : row.cells) {
    if (cell.kind == xlsx::Cell::Kind::empty) continue;
    if (cell.kind == xlsx::Cell::Kind::text && is_one_of(cell.text, settings.maximum_words)) return true;
    const KeyedTable::Column* name = table.find("name");
    if (name != nullptr && cell.column >= name->column) return false;
  }
  return false;
}

Result<std::vector<ScoreSource>> score_columns(KeyedTable& table, const DiagnosticsSettings& settings,
                                               const route::Value& spec) {
  return ColumnFinder(table, settings, spec).find();
}

}  // namespace marshrut::app
