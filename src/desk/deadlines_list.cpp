#include "desk/deadlines_list.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "text/search_words.hpp"

namespace marshrut::desk {

namespace {

using route::DeadlineState;

bool has_words(const RouteFacts& route, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return route.folded.find(' ' + word) != std::string::npos; });
}

std::vector<char> chosen_routes(const RouteSnapshot& snapshot, const DueQuery& query) {
  const auto words = text::search_prefixes(query.words);
  std::vector<char> chosen(snapshot.routes.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const RouteFacts& route = *snapshot.routes[i];
    chosen[i] = is_within(route, query.scope) && has_words(route, words);
  }
  return chosen;
}

// A person's own deadline is told once, not with each of their routes.
class Told {
public:
  bool first(const RouteDue& due) { return due.per == nullptr || told_.emplace(due.rule, due.per).second; }

private:
  std::set<std::pair<const route::DeadlineRule*, const std::string*>> told_;
};

const std::string* group_of(const DueItem& item, app::Person by) {
  if (item.due->per != nullptr) return item.due->per;
  return by == app::Person::methodist ? item.route->methodist
         : by == app::Person::school  ? item.route->organization
                                      : &item.route->teacher;
}

void group(std::vector<DueItem>& items, app::Person by) {
  std::unordered_map<std::string_view, std::size_t> places;
  std::vector<std::pair<std::size_t, DueItem>> placed;
  placed.reserve(items.size());
  for (const DueItem& item : items) {
    placed.emplace_back(places.emplace(*group_of(item, by), places.size()).first->second, item);
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = placed[i].second;
}

// The item's own mark, and where it stood: for a page whose last item is gone by the next call.
std::string cursor_of(const DueItem& item, std::size_t index) {
  return std::to_string(index) + '.' + std::to_string(item.route->id) + '.' +
         std::to_string(item.due - item.route->due.data());
}

std::size_t begin_of(const std::vector<DueItem>& items, std::string_view cursor) {
  std::size_t index = 0;
  const auto [rest, bad] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), index);
  if (bad != std::errc() || items.empty()) return 0;
  const std::string_view mark(rest, static_cast<std::size_t>(cursor.data() + cursor.size() - rest));
  const auto is_it = [&](std::size_t at) {
    const std::string shown = cursor_of(items[at], 0);
    return std::string_view(shown).substr(1) == mark;
  };
  if (index < items.size() && is_it(index)) return index + 1;
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (is_it(at)) return at + 1;
  }
  return std::min(index, items.size());
}

}  // namespace

DuePage due_page(const RouteSnapshot& snapshot, const DueQuery& query) {
  const auto last = query.until.value_or(snapshot.today + std::chrono::days(snapshot.desk->plan.ahead_days));
  const auto chosen = chosen_routes(snapshot, query);
  std::vector<DueItem> items;
  DuePage page;
  Told told;
  for (const DuePlace& place : snapshot.due) {
    if (place.due > last) break;
    if (chosen[place.route] == 0) continue;
    const RouteFacts& route = *snapshot.routes[place.route];
    const DueItem item{&route, &route.due[place.place]};
    if (!told.first(*item.due)) continue;
    const bool overdue = item.due->state == DeadlineState::overdue;
    ++(overdue ? page.overdue : page.due);
    if (overdue || !query.overdue) items.push_back(item);
  }
  if (query.by) group(items, *query.by);
  page.total = static_cast<std::int64_t>(items.size());
  const std::size_t begin = query.cursor.empty() ? 0 : begin_of(items, query.cursor);
  const std::size_t end = std::min(items.size(), begin + query.most);
  page.items.assign(items.begin() + static_cast<std::ptrdiff_t>(begin),
                    items.begin() + static_cast<std::ptrdiff_t>(end));
  if (end < items.size() && end > begin) page.next = cursor_of(items[end - 1], end - 1);
  return page;
}

std::vector<DueItem> due_of(const RouteSnapshot& snapshot, std::int64_t route) {
  std::vector<DueItem> out;
  const RouteFacts* found = snapshot.find(route);
  if (found == nullptr) return out;
  for (const RouteDue& due : found->due) {
    if (due.per == nullptr) out.push_back({found, &due});
  }
  return out;
}

std::string when_text(const RouteDue& due) {
  app::DeadlineItem item;
  item.open.rule = due.rule;
  item.open.state = due.state;
  item.open.left = due.left;
  return app::when_text(item);
}

Result<std::vector<app::CalendarEntry>> calendar_of(const store::Store& store, const RouteSnapshot& snapshot,
                                                    const store::Scope& scope, std::size_t most) {
  DueQuery query;
  query.scope = scope;
  query.until = snapshot.today + std::chrono::days(366);
  query.most = most;
  const DuePage page = due_page(snapshot, query);
  std::set<std::int64_t> ids;
  for (const DueItem& item : page.items) ids.insert(item.route->id);
  const auto routes = recorded_routes(store, {ids.begin(), ids.end()});
  if (!routes) return routes.error();
  // The snapshot keeps no messages: the soonest are worked out once more.
  app::DeadlineList list(*snapshot.desk, {snapshot.today, query.until, nullptr});
  for (const RecordedRoute& route : *routes) {
    const auto record = route_record(route.route, route.life);
    if (!record) continue;
    if (auto added = list.add(*record, static_cast<std::uint64_t>(route.route.id)); !added) return added.error();
  }
  auto items = list.take();
  if (items.size() > most) items.resize(most);
  return app::calendar_entries(items, snapshot.desk->plan.remind_days);
}

}  // namespace marshrut::desk
