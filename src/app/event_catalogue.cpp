#include "app/event_catalogue.hpp"

#include <algorithm>

#include "app/keyed_table.hpp"
#include "route/period_days.hpp"
#include "text/dates.hpp"
#include "text/messages.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using route::Severity;

constexpr std::size_t kMostCompetencies = 16;  // a set of them is an index
constexpr std::size_t kMostEvents = 10'000;

class CatalogueReader {
public:
  CatalogueReader(KeyedTable table, const DiagnosticsSettings& settings)
      : table_(std::move(table)), settings_(settings) {}

  Result<EventCatalogue> read() {
    for (const xlsx::Row& row : table_.rows) take(row);
    if (made_.events.size() > kMostEvents) return Error{Code::too_large, "too many events", table_.sheet};
    made_.remarks = std::move(table_.remarks);
    return std::move(made_);
  }

private:
  void tell(const char* code, Severity severity, const xlsx::Row& row, const char* key, std::string_view shown = {}) {
    table_.tell(code, severity, row.number, table_.find(key),
                text::message("app.catalogue." + std::string(code), {{"shown", shown}}));
  }

  void refuse(const char* code, const xlsx::Row& row, const char* key, std::string_view shown = {}) {
    ++made_.refused;
    tell(code, Severity::error, row, key, shown);
  }

  void take(const xlsx::Row& row) {
    CatalogueEvent event;
    event.title = table_.text(row, "title");
    const std::string names = table_.text(row, "competencies");
    if (event.title.empty() && names.empty()) return tell("blank", Severity::info, row, "");
    if (event.title.empty()) return refuse("no-title", row, "title");
    if (!take_competencies(row, names, event)) return;
    event.level = table_.text(row, "level");
    if (settings_.level_rank(event.level) == settings_.event_levels.size()) {
      tell(event.level.empty() ? "no-level" : "level", Severity::warning, row, "level", event.level);
    }
    event.organizer = table_.text(row, "organizer");
    event.hours = table_.text(row, "hours");
    event.subject = table_.text(row, "subject");
    take_period(row, event);
    made_.events.push_back(std::move(event));
  }

  bool take_competencies(const xlsx::Row& row, const std::string& names, CatalogueEvent& event) {
    std::string unknown;
    for (std::size_t begin = 0; begin <= names.size();) {
      const std::size_t end = std::min(names.find_first_of(",;\n/", begin), names.size());
      const std::string name = text::value_text(names.substr(begin, end - begin));
      begin = end + 1;
      if (name.empty()) continue;
      const auto known = settings_.competency(name);
      if (known) event.competencies.push_back(*known);
      if (!known) unknown += (unknown.empty() ? "" : ", ") + name;
    }
    std::sort(event.competencies.begin(), event.competencies.end());
    event.competencies.erase(std::unique(event.competencies.begin(), event.competencies.end()),
                             event.competencies.end());
    if (event.competencies.empty()) {
      refuse(names.empty() ? "no-competency" : "competency", row, "competencies", names);
      return false;
    }
    if (!unknown.empty()) tell("competency-part", Severity::warning, row, "competencies", unknown);
    return true;
  }

  void take_period(const xlsx::Row& row, CatalogueEvent& event) {
    const std::string typed = table_.text(row, "period");
    if (typed.empty()) return tell("no-period", Severity::warning, row, "period");
    event.period = text::parse_period(typed).value_or(typed);
    const auto days = route::days_of_period(event.period);
    if (!days) return tell("period", Severity::warning, row, "period", typed);
    event.first = days->first;
    event.last = days->last;
  }

  KeyedTable table_;
  const DiagnosticsSettings& settings_;
  EventCatalogue made_;
};

std::size_t set_of(const CatalogueEvent& event) {
  std::size_t set = 0;
  for (const std::size_t competency : event.competencies) set |= std::size_t{1} << competency;
  return set;
}

}  // namespace

Result<EventCatalogue> read_catalogue(const xlsx::TableSource& table, const DiagnosticsSettings& settings) {
  static constexpr std::string_view kNeeded[] = {"title", "competencies"};
  if (settings.competencies.size() > kMostCompetencies) {
    return Error{Code::too_large, "too many competencies", "data/diagnostics.json"};
  }
  auto read = read_keyed_table(table, settings.catalogue, kNeeded);
  if (!read) return read.error();
  return CatalogueReader(std::move(*read), settings).read();
}

std::vector<std::size_t> EventChooser::usable(const std::string& subject) const {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < catalogue_.events.size(); ++i) {
    const CatalogueEvent& event = catalogue_.events[i];
    if (event.first && (*event.first < start_ || *event.last > end_)) continue;
    if (!event.subject.empty() && text::label_key(event.subject) != subject) continue;
    found.push_back(i);
  }
  return found;
}

bool EventChooser::better(const Best& a, const Best& b) const {
  if (a.reached != b.reached) return a.reached;
  if (a.events.size() != b.events.size()) return a.events.size() < b.events.size();
  if (a.ranks != b.ranks) return a.ranks < b.ranks;
  return a.events < b.events;
}

// For each set: the best event for its lowest competency, beside the best answer for what that event leaves.
const std::vector<EventChooser::Best>& EventChooser::solve(const std::string& subject) {
  const auto known = solved_.find(subject);
  if (known != solved_.end()) return known->second;
  const std::vector<std::size_t> events = usable(subject);
  std::vector<Best> best(std::size_t{1} << settings_.competencies.size());
  best[0].reached = true;
  for (std::size_t set = 1; set < best.size(); ++set) {
    const std::size_t lowest = set & (~set + 1);
    for (const std::size_t index : events) {
      const std::size_t covers = set_of(catalogue_.events[index]);
      if ((covers & lowest) == 0 || !best[set & ~covers].reached) continue;
      Best candidate = best[set & ~covers];
      candidate.ranks += settings_.level_rank(catalogue_.events[index].level);
      candidate.events.insert(std::upper_bound(candidate.events.begin(), candidate.events.end(), index), index);
      if (better(candidate, best[set])) best[set] = std::move(candidate);
    }
  }
  return solved_.emplace(subject, std::move(best)).first->second;
}

Choice EventChooser::choose(const std::vector<std::size_t>& needed, const std::string& subject) {
  const std::vector<Best>& best = solve(text::label_key(subject));
  Choice choice;
  std::size_t set = 0;
  for (const std::size_t competency : needed) {
    const std::size_t one = std::size_t{1} << competency;
    if (best[one].reached) {
      set |= one;
    } else {
      choice.uncovered.push_back(competency);
    }
  }
  choice.events = best[set].events;
  return choice;
}

}  // namespace marshrut::app
