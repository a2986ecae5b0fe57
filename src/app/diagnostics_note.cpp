#include "app/diagnostics_note.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "text/numbers.hpp"

namespace marshrut::app {

namespace {

using route::Array;
using route::Object;
using route::Value;

double count(std::size_t number) { return static_cast<double>(number); }

class Recorder {
public:
  Recorder(const Scores& scores, const MeasuredGroup& group, const DiagnosticsSettings& settings)
      : scores_(scores), group_(group), settings_(settings) {}

  Value record(const Value& known) const {
    Value made = known.object() == nullptr ? Value(Object{}) : known;
    std::erase_if(*made.object(), [](const route::Member& member) { return member.first == "form"; });
    made["participants"] = people();
    made["statistics"] = statistics();
    made["competencies"] = competencies();
    made["districts"] = groups(group_.districts, "app.diagnostics.no-district");
    made["schools"] = groups(group_.schools, "app.diagnostics.no-school");
    made["tasks"] = tasks();
    made["mass_deficits"] = mass();
    if (made.find("conclusions") == nullptr) made["conclusions"] = conclusions();
    if (made.find("recommendations") == nullptr) made["recommendations"] = recommendations();
    route::prune(made);
    return made;
  }

private:
  [[nodiscard]] const std::string& level(std::size_t index) const { return settings_.scale.columns[index].level; }
  [[nodiscard]] const std::string& deficit(std::size_t index) const { return settings_.scale.bands[index].level; }
  [[nodiscard]] const std::string& name(const CompetencySummary& one) const {
    return settings_.competencies[one.competency].name;
  }

  void set_levels(Value& to, std::size_t index) const {
    to["level"] = level(index);
    to["deficit"] = deficit(index);
  }

  // The members «low», «medium», «high» as the scale calls its columns.
  void set_counts(Value& to, const Summary& summary) const {
    for (std::size_t i = 0; i < summary.levels.size(); ++i) {
      to[settings_.scale.columns[i].column] = count(summary.levels[i]);
    }
  }

  [[nodiscard]] Value people() const {
    Array all;
    for (const MeasuredPerson& measured : group_.people) {
      const ScoredPerson& person = scores_.people[measured.person];
      Value one{Object{}};
      one["full_name"] = person.full_name;
      one["organization"] = person.organization;
      one["district"] = person.district;
      one["position"] = person.position;
      one["subject"] = person.subject;
      one["score"] = measured.points;
      one["percent"] = measured.work.percent;
      set_levels(one, measured.work.level);
      Array scores;
      for (const CompetencyMark& mark : measured.competencies) {
        Value row{Object{}};
        row["competency"] = settings_.competencies[mark.competency].name;
        row["score"] = mark.points;
        row["max_score"] = mark.maximum;
        row["percent"] = mark.mark.percent;
        set_levels(row, mark.mark.level);
        scores.push_back(std::move(row));
      }
      one["scores"] = Value(std::move(scores));
      all.push_back(std::move(one));
    }
    return all;
  }

  [[nodiscard]] Value statistics() const {
    const Summary& all = group_.all;
    Value one{Object{}};
    one["count"] = count(all.count);
    if (all.count == 0) return one;
    one["mean"] = all.mean;
    one["median"] = all.median;
    one["lower_quartile"] = all.lower_quartile;
    one["upper_quartile"] = all.upper_quartile;
    one["min"] = all.min;
    one["max"] = all.max;
    set_counts(one, all);
    set_levels(one, all.level);
    return one;
  }

  [[nodiscard]] Value competencies() const {
    Array rows;
    for (const CompetencySummary& one : group_.competencies) {
      Value row{Object{}};
      row["competency"] = name(one);
      row["count"] = count(one.summary.count);
      row["mean"] = one.summary.mean;
      set_counts(row, one.summary);
      row["low_share"] = one.low_share;
      set_levels(row, one.summary.level);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  [[nodiscard]] Value groups(const std::vector<GroupSummary>& all, const char* nameless) const {
    if (all.size() == 1 && all.front().name.empty()) return Array{};  // the table has no such column
    Array rows;
    for (const GroupSummary& group : all) {
      Value row{Object{}};
      row["name"] = group.name.empty() ? text::message(nameless) : group.name;
      row["count"] = count(group.summary.count);
      row["mean"] = group.summary.mean;
      row["median"] = group.summary.median;
      row["min"] = group.summary.min;
      row["max"] = group.summary.max;
      row["low"] = count(group.summary.levels.front());
      set_levels(row, group.summary.level);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  [[nodiscard]] Value tasks() const {
    Array rows;
    for (const TaskSummary& task : group_.tasks) {
      const ScoreColumn& column = scores_.columns[task.column];
      Value row{Object{}};
      row["title"] = column.title;
      row["competency"] = settings_.competencies[column.competency].name;
      row["max_score"] = column.maximum;
      row["mean"] = task.mean;
      row["share"] = task.share;
      rows.push_back(std::move(row));
    }
    return rows;
  }

  [[nodiscard]] Value mass() const {
    Array rows;
    for (const std::size_t index : group_.mass) {
      const CompetencySummary& one = group_.competencies[index];
      Value row{Object{}};
      row["competency"] = name(one);
      row["count"] = count(one.summary.levels.front());
      row["share"] = one.low_share;
      row["way"] = settings_.scale.bands.front().way;
      rows.push_back(std::move(row));
    }
    return rows;
  }

  [[nodiscard]] static std::string shown(double number) { return text::number_text(number); }

  [[nodiscard]] std::string conclusions() const {
    const Summary& all = group_.all;
    if (all.count == 0) return {};
    const std::string mean = shown(all.mean);
    const std::string median = shown(all.median);
    std::string text = text::message("app.diagnostics.overall", {{"count", count(all.count)},
                                                                 {"mean", std::string_view(mean)},
                                                                 {"median", std::string_view(median)},
                                                                 {"level", std::string_view(level(all.level))},
                                                                 {"deficit", std::string_view(deficit(all.level))}});
    text += '\n' + best_and_worst();
    const std::size_t low = people_with_low();
    text += '\n' + text::message("app.diagnostics.low-people", {{"low", count(low)}, {"count", count(all.count)}});
    if (const std::string line = spread(); !line.empty()) text += '\n' + line;
    if (const std::string line = worst_tasks(); !line.empty()) text += '\n' + line;
    text += '\n' + mass_line();
    return text;
  }

  [[nodiscard]] std::string best_and_worst() const {
    const auto less = [](const CompetencySummary& a, const CompetencySummary& b) {
      return a.summary.mean < b.summary.mean;
    };
    const auto& all = group_.competencies;
    const CompetencySummary& best = *std::max_element(all.begin(), all.end(), less);
    const CompetencySummary& worst = *std::min_element(all.begin(), all.end(), less);
    const std::string best_mean = shown(best.summary.mean);
    const std::string worst_mean = shown(worst.summary.mean);
    if (best_mean == worst_mean) {
      return text::message("app.diagnostics.even", {{"mean", std::string_view(best_mean)}});
    }
    return text::message("app.diagnostics.best-and-worst", {{"best", std::string_view(name(best))},
                                                            {"best_mean", std::string_view(best_mean)},
                                                            {"worst", std::string_view(name(worst))},
                                                            {"worst_mean", std::string_view(worst_mean)}});
  }

  [[nodiscard]] std::size_t people_with_low() const {
    return static_cast<std::size_t>(std::count_if(group_.people.begin(), group_.people.end(), [](const auto& person) {
      return std::any_of(person.competencies.begin(), person.competencies.end(),
                         [](const CompetencyMark& mark) { return mark.mark.level == 0; });
    }));
  }

  // Between districts, when there are several.
  [[nodiscard]] std::string spread() const {
    if (group_.districts.size() < 2) return {};
    const auto less = [](const GroupSummary& a, const GroupSummary& b) { return a.summary.mean < b.summary.mean; };
    const auto& all = group_.districts;
    const GroupSummary& best = *std::max_element(all.begin(), all.end(), less);
    const GroupSummary& worst = *std::min_element(all.begin(), all.end(), less);
    if (best.name.empty() || worst.name.empty() || best.summary.mean <= worst.summary.mean) return {};
    const std::string best_mean = shown(best.summary.mean);
    const std::string worst_mean = shown(worst.summary.mean);
    return text::message("app.diagnostics.spread", {{"best", std::string_view(best.name)},
                                                    {"best_mean", std::string_view(best_mean)},
                                                    {"worst", std::string_view(worst.name)},
                                                    {"worst_mean", std::string_view(worst_mean)}});
  }

  [[nodiscard]] std::string worst_tasks() const {
    std::vector<TaskSummary> tasks = group_.tasks;
    std::erase_if(tasks, [&](const TaskSummary& t) { return mark_of(t.share, settings_.scale).level > 0; });
    std::stable_sort(tasks.begin(), tasks.end(), [](const auto& a, const auto& b) { return a.share < b.share; });
    std::string list;
    for (std::size_t i = 0; i < std::min(tasks.size(), settings_.worst_tasks); ++i) {
      if (i > 0) list += "; ";
      list += scores_.columns[tasks[i].column].title + " (" + shown(tasks[i].share) + " %)";
    }
    return list.empty() ? list : text::message("app.diagnostics.worst-tasks", {{"tasks", std::string_view(list)}});
  }

  [[nodiscard]] std::string mass_line() const {
    const std::string bound = shown(settings_.mass_share);
    if (group_.mass.empty()) return text::message("app.diagnostics.no-mass", {{"bound", std::string_view(bound)}});
    std::string list;
    for (const std::size_t index : group_.mass) {
      const CompetencySummary& one = group_.competencies[index];
      list += (list.empty() ? "" : "; ") + name(one) + " (" + shown(one.low_share) + " %)";
    }
    return text::message("app.diagnostics.mass",
                         {{"list", std::string_view(list)}, {"bound", std::string_view(bound)}});
  }

  [[nodiscard]] Value recommendations() const {
    Array list;
    if (group_.all.count == 0) return list;
    for (const std::size_t index : group_.mass) {
      list.emplace_back(text::message("app.diagnostics.recommend.mass",
                                      {{"competency", std::string_view(name(group_.competencies[index]))}}));
    }
    if (const std::size_t low = people_with_low(); low > 0) {
      list.emplace_back(text::message("app.diagnostics.recommend.routes", {{"count", count(low)}}));
    }
    list.emplace_back(text::message("app.diagnostics.recommend.discuss"));
    return list;
  }

  const Scores& scores_;
  const MeasuredGroup& group_;
  const DiagnosticsSettings& settings_;
};

}  // namespace

Value diagnostics_record(const Scores& scores, const MeasuredGroup& group, const DiagnosticsSettings& settings,
                         const Value& known) {
  return Recorder(scores, group, settings).record(known);
}

}  // namespace marshrut::app
