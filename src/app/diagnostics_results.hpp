// app/diagnostics_results.hpp: the table of results, read.
// Shapes:  TableSource + settings + the specification (a record of the model «diagnostics», may be null) -> Scores and
//          remarks. Each row below the header ends as a person, refused or explained; a column as scores, a person's
//          particular, or told.
// Errors:  unknown_form (no such table), bad_data with the column in `where` (its competency or its maximum is not
//          known: nothing can be counted), what the table's reader says.
// Owns:    results own what they hold.
// Source:  docs/diagnostika.md («Таблица результатов»).
#pragma once

#include <cstddef>
#include <vector>

#include "app/diagnostics_scores.hpp"
#include "app/diagnostics_settings.hpp"
#include "app/table_remark.hpp"
#include "base/result.hpp"
#include "route/value.hpp"
#include "xlsx/table.hpp"

namespace marshrut::app {

struct ReadScores {
  Scores scores;
  std::vector<TableRemark> remarks;
  std::size_t refused = 0;    // rows that have to be mended before they count
  std::size_t explained = 0;  // totals, the row of maxima, people who were absent
};

Result<ReadScores> read_scores(const xlsx::TableSource& table, const DiagnosticsSettings& settings,
                               const route::Value& spec);

}  // namespace marshrut::app
