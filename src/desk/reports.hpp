// desk/reports.hpp: figures for charts: levels before and after, deficits, state by school, intake by day.
// Shapes:  RouteSnapshot (levels, deficits, schools) or the store (intake) + filter -> categories and series.
// Units:   counts; days of this machine's zone.
// Errors:  not_found (no report of that name), the store's.
// Owns:    a report owns its texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/deadlines_facts.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

struct Report {
  struct Series {
    std::string name;
    std::vector<std::int64_t> values;  // as many as there are categories
  };
  std::string kind, title, unit, chart, note;
  Millis as_of = 0;
  std::vector<std::string> categories;
  std::vector<Series> series;
};

struct ReportQuery {
  std::optional<std::string> region, school;
  std::optional<Millis> since, until;  // intake: [since, until); else the last 30 days
  store::Scope scope;
};

inline constexpr std::size_t kMostCategories = 25;  // of deficits and schools: the others are told in the note

Result<Report> report_of(std::string_view kind, const store::Store& store, const RouteSnapshot& snapshot,
                         const ReportQuery& query);

}  // namespace marshrut::desk
