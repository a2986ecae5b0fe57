// app/draft_routes.hpp: a draft of a route for each person of a measured group.
// Shapes:  Scores + MeasuredGroup + catalogue + Plan -> routes of the model «route», and what has to be told.
// Units:   dates are ISO days.
// Errors:  none: a low competency that nothing covers is a remark.
// Owns:    results own what they hold.
// Source:  SEV 3.1.2 (rows, general level), 4.1.2; YAK III (events for low competencies); domain.md §3.
#pragma once

#include <string>
#include <vector>

#include "app/diagnostics_scores.hpp"
#include "app/event_catalogue.hpp"
#include "app/table_remark.hpp"
#include "route/value.hpp"

namespace marshrut::app {

struct DraftPlan {
  std::string form;                                     // the card that the route will be printed on
  std::string diagnostics_date, drafted;                // may be empty
  std::string start, end;                               // of the route's term
  std::string source;                                   // «Диагностика …»
  std::string organization, region, district, subject;  // for people whose row doesn't say
};

struct DraftRoutes {
  std::vector<route::Value> routes;  // of the people with at least one low competency, in the table's order
  std::vector<TableRemark> remarks;  // what nothing in the catalogue covers
  std::size_t without = 0;           // people who need none
};

DraftRoutes draft_routes(const Scores& scores, const MeasuredGroup& group, const DiagnosticsSettings& settings,
                         const EventCatalogue& catalogue, const DraftPlan& plan);

}  // namespace marshrut::app
