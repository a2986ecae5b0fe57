#include "app/notice_calendar.hpp"

#include "opc/writer.hpp"
#include "route/period_days.hpp"
#include "route/text_at.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

using route::Value;

constexpr int kRemindDays = 1;
constexpr double kUsualHours = 2;  // where the notice doesn't say how long

const Value* at(const Value& record, const char* path) { return route::at(record, *route::parse_path(path)); }

using route::text_at;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The first number of a text and what follows it.
std::optional<int> take_number(std::string_view& text) {
  const std::size_t from = text.find_first_of("0123456789");
  if (from == std::string_view::npos) return std::nullopt;
  std::size_t end = from;
  int number = 0;
  while (end < text.size() && is_digit(text[end]) && end - from < 3) number = number * 10 + (text[end++] - '0');
  text.remove_prefix(end);
  return number;
}

std::optional<std::chrono::minutes> minutes_of(std::string_view text) {
  const auto hour = take_number(text);
  const bool more = text.find_first_of("0123456789") != std::string_view::npos;
  const auto minute = take_number(text);
  if (!hour || *hour > 23 || (more && (!minute || *minute > 59))) return std::nullopt;
  if (text.find_first_of("0123456789") != std::string_view::npos) return std::nullopt;  // «10:00–12:00»: too much
  return std::chrono::minutes(*hour * 60 + minute.value_or(0));
}

void add_line(std::string& text, const char* id, const std::string& value) {
  if (value.empty()) return;
  text += (text.empty() ? "" : "\n") + text::message(id, {{"value", std::string_view(value)}});
}

std::string description_of(const Value& record) {
  std::string text;
  add_line(text, "app.notice-entry.audience", text_at(record, "audience"));
  add_line(text, "app.notice-entry.start", text_at(record, "notice.start"));
  add_line(text, "app.notice-entry.place", text_at(record, "notice.place"));
  add_line(text, "app.notice-entry.mode", text_at(record, "notice.mode"));
  std::string contacts;
  for (const char* member : {"notice.contacts.full_name", "notice.contacts.phone", "notice.contacts.email"}) {
    const std::string value = text_at(record, member);
    if (!value.empty()) contacts += (contacts.empty() ? "" : ", ") + value;
  }
  add_line(text, "app.notice-entry.contacts", contacts);
  return text;
}

std::optional<text::Day> day_of(const std::string& date) {
  const auto days = route::days_of_period(date);
  if (!days || days->first != days->last) return std::nullopt;
  const auto part = [&](std::size_t from, std::size_t length) { return std::stoi(days->first.substr(from, length)); };
  return text::Day(std::chrono::year(part(0, 4)) / std::chrono::month(static_cast<unsigned>(part(5, 2))) /
                   std::chrono::day(static_cast<unsigned>(part(8, 2))));
}

}  // namespace

Result<CalendarEntry> notice_entry(const Value& record) {
  const std::string date = text_at(record, "date");
  const auto day = day_of(date);
  if (!day) return Error{Code::bad_data, "a day is expected", "/date"};
  CalendarEntry entry;
  entry.day = *day;
  const std::string title = text_at(record, "title");
  entry.summary = title.empty() ? text::message("app.draft.source") : title;
  entry.description = description_of(record);
  entry.category = text::message("app.notice-entry.category");
  entry.location = text_at(record, "notice.place");
  entry.remind_days = kRemindDays;
  if (const auto start = minutes_of(text_at(record, "notice.start"))) {
    const Value* hours = at(record, "notice.duration_hours");
    const double length = hours == nullptr || hours->number() == nullptr ? kUsualHours : *hours->number();
    if (length > 0 && length <= 24) {
      entry.hours = CalendarEntry::Hours{*start, std::chrono::minutes(static_cast<int>(length * 60 + 0.5))};
    }
  }
  // A notice that is sent again with another date or place moves the entry that is there.
  const std::string whose =
      entry.summary + '\n' + text_at(record, "number") + '\n' + text_at(record, "organization.name");
  entry.uid = "notice-" + std::to_string(opc::crc32(whose)) + "@marshrut";
  return entry;
}

}  // namespace marshrut::app
