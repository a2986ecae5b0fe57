#include "text/working_days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

namespace marshrut::text {

std::string iso_day(Day day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

namespace {

using std::chrono::days;
using std::chrono::year_month_day;

int year_number(Day day) { return static_cast<int>(year_month_day(day).year()); }

Day first_of(int year) { return std::chrono::year(year) / std::chrono::January / 1; }

std::size_t index_in_year(Day day) { return static_cast<std::size_t>((day - first_of(year_number(day))).count()); }

bool is_weekend(Day day) {
  const std::chrono::weekday weekday(day);
  return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

Error bad(const char* message, int year) { return {Code::bad_data, message, std::to_string(year)}; }

}  // namespace

Result<void> WorkingDays::add(const CalendarYear& given) {
  if (given.year < 1900 || given.year > 2199) return bad("no such year", given.year);
  const Day first = first_of(given.year);
  const auto length = static_cast<std::size_t>((first_of(given.year + 1) - first).count());
  Year year;
  year.official = given.official;
  year.working.resize(length);
  for (std::size_t i = 0; i < length; ++i) year.working[i] = !is_weekend(first + days(static_cast<int>(i)));
  for (const auto& [list, working] : {std::pair{&given.off, false}, std::pair{&given.working, true}}) {
    for (const Day day : *list) {
      if (year_number(day) != given.year) return bad("a day of another year", given.year);
      if (working && !is_weekend(day)) return bad("a working day that was one anyway", given.year);
      year.working[index_in_year(day)] = working;
    }
  }
  std::uint16_t count = 0;
  for (const bool working : year.working) {
    count = static_cast<std::uint16_t>(count + (working ? 1 : 0));
    year.counted.push_back(count);
  }
  if (count != given.working_days) return bad("the working days don't add up to what the year says", given.year);
  if (!years_.emplace(given.year, std::move(year)).second) return bad("the year is there already", given.year);
  return {};
}

Result<const WorkingDays::Year*> WorkingDays::year_of(Day day) const {
  const auto found = years_.find(year_number(day));
  if (found != years_.end()) return &found->second;
  return Error{Code::no_calendar, "no production calendar for the year", std::to_string(year_number(day))};
}

Result<bool> WorkingDays::is_working_day(Day day) const {
  const auto year = year_of(day);
  if (!year) return year.error();
  return static_cast<bool>((*year)->working[index_in_year(day)]);
}

Result<Day> WorkingDays::add_working_days(Day from, int count) const {
  const days step(count < 0 ? -1 : 1);
  Day day = from;
  for (int left = count < 0 ? -count : count; left > 0;) {
    day += step;
    const auto working = is_working_day(day);
    if (!working) return working.error();
    if (*working) --left;
  }
  return day;
}

Result<int> WorkingDays::working_days_between(Day from, Day to) const {
  if (to < from) {
    const auto back = working_days_between(to, from);
    return back ? Result<int>(-*back) : back;
  }
  int count = 0;
  for (Day day = from; day < to;) {
    const Day next = std::min(to, first_of(year_number(day + days(1)) + 1) - days(1));
    const auto year = year_of(next);
    if (!year) return year.error();
    const bool same_year = year_number(day) == year_number(next);
    count += (*year)->counted[index_in_year(next)];
    if (same_year) count -= (*year)->counted[index_in_year(day)];
    day = next;
  }
  return count;
}

Result<Day> WorkingDays::last_working_day(std::chrono::year_month month) const {
  const Day after = Day(month / std::chrono::last) + days(1);
  return add_working_days(after, -1);
}

bool WorkingDays::is_official(int year) const {
  const auto found = years_.find(year);
  return found != years_.end() && found->second.official;
}

std::vector<int> WorkingDays::years() const {
  std::vector<int> all;
  for (const auto& [year, unused] : years_) all.push_back(year);
  return all;
}

}  // namespace marshrut::text
