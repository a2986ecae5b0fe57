// app/diagnostics_book.hpp: the figures of a group as sheets of a workbook.
// Shapes:  Scores + MeasuredGroup + settings -> sheets with charts: competencies, districts, organisations, tasks,
// people. Errors:  none. Owns:    results own what they hold. Source:  YAK диагностика 6.2; MET Табл. 1.
#pragma once

#include <string>
#include <vector>

#include "app/diagnostics_scores.hpp"
#include "app/diagnostics_settings.hpp"
#include "xlsx/figures_book.hpp"

namespace marshrut::app {

std::vector<xlsx::FigureSheet> diagnostics_sheets(const Scores& scores, const MeasuredGroup& group,
                                                  const DiagnosticsSettings& settings);

}  // namespace marshrut::app
