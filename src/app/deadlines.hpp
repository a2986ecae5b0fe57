// app/deadlines.hpp: what is due and overdue for a set of routes, for people and for programs.
// Shapes:  routes, one after another -> items, soonest first; an item -> a Russian phrase, a line of JSON, a calendar
//          entry.
// Units:   days of the calendar; lines count from 1.
// Errors:  load: not_found, bad_data; add: no_calendar with the year.
// Owns:    items own their strings but point into the desk's plan: the desk must outlive them.
// Source:  domain.md §5; docs/formats/deadlines.md.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/home.hpp"
#include "app/icalendar.hpp"
#include "base/result.hpp"
#include "route/deadlines.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"

namespace marshrut::app {

struct DeadlineDesk {
  route::Schema model;
  route::DeadlinePlan plan;
  text::WorkingDays calendar;

  static Result<DeadlineDesk> load(const Home& home);
};

struct DeadlineItem {
  std::string teacher, code, organization, methodist;
  std::string identity;  // what the calendar's ids are made of: the code, else what else tells the route
  std::uint64_t line = 0;
  route::OpenDeadline open;
};

struct DeadlineQuery {
  text::Day today;
  std::optional<text::Day> until;                 // else the plan's ahead_days from today
  const route::DeadlineRegion* region = nullptr;  // else each route's own
};

class DeadlineList {
public:
  DeadlineList(const DeadlineDesk& desk, const DeadlineQuery& query);
  Result<void> add(const route::Value& route, std::uint64_t line);
  // Soonest first; within a day in the order of the lines. Call once.
  std::vector<DeadlineItem> take();

  [[nodiscard]] std::uint64_t later() const { return later_; }  // due after the last day of the list
  [[nodiscard]] std::uint64_t without_region() const { return without_region_; }
  [[nodiscard]] text::Day last_day() const { return last_day_; }
  // Years whose calendar was needed and is not official yet.
  [[nodiscard]] const std::set<int>& unofficial() const { return unofficial_; }

private:
  const DeadlineDesk* desk_;
  DeadlineQuery query_;
  text::Day last_day_;
  std::vector<DeadlineItem> items_;
  std::set<std::string> told_;  // what is told once for a person, not for each route
  std::set<int> unofficial_;
  std::uint64_t later_ = 0, without_region_ = 0;
};

enum class Person { teacher, methodist, school };
struct DeadlineGroup {
  std::string name;  // empty: nobody is named
  std::vector<const DeadlineItem*> items;
};
// Whose first deadline is the soonest comes first.
std::vector<DeadlineGroup> grouped(const std::vector<DeadlineItem>& items, Person person);

std::string day_text(text::Day day);  // «02.09.2024»
std::string when_text(const DeadlineItem& item);  // «просрочено на 3 рабочих дня», «осталось 5 дней»
std::string deadline_json(const DeadlineItem& item);
std::vector<CalendarEntry> calendar_entries(const std::vector<DeadlineItem>& items, int remind_days);

}  // namespace marshrut::app
