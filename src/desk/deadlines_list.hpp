// desk/deadlines_list.hpp: what is due and overdue, of a snapshot: filtered, grouped, page by page.
// Shapes:  RouteSnapshot + DueQuery -> DuePage; ids -> entries of a calendar.
// Units:   days of the calendar; pages of `most` items.
// Errors:  none for lists; calendar: the store's.
// Owns:    a page's items point into the snapshot, which must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/deadlines.hpp"
#include "app/icalendar.hpp"
#include "desk/deadlines_facts.hpp"

namespace marshrut::desk {

struct DueQuery {
  std::optional<text::Day> until;  // else the plan's ahead_days from today
  bool overdue = false;            // nothing but these
  std::string words;               // each must begin a word of the teacher, school, methodist or code
  std::optional<app::Person> by;   // whose first deadline is the soonest comes first
  store::Scope scope;
  std::string cursor;  // of the page before
  std::size_t most = 50;
};

struct DueItem {
  const RouteFacts* route = nullptr;
  const RouteDue* due = nullptr;
};
struct DuePage {
  std::vector<DueItem> items;
  std::string next;  // empty: this was the last page
  std::int64_t total = 0, overdue = 0, due = 0;
};

DuePage due_page(const RouteSnapshot& snapshot, const DueQuery& query);

// Of one route, soonest first; nothing when the snapshot doesn't know it.
std::vector<DueItem> due_of(const RouteSnapshot& snapshot, std::int64_t route);

std::string when_text(const RouteDue& due);  // «просрочено на 3 рабочих дня»

// What programs for calendars show of it; the soonest `most`.
Result<std::vector<app::CalendarEntry>> calendar_of(const store::Store& store, const RouteSnapshot& snapshot,
                                                    const store::Scope& scope, std::size_t most);

}  // namespace marshrut::desk
