// app/diagnostics_columns.hpp: which columns of a table of results hold points, of what and out of how many. Private to
// the reading of results.
// Shapes:  KeyedTable + settings + specification -> the columns of points in their order; the others are told.
// Errors:  bad_data with the column in `where`: a competency or a maximum that nothing says; no column of points.
// Owns:    results own what they hold.
// Source:  docs/diagnostika.md («Таблица результатов»).
#pragma once

#include <vector>

#include "app/diagnostics_scores.hpp"
#include "app/keyed_table.hpp"
#include "base/result.hpp"
#include "route/value.hpp"

namespace marshrut::app {

struct ScoreSource {
  ScoreColumn column;
  KeyedTable::Column source;
};

Result<std::vector<ScoreSource>> score_columns(KeyedTable& table, const DiagnosticsSettings& settings,
                                               const route::Value& spec);

// «Максимальный балл | 2 | 3 …»
bool is_maximum_row(const KeyedTable& table, const xlsx::Row& row, const DiagnosticsSettings& settings);

}  // namespace marshrut::app
