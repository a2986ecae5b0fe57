// text/working_days.hpp: counting by the Russian production calendar.
// Shapes:  years of the calendar -> is a day a working one, the day so many working days on, how many lie between.
// Units:   days of the proleptic Gregorian calendar; counts are whole working days.
// Errors:  no_calendar with the year in `where` when a day outside the known years is needed; bad_data when a year is
//          added that contradicts itself.
// Owns:    its years; const means thread-safe.
// Source:  Labour Code of the Russian Federation, art. 112 (holidays, moved days); data/calendar.
//
// A term of n working days runs from the day after the event: «в течение 10 рабочих дней после их получения» ends with
// the tenth working day after the day of receipt.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace marshrut::text {

using Day = std::chrono::sys_days;

std::string iso_day(Day day);  // "2024-09-01"

// Saturdays and Sundays are off, but those of `working`; all other days are working ones, but those of `off`.
struct CalendarYear {
  int year = 0;
  bool official = true;  // false: the Government has not decided on this year's moved days yet
  int working_days = 0;  // in all, as published: add() counts them again
  std::vector<Day> off, working;
};

class WorkingDays {
public:
  Result<void> add(const CalendarYear& year);

  [[nodiscard]] Result<bool> is_working_day(Day day) const;
  // The count-th working day after `from` (before it, for a negative count); 0 gives `from` itself.
  [[nodiscard]] Result<Day> add_working_days(Day from, int count) const;
  // Working days after `from` up to and with `to`; negative when `to` is before `from`.
  [[nodiscard]] Result<int> working_days_between(Day from, Day to) const;
  // The last working day of the month.
  [[nodiscard]] Result<Day> last_working_day(std::chrono::year_month month) const;
  // Whether the year's moved days are the Government's; false also for a year that is not there.
  [[nodiscard]] bool is_official(int year) const;
  [[nodiscard]] std::vector<int> years() const;

private:
  struct Year {
    bool official = true;
    std::vector<bool> working;           // by day of the year, from 0
    std::vector<std::uint16_t> counted;  // working days up to and with each
  };
  [[nodiscard]] Result<const Year*> year_of(Day day) const;

  std::map<int, Year> years_;
};

}  // namespace marshrut::text
