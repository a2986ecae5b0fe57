#include "app/draft_routes.hpp"

#include <algorithm>

#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using route::Array;
using route::Object;
using route::Value;

// Tasks that are named as difficulties of one competency; a card's cell has room for so many.
constexpr std::size_t kMostDifficulties = 5;

class Drafter {
public:
  Drafter(const Scores& scores, const DiagnosticsSettings& settings, const EventCatalogue& catalogue,
          const DraftPlan& plan)
      : scores_(scores),
        settings_(settings),
        catalogue_(catalogue),
        plan_(plan),
        chooser_(catalogue, settings, plan.start, plan.end) {}

  Value draft(const MeasuredPerson& measured, std::vector<TableRemark>& remarks) {
    const ScoredPerson& person = scores_.people[measured.person];
    Value route{Object{}};
    route["form"] = plan_.form;
    set_period(route);
    set_person(route, person, measured);
    route["diagnostics"]["source"] = plan_.source;
    route["diagnostics"]["entry"] = entry(measured, person);
    route["events"] = events(measured, person, remarks);
    route["life"]["state"] = "draft";
    route["life"]["drafted"] = plan_.drafted;
    route::prune(route);
    return route;
  }

private:
  [[nodiscard]] const std::string& name(std::size_t competency) const {
    return settings_.competencies[competency].name;
  }

  void set_period(Value& route) const {
    route["period"]["start"] = plan_.start;
    route["period"]["end"] = plan_.end;
    const std::string first = plan_.start.substr(0, 4);
    const std::string last = plan_.end.substr(0, 4);
    route["period"]["year"] = first == last ? first : first + "/" + last;
    if (first != last && std::to_string(std::stoi(first) + 1) != last) route["period"]["year"] = first;
  }

  void set_person(Value& route, const ScoredPerson& person, const MeasuredPerson& measured) const {
    const auto either = [](const std::string& own, const std::string& common) { return own.empty() ? common : own; };
    route["teacher"]["full_name"] = person.full_name;
    route["teacher"]["position"] = person.position;
    route["teacher"]["subject"] = either(person.subject, plan_.subject);
    route["teacher"]["is_manager"] =
        std::any_of(measured.competencies.begin(), measured.competencies.end(),
                    [&](const CompetencyMark& mark) { return name(mark.competency) == settings_.managers; });
    route["organization"]["name"] = either(person.organization, plan_.organization);
    route["organization"]["district"] = either(person.district, plan_.district);
    route["organization"]["region"] = plan_.region;
  }

  [[nodiscard]] Value entry(const MeasuredPerson& measured, const ScoredPerson& person) const {
    Value made{Object{}};
    made["date"] = plan_.diagnostics_date;
    Array rows;
    for (const CompetencyMark& mark : measured.competencies) {
      Value row{Object{}};
      row["competency"] = name(mark.competency);
      row["difficulties"] = difficulties(mark.competency, person);
      row[settings_.scale.columns[mark.mark.level].column] = mark.mark.percent;
      rows.push_back(std::move(row));
    }
    made["rows"] = Value(std::move(rows));
    made["overall"] = measured.mean.percent;
    return made;
  }

  // The tasks of a competency that were done at the lowest level, the worst first.
  [[nodiscard]] std::string difficulties(std::size_t competency, const ScoredPerson& person) const {
    std::vector<std::pair<double, std::size_t>> weak;
    for (std::size_t c = 0; c < scores_.columns.size(); ++c) {
      const ScoreColumn& column = scores_.columns[c];
      if (!column.is_task || column.competency != competency) continue;
      const double percent = whole_percent(person.points[c].value_or(0), column.maximum);
      if (mark_of(percent, settings_.scale).level == 0) weak.emplace_back(percent, c);
    }
    std::stable_sort(weak.begin(), weak.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string list;
    for (std::size_t i = 0; i < std::min(weak.size(), kMostDifficulties); ++i) {
      list += (list.empty() ? "" : "; ") + scores_.columns[weak[i].second].title;
    }
    if (weak.size() > kMostDifficulties) {
      const auto more = static_cast<double>(weak.size() - kMostDifficulties);
      list += "; " + text::message("app.draft.more-tasks", {{"count", more}});
    }
    return list;
  }

  Value events(const MeasuredPerson& measured, const ScoredPerson& person, std::vector<TableRemark>& remarks) {
    std::vector<std::size_t> low;
    for (const CompetencyMark& mark : measured.competencies) {
      if (mark.mark.level == 0) low.push_back(mark.competency);
    }
    const std::string& subject = person.subject.empty() ? plan_.subject : person.subject;
    const Choice choice = chooser_.choose(low, subject);
    for (const std::size_t competency : choice.uncovered) {
      remarks.push_back({"not-covered",
                         route::Severity::warning,
                         {},
                         person.row,
                         0,
                         {},
                         text::message("app.draft.not-covered", {{"name", std::string_view(person.full_name)},
                                                                 {"competency", std::string_view(name(competency))}})});
    }
    Array made;
    for (const std::size_t index : choice.events) made.push_back(event(catalogue_.events[index]));
    return made;
  }

  [[nodiscard]] Value event(const CatalogueEvent& from) const {
    Value made{Object{}};
    made["title"] = from.hours.empty() ? from.title
                                       : text::message("app.draft.event", {{"title", std::string_view(from.title)},
                                                                           {"hours", std::string_view(from.hours)}});
    std::string names;
    for (const std::size_t competency : from.competencies) names += (names.empty() ? "" : ", ") + name(competency);
    made["competencies"] = names;
    made["level"] = from.level;
    made["organizer"] = from.organizer;
    made["period"] = from.period;
    return made;
  }

  const Scores& scores_;
  const DiagnosticsSettings& settings_;
  const EventCatalogue& catalogue_;
  const DraftPlan& plan_;
  EventChooser chooser_;
};

}  // namespace

DraftRoutes draft_routes(const Scores& scores, const MeasuredGroup& group, const DiagnosticsSettings& settings,
                         const EventCatalogue& catalogue, const DraftPlan& plan) {
  DraftRoutes made;
  Drafter drafter(scores, settings, catalogue, plan);
  for (const MeasuredPerson& person : group.people) {
    const bool low = std::any_of(person.competencies.begin(), person.competencies.end(),
                                 [](const CompetencyMark& mark) { return mark.mark.level == 0; });
    if (low) {
      made.routes.push_back(drafter.draft(person, made.remarks));
    } else {
      ++made.without;
    }
  }
  return made;
}

}  // namespace marshrut::app
