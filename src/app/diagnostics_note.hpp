// app/diagnostics_note.hpp: a measured group as a record of the model «diagnostics».
// Shapes:  Scores + MeasuredGroup + what is known of the diagnostics (a record, may be empty) -> record for the note.
// Errors:  none.
// Owns:    results own what they hold.
// Source:  YAK диагностика 6.2 (what the note says), 7.2 (what its figures are used for).
#pragma once

#include "app/diagnostics_scores.hpp"
#include "app/diagnostics_settings.hpp"
#include "route/value.hpp"

namespace marshrut::app {

// What `known` says stays (title, date, organisation, conclusions of a person …); figures are always ours.
route::Value diagnostics_record(const Scores& scores, const MeasuredGroup& group, const DiagnosticsSettings& settings,
                                const route::Value& known);

}  // namespace marshrut::app
