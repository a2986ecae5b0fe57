#include "app/diagnostics_book.hpp"

#include <algorithm>

#include "text/messages.hpp"

namespace marshrut::app {

namespace {

using xlsx::FigureCell;
using xlsx::FigureColumn;
using xlsx::FigureSheet;
using Row = std::vector<FigureCell>;

double count(std::size_t number) { return static_cast<double>(number); }

std::string word(std::string_view id) { return text::message("app.diagnostics.book." + std::string(id)); }

class Sheets {
public:
  Sheets(const Scores& scores, const MeasuredGroup& group, const DiagnosticsSettings& settings)
      : scores_(scores), group_(group), settings_(settings) {}

  std::vector<FigureSheet> make() const {
    std::vector<FigureSheet> sheets{competencies()};
    if (named(group_.districts)) sheets.push_back(groups("districts", "district", group_.districts));
    if (named(group_.schools)) sheets.push_back(groups("schools", "school", group_.schools));
    if (!group_.tasks.empty()) sheets.push_back(tasks());
    sheets.push_back(people());
    return sheets;
  }

private:
  static bool named(const std::vector<GroupSummary>& groups) {
    return std::any_of(groups.begin(), groups.end(), [](const GroupSummary& group) { return !group.name.empty(); });
  }

  [[nodiscard]] std::string deficit(std::size_t level) const { return settings_.scale.bands[level].level; }
  [[nodiscard]] const std::string& name(std::size_t competency) const {
    return settings_.competencies[competency].name;
  }

  // «Низкий уровень», «Средний уровень» …
  void add_level_columns(std::vector<FigureColumn>& columns) const {
    for (const auto& column : settings_.scale.columns) {
      columns.push_back(
          {text::message("app.diagnostics.book.level", {{"level", std::string_view(column.level)}}), 11, 0});
    }
  }

  void add_summary_columns(std::vector<FigureColumn>& columns) const {
    columns.push_back({word("count"), 11, 0});
    columns.push_back({word("mean"), 11, 1});
    columns.push_back({word("median"), 11, 1});
    columns.push_back({word("lower-quartile"), 11, 1});
    columns.push_back({word("upper-quartile"), 11, 1});
    columns.push_back({word("min"), 11, 0});
    columns.push_back({word("max"), 11, 0});
    add_level_columns(columns);
    columns.push_back({word("deficit"), 22, 0});
  }
  static constexpr std::size_t kMean = 2, kFirstLevel = 8;  // behind the name

  [[nodiscard]] Row summary_row(std::string title, const Summary& summary) const {
    Row row{std::move(title),       count(summary.count),   summary.mean, summary.median,
            summary.lower_quartile, summary.upper_quartile, summary.min,  summary.max};
    for (const std::size_t number : summary.levels) row.emplace_back(count(number));
    row.emplace_back(deficit(summary.level));
    return row;
  }

  [[nodiscard]] std::vector<std::size_t> level_columns() const {
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < settings_.scale.columns.size(); ++i) columns.push_back(kFirstLevel + i);
    return columns;
  }

  [[nodiscard]] FigureSheet competencies() const {
    FigureSheet sheet{word("competencies"), {{word("competency"), 28, 0}}, {}, {}};
    add_summary_columns(sheet.columns);
    for (const CompetencySummary& one : group_.competencies) {
      sheet.rows.push_back(summary_row(name(one.competency), one.summary));
    }
    if (group_.all.count > 0) sheet.rows.push_back(summary_row(word("work"), group_.all));
    sheet.charts.push_back({word("chart.means"), false, 0, {kMean}});
    sheet.charts.push_back({word("chart.levels"), true, 0, level_columns()});
    return sheet;
  }

  [[nodiscard]] FigureSheet groups(std::string_view title, std::string_view head,
                                   const std::vector<GroupSummary>& all) const {
    FigureSheet sheet{word(title), {{word(head), 40, 0}}, {}, {}};
    add_summary_columns(sheet.columns);
    for (const GroupSummary& group : all) {
      sheet.rows.push_back(summary_row(group.name.empty() ? word("nameless") : group.name, group.summary));
    }
    sheet.charts.push_back({word("chart.means"), false, 0, {kMean}});
    return sheet;
  }

  [[nodiscard]] FigureSheet tasks() const {
    FigureSheet sheet{word("tasks"),
                      {{word("task"), 60, 0},
                       {word("competency"), 26, 0},
                       {word("maximum"), 12, 1},
                       {word("points"), 12, 2},
                       {word("share"), 14, 1}},
                      {},
                      {}};
    for (const TaskSummary& task : group_.tasks) {
      const ScoreColumn& column = scores_.columns[task.column];
      sheet.rows.push_back({column.title, name(column.competency), column.maximum, task.mean, task.share});
    }
    sheet.charts.push_back({word("chart.tasks"), false, 0, {4}});
    return sheet;
  }

  [[nodiscard]] FigureSheet people() const {
    FigureSheet sheet{word("people"),
                      {{word("name"), 34, 0},
                       {word("school"), 40, 0},
                       {word("district"), 20, 0},
                       {word("subject"), 18, 0},
                       {word("sum"), 10, 1},
                       {word("percent"), 10, 0},
                       {word("mean-of-competencies"), 14, 0},
                       {word("person-level"), 12, 0},
                       {word("deficit"), 22, 0}},
                      {},
                      {}};
    for (const CompetencySummary& one : group_.competencies) {
      sheet.columns.push_back({name(one.competency) + ", %", 14, 0});
    }
    for (const MeasuredPerson& measured : group_.people) sheet.rows.push_back(person_row(measured));
    return sheet;
  }

  [[nodiscard]] Row person_row(const MeasuredPerson& measured) const {
    const ScoredPerson& person = scores_.people[measured.person];
    Row row{person.full_name,
            person.organization,
            person.district,
            person.subject,
            measured.points,
            measured.work.percent,
            measured.mean.percent,
            settings_.scale.columns[measured.work.level].level,
            deficit(measured.work.level)};
    for (const CompetencySummary& one : group_.competencies) {
      const auto found = std::find_if(measured.competencies.begin(), measured.competencies.end(),
                                      [&](const CompetencyMark& mark) { return mark.competency == one.competency; });
      if (found == measured.competencies.end()) {
        row.emplace_back();
      } else {
        row.emplace_back(found->mark.percent);
      }
    }
    return row;
  }

  const Scores& scores_;
  const MeasuredGroup& group_;
  const DiagnosticsSettings& settings_;
};

}  // namespace

std::vector<xlsx::FigureSheet> diagnostics_sheets(const Scores& scores, const MeasuredGroup& group,
                                                  const DiagnosticsSettings& settings) {
  return Sheets(scores, group, settings).make();
}

}  // namespace marshrut::app
