// desk/deadlines_facts.hpp: what lists of deadlines and reports need of each route, kept in memory for all of them.
// Shapes:  a route's record -> RouteFacts; all of them -> RouteSnapshot.
// Units:   days of the calendar; times in milliseconds.
// Errors:  no_calendar (a year that the production calendar doesn't have), bad_data.
// Owns:    facts point into the tables that they were made with (rules, names): a snapshot holds all of it.
//
// A few hundred bytes a route: texts that repeat (schools, competencies) are held once.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/deadlines.hpp"
#include "base/clock.hpp"
#include "desk/route_record.hpp"
#include "route/diagnostics_compare.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

// Texts by their address, each once; they only ever grow in number.
class Names {
public:
  const std::string* of(std::string_view text) { return &*texts_.emplace(text).first; }

private:
  std::set<std::string, std::less<>> texts_;
};

struct RouteDue {
  const route::DeadlineRule* rule = nullptr;
  text::Day due;
  route::DeadlineState state = route::DeadlineState::ahead;
  int left = 0;
  const std::string* per = nullptr;  // whose own deadline it is, of no route; else none
};

// A competency, before and after; nothing where that side says nothing of it.
struct RouteLevel {
  const std::string* competency = nullptr;
  const std::string* entry = nullptr;
  const std::string* final = nullptr;
  bool deficit = false;  // difficulties are named, or the entry level is not enough
};

struct RouteFacts {
  std::int64_t id = 0;
  store::RouteState state = store::RouteState::draft;
  std::string teacher, code;
  const std::string* organization = nullptr;
  const std::string* school = nullptr;
  const std::string* region = nullptr;
  const std::string* methodist = nullptr;      // as the document has it
  const std::string* methodist_key = nullptr;  // as the store compares it
  std::string folded;                          // what a search looks in
  std::vector<RouteDue> due;                   // soonest first
  std::vector<RouteLevel> levels;
  std::vector<const std::string*> deficits;  // in words, where no competency is named
};

// What facts are made by; the day is today's.
struct FactsMaker {
  const app::DeadlineDesk& desk;
  const route::LevelScale& scale;
  text::Day today;
  Names& names;
};
Result<RouteFacts> facts_of(const RecordedRoute& recorded, const FactsMaker& maker);

struct DuePlace {
  text::Day due;
  std::uint32_t route = 0;  // of RouteSnapshot::routes
  std::uint32_t place = 0;  // of RouteFacts::due
};

struct RouteSnapshot {
  Millis as_of = 0;
  text::Day today;
  std::int64_t change = 0;                                // the last that it knows of
  std::vector<std::shared_ptr<const RouteFacts>> routes;  // by id
  std::vector<DuePlace> due;                              // soonest first; a person's own deadline once
  std::shared_ptr<const app::DeadlineDesk> desk;
  std::shared_ptr<const route::LevelScale> scale;
  std::shared_ptr<const Names> names;

  [[nodiscard]] const RouteFacts* find(std::int64_t id) const;
};

// Sets `due` by `routes`.
void put_due_in_order(RouteSnapshot& snapshot);

bool is_within(const RouteFacts& facts, const store::Scope& scope);
// What a search finds: words in lower case, ё as е, blanks between them.
std::string folded_words(std::string_view text);

}  // namespace marshrut::desk
