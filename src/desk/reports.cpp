#include "desk/reports.hpp"

#include <algorithm>
#include <ctime>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "store/counts.hpp"
#include "text/local_time.hpp"
#include "text/messages.hpp"
#include "text/working_days.hpp"

namespace marshrut::desk {

namespace {

using Counts = std::map<const std::string*, std::int64_t>;

constexpr Millis kDay = 86'400'000;
constexpr std::size_t kMostDays = 366;

template <class Use>
void each_chosen(const RouteSnapshot& snapshot, const ReportQuery& query, Use use) {
  for (const auto& route : snapshot.routes) {
    if (query.region && *query.region != *route->region) continue;
    if (query.school && *query.school != *route->school) continue;
    if (is_within(*route, query.scope)) use(*route);
  }
}

Report begun(std::string_view kind, std::string_view chart, Millis as_of) {
  const std::string id = "desk.report." + std::string(kind);
  Report out;
  out.kind = kind;
  out.title = text::message(id);
  out.unit = text::message(id + "-unit");
  out.chart = chart;
  out.as_of = as_of;
  return out;
}

double number(std::size_t count) { return static_cast<double>(count); }

std::string others_note(std::size_t left_out) {
  return left_out == 0 ? std::string() : text::message("desk.report.others", {{"n", number(left_out)}});
}

// The levels of the scale in their order, then others as they are met in the alphabet.
std::vector<const std::string*> levels_in_order(const Counts& entry, const Counts& final,
                                                const RouteSnapshot& snapshot) {
  std::map<std::string_view, const std::string*> met;
  for (const auto* side : {&entry, &final}) {
    for (const auto& [level, count] : *side) met.emplace(*level, level);
  }
  std::vector<const std::string*> out;
  const auto take = [&](std::string_view level) {
    const auto found = met.find(level);
    if (found == met.end()) return;
    out.push_back(found->second);
    met.erase(found);
  };
  for (const auto& column : snapshot.scale->columns) take(column.level);
  for (const auto& word : snapshot.scale->words) take(word.word);
  for (const auto& [text, level] : met) out.push_back(level);
  return out;
}

Report levels(const RouteSnapshot& snapshot, const ReportQuery& query) {
  Report out = begun("levels", "column", snapshot.as_of);
  Counts entry, final;
  std::size_t both = 0;
  each_chosen(snapshot, query, [&](const RouteFacts& route) {
    for (const RouteLevel& level : route.levels) {
      if (level.entry != nullptr) ++entry[level.entry];
      if (level.final != nullptr) ++final[level.final];
      if (level.entry != nullptr && level.final != nullptr) ++both;
    }
  });
  Report::Series before{text::message("desk.report.entry"), {}}, after{text::message("desk.report.final"), {}};
  for (const std::string* level : levels_in_order(entry, final, snapshot)) {
    out.categories.push_back(*level);
    before.values.push_back(entry[level]);
    after.values.push_back(final[level]);
  }
  out.series = {std::move(before), std::move(after)};
  out.note = text::message("desk.report.levels-note", {{"n", number(both)}});
  return out;
}

std::vector<std::pair<const std::string*, std::int64_t>> most_frequent(const Counts& counts) {
  std::vector<std::pair<const std::string*, std::int64_t>> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : *a.first < *b.first;
  });
  return sorted;
}

// Written in other letters or with other dots it is the same deficit; it is shown as most write it.
Counts joined(const Counts& counts) {
  std::map<std::string, std::pair<const std::string*, std::int64_t>> by_fold;
  for (const auto& [text, count] : most_frequent(counts)) {
    auto& sum = by_fold.try_emplace(folded_words(*text), text, 0).first->second;
    sum.second += count;
  }
  Counts out;
  for (const auto& [fold, sum] : by_fold) out[sum.first] += sum.second;
  return out;
}

Report deficits(const RouteSnapshot& snapshot, const ReportQuery& query) {
  Report out = begun("deficits", "bar", snapshot.as_of);
  Counts counts;
  each_chosen(snapshot, query, [&](const RouteFacts& route) {
    std::set<const std::string*> of_route(route.deficits.begin(), route.deficits.end());
    for (const RouteLevel& level : route.levels) {
      if (level.deficit) of_route.insert(level.competency);
    }
    for (const std::string* deficit : of_route) ++counts[deficit];
  });
  const auto sorted = most_frequent(joined(counts));
  Report::Series series{text::message("desk.report.routes"), {}};
  for (std::size_t i = 0; i < std::min(sorted.size(), kMostCategories); ++i) {
    out.categories.push_back(*sorted[i].first);
    series.values.push_back(sorted[i].second);
  }
  out.series.push_back(std::move(series));
  out.note = others_note(sorted.size() - out.categories.size());
  return out;
}

constexpr store::RouteState kShown[] = {
    store::RouteState::draft,       store::RouteState::submitted, store::RouteState::returned,
    store::RouteState::agreed,      store::RouteState::approved,  store::RouteState::registered,
    store::RouteState::in_progress, store::RouteState::completed, store::RouteState::prolonged,
    store::RouteState::archived,
};

Report schools(const RouteSnapshot& snapshot, const ReportQuery& query) {
  Report out = begun("schools", "stacked", snapshot.as_of);
  std::map<const std::string*, std::map<store::RouteState, std::int64_t>> counts;
  Counts sums;
  each_chosen(snapshot, query, [&](const RouteFacts& route) {
    // A school is who it is by its address; where none is known, by what the document says.
    const std::string* school = route.school->empty() ? route.organization : route.school;
    ++counts[school][route.state];
    ++sums[school];
  });
  auto sorted = most_frequent(sums);
  out.note = others_note(sorted.size() - std::min(sorted.size(), kMostCategories));
  if (sorted.size() > kMostCategories) sorted.resize(kMostCategories);
  for (const auto& [school, sum] : sorted) {
    out.categories.push_back(school->empty() ? text::message("desk.report.no-school") : *school);
  }
  for (const store::RouteState state : kShown) {
    Report::Series series{text::message("desk.state." + std::string(store::state_name(state))), {}};
    for (const auto& [school, sum] : sorted) series.values.push_back(counts[school][state]);
    const bool any = std::any_of(series.values.begin(), series.values.end(), [](auto value) { return value > 0; });
    if (any) out.series.push_back(std::move(series));
  }
  return out;
}

Millis zone_offset(Millis at) {
  const std::time_t moment = at / 1000;
  std::tm local{};
  ::localtime_r(&moment, &local);
  return static_cast<Millis>(local.tm_gmtoff) * 1000;
}

Result<Report> intake(const store::Store& store, const ReportQuery& query) {
  const Millis now = now_ms(), zone = zone_offset(now);
  Report out = begun("intake", "stacked", now);
  const Millis until = query.until.value_or(now + 1);
  const Millis since = std::max(query.since.value_or(until - 30 * kDay), until - static_cast<Millis>(kMostDays) * kDay);
  std::vector<store::DayStates> found;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    store::Scope scope = query.scope;
    if (query.school && !scope.school) scope.school = query.school;
    auto rows = store::submissions_by_day(connection, since, until, zone, scope);
    if (!rows) return rows.error();
    found = std::move(*rows);
    return {};
  });
  if (!read) return read.error();
  const std::int64_t first = (since + zone) / kDay, last = (until - 1 + zone) / kDay;
  for (std::int64_t day = first; day <= last; ++day) {
    out.categories.push_back(text::iso_day(text::Day(std::chrono::days(day))));
  }
  std::map<std::string, std::vector<std::int64_t>> by_state;
  for (const store::DayStates& one : found) {
    if (one.day < first || one.day > last) continue;
    auto& values = by_state[one.state];
    values.resize(out.categories.size());
    values[static_cast<std::size_t>(one.day - first)] += one.count;
  }
  for (auto& [state, values] : by_state) {
    out.series.push_back({text::message("desk.fate." + state), std::move(values)});
  }
  return out;
}

}  // namespace

Result<Report> report_of(std::string_view kind, const store::Store& store, const RouteSnapshot& snapshot,
                         const ReportQuery& query) {
  if (kind == "levels") return levels(snapshot, query);
  if (kind == "deficits") return deficits(snapshot, query);
  if (kind == "schools") return schools(snapshot, query);
  if (kind == "intake") return intake(store, query);
  return Error{Code::not_found, "no such report", "kind"};
}

}  // namespace marshrut::desk
