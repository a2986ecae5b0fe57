#include "app/diagnostics_results.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "app/cell_value.hpp"
#include "app/diagnostics_columns.hpp"
#include "app/keyed_table.hpp"
#include "text/messages.hpp"
#include "text/names.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

using route::Severity;

class ResultsReader {
public:
  ResultsReader(KeyedTable table, const DiagnosticsSettings& settings, const route::Value& spec)
      : table_(std::move(table)), settings_(settings), spec_(spec) {}

  Result<ReadScores> read() {
    auto columns = score_columns(table_, settings_, spec_);
    if (!columns) return columns.error();
    columns_ = std::move(*columns);
    for (const ScoreSource& source : columns_) made_.scores.columns.push_back(source.column);
    for (const xlsx::Row& row : table_.rows) take(row);
    made_.remarks = std::move(table_.remarks);
    return std::move(made_);
  }

private:
  void tell(std::string_view code, Severity severity, std::uint32_t row, const KeyedTable::Column* column,
            std::initializer_list<std::pair<std::string_view, text::Argument>> arguments = {}) {
    table_.tell(code, severity, row, column, text::message("app.results." + std::string(code), arguments));
  }

  void refuse() { ++made_.refused; }

  void take(const xlsx::Row& row) {
    const std::string name = table_.text(row, "name");
    if (is_maximum_row(table_, row, settings_)) {
      ++made_.explained;
      return;
    }
    if (is_one_of(name, settings_.total_words) || is_total(row)) {
      ++made_.explained;
      return tell("total", Severity::info, row.number, nullptr);
    }
    const bool marked = std::any_of(columns_.begin(), columns_.end(),
                                    [&](const ScoreSource& source) { return !text_at(row, source).empty(); });
    if (name.empty() && !marked) return blank(row);
    if (name.empty()) {
      refuse();
      return tell("no-name", Severity::error, row.number, table_.find("name"));
    }
    if (!marked || is_absent(row)) {
      ++made_.explained;
      return tell("absent", Severity::warning, row.number, nullptr, {{"name", std::string_view(name)}});
    }
    take_person(row, name);
  }

  // A row without a name and points: nothing but particulars.
  void blank(const xlsx::Row& row) {
    ++made_.explained;
    tell("no-person", Severity::info, row.number, nullptr);
  }

  // «Итого» may stand in another cell than the name's.
  [[nodiscard]] bool is_total(const xlsx::Row& row) const {
    const auto first = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const xlsx::Cell& cell) { return cell.kind != xlsx::Cell::Kind::empty; });
    return first != row.cells.end() && first->kind == xlsx::Cell::Kind::text &&
           is_one_of(first->text, settings_.total_words);
  }

  [[nodiscard]] bool is_absent(const xlsx::Row& row) const {
    return std::all_of(columns_.begin(), columns_.end(), [&](const ScoreSource& source) {
      const std::string text = text_at(row, source);
      return text.empty() || is_one_of(text, settings_.absent_words);
    });
  }

  [[nodiscard]] static std::string text_at(const xlsx::Row& row, const ScoreSource& source) {
    const xlsx::Cell* cell = row.at(source.source.column);
    if (cell == nullptr) return {};
    if (cell->kind == xlsx::Cell::Kind::error) return cell->text;
    const std::string shown = cell_text(*cell);
    return text::is_empty_value(shown) ? std::string() : shown;
  }

  void take_person(const xlsx::Row& row, const std::string& name) {
    ScoredPerson person;
    person.full_name = name;
    person.organization = table_.text(row, "organization");
    person.district = table_.text(row, "district");
    person.subject = table_.text(row, "subject");
    person.position = table_.text(row, "position");
    person.row = row.number;
    if (!is_new(person)) return refuse();
    if (!take_points(row, person)) return refuse();
    tell_undone(person);
    if (person.district.empty() && table_.find("district") != nullptr) {
      tell("no-district", Severity::warning, row.number, table_.find("district"));
    }
    if (person.organization.empty() && table_.find("organization") != nullptr) {
      tell("no-organization", Severity::warning, row.number, table_.find("organization"));
    }
    made_.scores.people.push_back(std::move(person));
  }

  // The same name in the same organisation is the same person, whatever the points.
  bool is_new(const ScoredPerson& person) {
    const std::string key = text::label_key(person.full_name) + '\n' + text::label_key(person.organization) + '\n' +
                            text::label_key(person.district);
    const auto [met, fresh] = people_.emplace(key, person.row);
    if (!fresh) {
      tell("twice", Severity::error, person.row, table_.find("name"),
           {{"name", std::string_view(person.full_name)}, {"row", static_cast<double>(met->second)}});
    }
    return fresh;
  }

  bool take_points(const xlsx::Row& row, ScoredPerson& person) {
    bool good = true;
    for (const ScoreSource& source : columns_) {
      const std::string shown = text_at(row, source);
      const auto points = shown.empty() ? std::nullopt : points_of(*row.at(source.source.column), shown);
      person.points.push_back(points);
      if (shown.empty()) continue;
      const char* wrong = !points                                  ? "not-a-number"
                          : *points < 0                            ? "under-zero"
                          : *points > source.column.maximum + 1e-9 ? "over-maximum"
                                                                   : nullptr;
      if (wrong == nullptr) continue;
      good = false;
      tell(wrong, Severity::error, row.number, &source.source,
           {{"shown", std::string_view(shown)}, {"maximum", source.column.maximum}});
    }
    return good;
  }

  static std::optional<double> points_of(const xlsx::Cell& cell, const std::string& shown) {
    if (cell.kind == xlsx::Cell::Kind::number) return cell.number;
    if (cell.kind != xlsx::Cell::Kind::text) return std::nullopt;
    if (const auto number = text::parse_number(shown)) return number;
    return text::parse_percent(shown);
  }

  // Tasks without points among others of their competency count as not done; that is said, not guessed in silence.
  void tell_undone(const ScoredPerson& person) {
    double undone = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (person.points[c]) continue;
      for (std::size_t other = 0; other < columns_.size(); ++other) {
        if (!person.points[other] || columns_[other].column.competency != columns_[c].column.competency) continue;
        ++undone;
        break;
      }
    }
    if (undone > 0) tell("not-done", Severity::info, person.row, nullptr, {{"count", undone}});
  }

  KeyedTable table_;
  const DiagnosticsSettings& settings_;
  const route::Value& spec_;
  std::vector<ScoreSource> columns_;
  std::map<std::string, std::uint32_t> people_;
  ReadScores made_;
};

}  // namespace

Result<ReadScores> read_scores(const xlsx::TableSource& table, const DiagnosticsSettings& settings,
                               const route::Value& spec) {
  static constexpr std::string_view kNeeded[] = {"name"};
  auto read = read_keyed_table(table, settings.results, kNeeded);
  if (!read) return read.error();
  return ResultsReader(std::move(*read), settings, spec).read();
}

}  // namespace marshrut::app
