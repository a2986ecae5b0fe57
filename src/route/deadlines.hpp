// route/deadlines.hpp: what is due on a route, and when.
// Shapes:  data/deadlines.json -> DeadlinePlan; route + plan + calendar + today -> what is open.
// Units:   days of the calendar; `left` counts days, or working days where the deadline is set in them.
// Errors:  load: not_found, bad_data (unknown members, bad paths); fits: bad_data with the path that the model does not
//          know; deadlines_of: no_calendar with the year.
// Owns:    a plan owns its rules; an OpenDeadline points into it. const means thread-safe.
// Source:  domain.md §5 (deadlines); docs/formats/deadlines.md.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "route/remark.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"
#include "text/working_days.hpp"

namespace marshrut::route {

struct DeadlineRule {
  enum class Kind {
    once,    // so long after a date
    before,  // so long before a date, and no longer of use after it
    every,   // a mark in each stretch of the term
    months,  // by the last working day of the named months
  };
  enum class Unit { days, working_days, months };

  std::string id;
  Kind kind = Kind::once;
  Severity severity = Severity::warning;
  std::vector<std::string> regions;                               // ids of DeadlinePlan::regions; empty: everywhere
  std::vector<Path> from;                                         // the first of these that holds a date
  std::vector<Path> to;                                           // every, months: the end of the term, likewise
  std::vector<Path> until;                                        // closed as soon as one of these says something
  std::vector<Path> marks;                                        // every
  std::vector<std::pair<Path, std::vector<std::string>>> unless;  // closed when the value is one of these
  Path per;                                                       // months: one for each different value here
  std::vector<unsigned> months;
  int amount = 0;
  Unit unit = Unit::days;
  bool allowed_after = false;  // when the time is over, something may be done (not: is late)
  std::string who, title, message, source;
};

struct DeadlineRegion {
  std::string id, title;
  std::vector<std::string> forms;  // how the ids of its forms begin
  std::vector<std::string> names;  // how words of its name begin, in organization.region and .district
};

struct DeadlinePlan {
  int ahead_days = 0;   // how far a list looks ahead unless told otherwise
  int remind_days = 0;  // how long before a calendar reminds
  std::vector<DeadlineRegion> regions;
  std::vector<DeadlineRule> rules;

  static Result<DeadlinePlan> load(const std::filesystem::path& file);
  // Which region a route belongs to: by its form, else by its organization; nullptr when neither tells.
  [[nodiscard]] const DeadlineRegion* region_of(const Value& route) const;
  [[nodiscard]] const DeadlineRegion* region(std::string_view id) const;
};

// Every path of the plan is in the model.
Result<void> fits(const DeadlinePlan& plan, const Schema& schema);

enum class DeadlineState { overdue, today, ahead, allowed };
std::string_view state_name(DeadlineState state);

struct OpenDeadline {
  const DeadlineRule* rule = nullptr;
  text::Day due;
  DeadlineState state = DeadlineState::ahead;
  int left = 0;         // to the due day; negative when it is past
  std::string message;  // filled in
  std::string per;      // whose it is, where the rule says `per`
};

// What is open, in the order of the plan.
Result<std::vector<OpenDeadline>> deadlines_of(const Value& route, const DeadlinePlan& plan,
                                               const DeadlineRegion* region, const text::WorkingDays& calendar,
                                               text::Day today);

}  // namespace marshrut::route
