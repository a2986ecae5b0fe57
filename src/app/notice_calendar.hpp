// app/notice_calendar.hpp: the notice of a diagnostics as an entry of a calendar.
// Shapes:  record of the model «diagnostics» -> CalendarEntry.
// Errors:  bad_data with the member in `where`: no date, or one that is no day.
// Owns:    results own what they hold.
// Source:  YAK диагностика 5.3 (place and time are told at least three days before).
#pragma once

#include "app/icalendar.hpp"
#include "base/result.hpp"
#include "route/value.hpp"

namespace marshrut::app {

// At its hour where «начало» can be read («10:00», «10.00», «10 ч 30 мин»), else the whole day, with the time as typed
// in the description.
Result<CalendarEntry> notice_entry(const route::Value& record);

}  // namespace marshrut::app
