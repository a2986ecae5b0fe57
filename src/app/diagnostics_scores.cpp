#include "app/diagnostics_scores.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "text/names.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

// Sums of points in binary miss a half by a hair: 0.285 * 100. What is nearer than this to a half is one.
constexpr double kHair = 1e-9;

double half_up(double value) { return std::floor(value + 0.5 + kHair); }

// Between two neighbours in proportion, as spreadsheets do (QUARTILE, «включительно»).
double quantile(const std::vector<double>& sorted, double part) {
  const double place = part * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

MeasuredPerson measure_person(const Scores& scores, std::size_t index, const DiagnosticsSettings& settings) {
  MeasuredPerson made;
  made.person = index;
  const ScoredPerson& person = scores.people[index];
  for (std::size_t competency = 0; competency < settings.competencies.size(); ++competency) {
    CompetencyMark sum{competency, 0, 0, {}};
    bool tried = false;
    for (std::size_t c = 0; c < scores.columns.size(); ++c) {
      if (scores.columns[c].competency != competency) continue;
      tried = tried || person.points[c].has_value();
      sum.points += person.points[c].value_or(0);
      sum.maximum += scores.columns[c].maximum;
    }
    if (!tried) continue;  // not part of this person's work
    sum.mark = mark_of(whole_percent(sum.points, sum.maximum), settings.scale);
    made.points += sum.points;
    made.maximum += sum.maximum;
    made.competencies.push_back(sum);
  }
  made.work = mark_of(whole_percent(made.points, made.maximum), settings.scale);
  double total = 0;
  for (const CompetencyMark& each : made.competencies) total += each.mark.percent;
  if (!made.competencies.empty()) {
    made.mean = mark_of(half_up(total / static_cast<double>(made.competencies.size())), settings.scale);
  }
  return made;
}

std::vector<CompetencySummary> by_competency(const MeasuredGroup& group, const DiagnosticsSettings& settings) {
  std::vector<CompetencySummary> result;
  for (std::size_t competency = 0; competency < settings.competencies.size(); ++competency) {
    std::vector<double> percents;
    for (const MeasuredPerson& person : group.people) {
      for (const CompetencyMark& each : person.competencies) {
        if (each.competency == competency) percents.push_back(each.mark.percent);
      }
    }
    if (percents.empty()) continue;
    CompetencySummary made{competency, summarise(std::move(percents), settings.scale), 0};
    made.low_share =
        one_decimal(100 * static_cast<double>(made.summary.levels.front()) / static_cast<double>(made.summary.count));
    result.push_back(std::move(made));
  }
  return result;
}

struct ByAlphabet {
  bool operator()(const std::string& a, const std::string& b) const {
    if (a.empty() != b.empty()) return b.empty();
    return text::compare_russian(a, b) < 0;
  }
};

// A group by its key; names that differ in case or punctuation only are one, called as it was met first.
struct Grouped {
  std::string name, district;
  std::vector<double> percents;
};

std::vector<GroupSummary> summaries_of(std::map<std::string, Grouped> grouped, const route::LevelScale& scale) {
  std::map<std::string, int> met;
  for (const auto& [key, group] : grouped) ++met[text::label_key(group.name)];
  std::vector<GroupSummary> result;
  for (auto& [key, group] : grouped) {
    // Schools of two districts may bear one name.
    const bool twin = met[text::label_key(group.name)] > 1 && !group.name.empty() && !group.district.empty();
    std::string name = twin ? group.name + " (" + group.district + ")" : group.name;
    result.push_back({std::move(name), summarise(std::move(group.percents), scale)});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return ByAlphabet()(a.name, b.name); });
  return result;
}

std::vector<GroupSummary> by_district(const Scores& scores, const MeasuredGroup& group,
                                      const route::LevelScale& scale) {
  std::map<std::string, Grouped> grouped;
  for (const MeasuredPerson& person : group.people) {
    const std::string& name = scores.people[person.person].district;
    Grouped& one = grouped.try_emplace(text::label_key(name), Grouped{name, {}, {}}).first->second;
    one.percents.push_back(person.work.percent);
  }
  return summaries_of(std::move(grouped), scale);
}

std::vector<GroupSummary> by_school(const Scores& scores, const MeasuredGroup& group, const route::LevelScale& scale) {
  std::map<std::string, Grouped> grouped;
  for (const MeasuredPerson& person : group.people) {
    const ScoredPerson& whose = scores.people[person.person];
    const std::string key = text::label_key(whose.organization) + '\n' + text::label_key(whose.district);
    Grouped& one = grouped.try_emplace(key, Grouped{whose.organization, whose.district, {}}).first->second;
    one.percents.push_back(person.work.percent);
  }
  return summaries_of(std::move(grouped), scale);
}

std::vector<TaskSummary> by_task(const Scores& scores) {
  std::vector<TaskSummary> result;
  for (std::size_t c = 0; c < scores.columns.size(); ++c) {
    const ScoreColumn& column = scores.columns[c];
    if (!column.is_task || scores.people.empty()) continue;
    double points = 0;
    for (const ScoredPerson& person : scores.people) points += person.points[c].value_or(0);
    const auto count = static_cast<double>(scores.people.size());
    result.push_back({c, std::floor(points / count * 100 + 0.5 + kHair) / 100,
                      one_decimal(100 * points / (column.maximum * count))});
  }
  return result;
}

std::vector<std::size_t> mass_deficits(const std::vector<CompetencySummary>& all, double least) {
  std::vector<std::size_t> mass;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].summary.levels.front() > 0 && all[i].low_share >= least) mass.push_back(i);
  }
  std::stable_sort(mass.begin(), mass.end(),
                   [&](std::size_t a, std::size_t b) { return all[a].low_share > all[b].low_share; });
  return mass;
}

}  // namespace

double whole_percent(double points, double maximum) { return maximum > 0 ? half_up(100 * points / maximum) : 0; }

double one_decimal(double value) { return half_up(value * 10) / 10; }

Mark mark_of(double percent, const route::LevelScale& scale) {
  const route::LevelScale::Band* band = scale.band(percent);
  const std::size_t last = scale.bands.size() - 1;
  return {percent, band == nullptr ? last : static_cast<std::size_t>(band - scale.bands.data())};
}

Summary summarise(std::vector<double> percents, const route::LevelScale& scale) {
  Summary made;
  made.count = percents.size();
  made.levels.assign(scale.bands.size(), 0);
  if (percents.empty()) return made;
  std::sort(percents.begin(), percents.end());
  made.mean = one_decimal(std::accumulate(percents.begin(), percents.end(), 0.0) / static_cast<double>(made.count));
  made.median = one_decimal(quantile(percents, 0.5));
  made.lower_quartile = one_decimal(quantile(percents, 0.25));
  made.upper_quartile = one_decimal(quantile(percents, 0.75));
  made.min = percents.front();
  made.max = percents.back();
  for (const double percent : percents) ++made.levels[mark_of(percent, scale).level];
  made.level = mark_of(made.mean, scale).level;
  return made;
}

MeasuredGroup measure(const Scores& scores, const DiagnosticsSettings& settings) {
  MeasuredGroup group;
  std::vector<double> percents;
  for (std::size_t i = 0; i < scores.people.size(); ++i) {
    group.people.push_back(measure_person(scores, i, settings));
    percents.push_back(group.people.back().work.percent);
  }
  group.all = summarise(std::move(percents), settings.scale);
  group.competencies = by_competency(group, settings);
  group.districts = by_district(scores, group, settings.scale);
  group.schools = by_school(scores, group, settings.scale);
  group.tasks = by_task(scores);
  group.mass = mass_deficits(group.competencies, settings.mass_share);
  return group;
}

}  // namespace marshrut::app
