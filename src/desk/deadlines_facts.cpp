#include "desk/deadlines_facts.hpp"

#include <algorithm>
#include <unordered_set>

#include "route/text_at.hpp"
#include "text/search_words.hpp"

namespace marshrut::desk {

namespace {

using route::text_at;
using store::RouteState;

// A name in a chart: a text without end would be none.
constexpr std::size_t kLongestName = 160;

std::string shortened(std::string text) {
  if (text.size() <= kLongestName) return text;
  std::size_t end = kLongestName;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

// Nobody waits for anything of a route that is over.
bool is_over(RouteState state) {
  return state == RouteState::completed || state == RouteState::archived || state == RouteState::purged;
}

Result<void> add_due(RouteFacts& facts, const route::Value& record, const FactsMaker& maker) {
  if (is_over(facts.state)) return {};
  const auto& desk = maker.desk;
  auto open = route::deadlines_of(record, desk.plan, desk.plan.region_of(record), desk.calendar, maker.today);
  if (!open) return open.error();
  for (const route::OpenDeadline& one : *open) {
    const bool own = !one.rule->per.empty();
    if (own && one.per.empty()) continue;
    facts.due.push_back({one.rule, one.due, one.state, one.left, own ? maker.names.of(one.per) : nullptr});
  }
  std::stable_sort(facts.due.begin(), facts.due.end(),
                   [](const RouteDue& a, const RouteDue& b) { return a.due < b.due; });
  return {};
}

// The word of the scale where one is meant, else the level as typed.
std::string level_text(const route::Measured& measured, const route::LevelScale& scale) {
  if (measured.percent || !measured.rank) return measured.level;
  for (const auto& word : scale.words) {
    if (word.rank == *measured.rank) return word.word;
  }
  return measured.level;
}

bool is_deficit(const route::Compared& row, const route::LevelScale& scale) {
  if (!row.difficulties.empty()) return true;
  if (!row.entry) return false;
  if (row.entry->percent && row.entry->rank) return *row.entry->rank == 1;
  return row.entry->rank && *row.entry->rank < scale.enough_rank;
}

void add_levels(RouteFacts& facts, const route::Value& record, const FactsMaker& maker) {
  const auto side = [&](const std::optional<route::Measured>& measured) -> const std::string* {
    if (!measured) return nullptr;
    const std::string text = shortened(level_text(*measured, maker.scale));
    return text.empty() ? nullptr : maker.names.of(text);
  };
  for (const route::Compared& row : route::compare_diagnostics(record, maker.scale).rows) {
    facts.levels.push_back(
        {maker.names.of(shortened(row.name)), side(row.entry), side(row.final), is_deficit(row, maker.scale)});
  }
  const route::Value* deficits = record.find("deficits");
  if (deficits == nullptr || deficits->array() == nullptr) return;
  for (const route::Value& one : *deficits->array()) {
    const std::string text = text_at(one, "deficit");
    if (!text.empty()) facts.deficits.push_back(maker.names.of(shortened(text)));
  }
}

}  // namespace

std::string folded_words(std::string_view text) {
  std::string out;
  for (const std::string& word : text::search_words(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

Result<RouteFacts> facts_of(const RecordedRoute& recorded, const FactsMaker& maker) {
  const auto record = route_record(recorded.route, recorded.life);
  if (!record) return record.error();
  RouteFacts facts;
  facts.id = recorded.route.id;
  facts.state = recorded.route.state;
  facts.teacher = text_at(*record, "teacher.full_name");
  if (facts.teacher.empty()) facts.teacher = recorded.route.teacher;
  facts.code = recorded.route.code.value_or("");
  const std::string organization = text_at(*record, "organization.name");
  facts.organization = maker.names.of(organization.empty() ? recorded.route.organization : organization);
  facts.school = maker.names.of(recorded.route.school);
  facts.region = maker.names.of(recorded.route.region);
  facts.methodist = maker.names.of(text_at(*record, "support.methodist.full_name"));
  facts.methodist_key = maker.names.of(recorded.route.methodist);
  facts.folded =
      ' ' + folded_words(facts.teacher + ' ' + *facts.organization + ' ' + *facts.methodist + ' ' + facts.code);
  add_levels(facts, *record, maker);
  if (auto done = add_due(facts, *record, maker); !done) return done.error();
  return facts;
}

const RouteFacts* RouteSnapshot::find(std::int64_t id) const {
  const auto found = std::lower_bound(routes.begin(), routes.end(), id,
                                      [](const auto& route, std::int64_t wanted) { return route->id < wanted; });
  return found == routes.end() || (*found)->id != id ? nullptr : found->get();
}

void put_due_in_order(RouteSnapshot& snapshot) {
  snapshot.due.clear();
  for (std::uint32_t route = 0; route < snapshot.routes.size(); ++route) {
    const auto& due = snapshot.routes[route]->due;
    for (std::uint32_t place = 0; place < due.size(); ++place) snapshot.due.push_back({due[place].due, route, place});
  }
  std::stable_sort(snapshot.due.begin(), snapshot.due.end(),
                   [](const DuePlace& a, const DuePlace& b) { return a.due < b.due; });
}

bool is_within(const RouteFacts& facts, const store::Scope& scope) {
  if (scope.school && *scope.school != *facts.school) return false;
  if (scope.methodists.empty()) return true;
  return std::find(scope.methodists.begin(), scope.methodists.end(), *facts.methodist_key) != scope.methodists.end();
}

}  // namespace marshrut::desk
