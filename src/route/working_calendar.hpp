// route/working_calendar.hpp: the production calendar from its files.
// Shapes:  data/calendar/ru-<year>.json, one for each year -> text::WorkingDays.
// Errors:  not_found (no folder, no files), bad_data with the file and what is off in it (unknown members, no date, a
// sum
//          that doesn't match).
// Source:  docs/formats/deadlines.md.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "text/working_days.hpp"

namespace marshrut::route {

Result<text::WorkingDays> load_working_days(const std::filesystem::path& folder);

}  // namespace marshrut::route
