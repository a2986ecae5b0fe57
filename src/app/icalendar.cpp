#include "app/icalendar.hpp"

#include <libical/ical.h>

#include <cstdlib>
#include <memory>

namespace marshrut::app {

namespace {

struct FreeComponent {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, FreeComponent>;

struct FreeText {
  void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc): libical's own
};

std::string clean(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    const auto code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\n') || code == 0x7F) c = ' ';
  }
  return out;
}

icaltimetype all_day(text::Day day) {
  const std::chrono::year_month_day date(day);
  icaltimetype time = icaltime_null_date();
  time.year = static_cast<int>(date.year());
  time.month = static_cast<int>(static_cast<unsigned>(date.month()));
  time.day = static_cast<int>(static_cast<unsigned>(date.day()));
  return time;
}

icaltimetype at_hour(text::Day day, std::chrono::minutes minutes) {
  const auto days = std::chrono::floor<std::chrono::days>(minutes);
  icaltimetype time = all_day(day + days);
  time.is_date = 0;
  const auto rest = static_cast<int>((minutes - days).count());
  time.hour = rest / 60;
  time.minute = rest % 60;
  time.second = 0;  // a date without hours has -1
  return time;
}

Component alarm(const CalendarEntry& entry, const std::string& summary) {
  Component out(icalcomponent_new(ICAL_VALARM_COMPONENT));
  icaltriggertype trigger = icaltriggertype_from_int(0);
  trigger.duration = icaldurationtype_from_int(-*entry.remind_days * 24 * 60 * 60);
  icalcomponent_add_property(out.get(), icalproperty_new_action(ICAL_ACTION_DISPLAY));
  icalcomponent_add_property(out.get(), icalproperty_new_trigger(trigger));
  icalcomponent_add_property(out.get(), icalproperty_new_description(summary.c_str()));
  return out;
}

std::string event_text(const CalendarEntry& entry, icaltimetype stamp) {
  const Component event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
  const std::string summary = clean(entry.summary);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(event.get(), property); };
  add(icalproperty_new_uid(clean(entry.uid).c_str()));
  add(icalproperty_new_dtstamp(stamp));
  if (entry.hours) {
    add(icalproperty_new_dtstart(at_hour(entry.day, entry.hours->start)));
    add(icalproperty_new_dtend(at_hour(entry.day, entry.hours->start + entry.hours->length)));
  } else {
    add(icalproperty_new_dtstart(all_day(entry.day)));
    add(icalproperty_new_dtend(all_day(entry.day + std::chrono::days(1))));
  }
  add(icalproperty_new_summary(summary.c_str()));
  if (!entry.description.empty()) add(icalproperty_new_description(clean(entry.description).c_str()));
  if (!entry.category.empty()) add(icalproperty_new_categories(clean(entry.category).c_str()));
  if (!entry.location.empty()) add(icalproperty_new_location(clean(entry.location).c_str()));
  add(icalproperty_new_transp(entry.hours ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
  if (entry.remind_days) icalcomponent_add_component(event.get(), alarm(entry, summary).release());
  const std::unique_ptr<char, FreeText> text(icalcomponent_as_ical_string_r(event.get()));
  return text == nullptr ? std::string() : std::string(text.get());
}

}  // namespace

std::string calendar_text(std::span<const CalendarEntry> entries, std::string_view stamp) {
  const icaltimetype made = icaltime_from_string(std::string(stamp).c_str());
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Marshrut//Deadlines//RU\r\nCALSCALE:GREGORIAN\r\n";
  for (const CalendarEntry& entry : entries) out += event_text(entry, made);
  return out + "END:VCALENDAR\r\n";
}

}  // namespace marshrut::app
