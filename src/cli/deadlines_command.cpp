// deadlines.
#include <algorithm>
#include <filesystem>

#include "app/deadlines.hpp"
#include "app/fill.hpp"
#include "app/line_reader.hpp"
#include "base/files.hpp"
#include "cli/day.hpp"
#include "cli/session.hpp"
#include "cli/signals.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using app::DeadlineItem;
using route::DeadlineState;
using text::Day;

// What the call asks for; nothing (and a complaint) when its words are off.
struct Asked {
  app::DeadlineQuery query;
  app::Person person = app::Person::teacher;
};

Result<void> take_days(const Call& call, app::DeadlineQuery& query) {
  query.today = today();
  for (const char* option : {"date", "until"}) {
    const auto given = call.value(option);
    if (!given) continue;
    const auto day = day_of(*given);
    if (!day) {
      const std::string name = std::string("--") + option;
      return usage_error(text::message("cli.usage.date", {{"option", std::string_view(name)}, {"value", *given}}));
    }
    if (std::string_view(option) == "date") {
      query.today = *day;
    } else {
      query.until = day;
    }
  }
  return {};
}

Result<Asked> asked(const Call& call, const app::DeadlineDesk& desk) {
  Asked out;
  if (auto done = take_days(call, out.query); !done) return done.error();
  const std::string_view by = call.value("by").value_or("teacher");
  if (by != "teacher" && by != "methodist" && by != "school") {
    return usage_error(text::message("cli.usage.by", {{"value", by}}));
  }
  out.person = by == "teacher"     ? app::Person::teacher
               : by == "methodist" ? app::Person::methodist
                                   : app::Person::school;
  if (const auto region = call.value("region")) {
    out.query.region = desk.plan.region(*region);
    std::string known;
    for (const auto& one : desk.plan.regions) known += (known.empty() ? "" : ", ") + one.id;
    if (out.query.region == nullptr) {
      return usage_error(text::message("cli.usage.region", {{"value", *region}, {"known", std::string_view(known)}}));
    }
  }
  return out;
}

// Each line of the data; a bad one is told by its number, the others are done.
Result<int> add_all(const Call& call, const app::DeadlineDesk& desk, app::DeadlineList& list, Console& console) {
  const std::string data(*call.value("data"));
  const StopOnSignal stop;
  auto lines = app::LineReader::open(data, stop.flag());
  if (!lines) return lines.error();
  int status = kDone;
  const auto bad = [&](const Error& error) {
    const std::string where =
        data + ": " + text::message("cli.deadlines.line", {{"line", static_cast<double>(lines->line_number())}});
    console.report(where, error);
    status = kBadInput;
  };
  for (std::string line;;) {
    const auto more = lines->next(line);
    if (!more && more.error().code == Code::too_large) {
      bad(more.error());
      continue;
    }
    if (!more) return more.error();
    if (!*more) return stop.flag() ? kInterrupted : status;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto done = guarded([&]() -> Result<void> {
      const auto route = app::route_from_json(line, desk.model);
      if (!route) return route.error();
      return list.add(*route, lines->line_number());
    });
    if (!done) bad(done.error());
  }
}

Paint paint_of(DeadlineState state) {
  return state == DeadlineState::overdue ? Paint::red : state == DeadlineState::today ? Paint::yellow : Paint::plain;
}

void tell_item(const DeadlineItem& item, app::Person person, Console& console) {
  const auto& rule = *item.open.rule;
  const std::string when = app::when_text(item);
  const std::string day = app::day_text(item.open.due);
  std::string line = "  " + day + "  " + console.painted(when, paint_of(item.open.state)) + ": " + rule.title;
  if (person != app::Person::teacher && !item.teacher.empty()) line += " — " + item.teacher;
  console.line(line);
  std::string more =
      "      " + item.open.message + ' ' + text::message("cli.deadlines.who", {{"who", std::string_view(rule.who)}});
  if (!rule.source.empty()) more += ' ' + rule.source + '.';
  console.line(console.painted(more + " [" + rule.id + ']', Paint::dim));
}

void tell_groups(const std::vector<DeadlineItem>& items, app::Person person, Console& console) {
  for (const app::DeadlineGroup& group : app::grouped(items, person)) {
    const DeadlineItem& first = *group.items.front();
    std::string head = group.name.empty() ? text::message("cli.deadlines.nobody") : group.name;
    if (person == app::Person::teacher && !first.code.empty()) head += ", " + first.code;
    console.line(console.painted(head, Paint::bold));
    for (const DeadlineItem* item : group.items) tell_item(*item, person, console);
    console.line("");
  }
}

void tell_sums(const std::vector<DeadlineItem>& items, const app::DeadlineList& list, Console& console) {
  const auto count = [&](DeadlineState state) {
    return static_cast<double>(
        std::count_if(items.begin(), items.end(), [&](const auto& item) { return item.open.state == state; }));
  };
  console.line(text::message("cli.deadlines.sums", {{"overdue", count(DeadlineState::overdue)},
                                                    {"today", count(DeadlineState::today)},
                                                    {"ahead", count(DeadlineState::ahead)},
                                                    {"allowed", count(DeadlineState::allowed)}}));
  if (list.later() == 0) return;
  const std::string day = app::day_text(list.last_day());
  console.line(
      text::message("cli.deadlines.later", {{"n", static_cast<double>(list.later())}, {"day", std::string_view(day)}}));
}

void tell_doubts(const app::DeadlineList& list, Console& console) {
  if (list.without_region() > 0) {
    console.error(text::message("cli.deadlines.no-region", {{"n", static_cast<double>(list.without_region())}}));
  }
  for (const int year : list.unofficial()) {
    const std::string text = std::to_string(year);
    console.error(text::message("cli.deadlines.unofficial", {{"year", std::string_view(text)}}));
  }
}

// The stamp is the asked day's where one is asked for: the same call then makes the same file.
std::string stamp_of(const Call& call, Day day) {
  char out[40];
  if (call.has("date")) {
    const std::chrono::year_month_day date(day);
    std::snprintf(out, sizeof out, "%04d%02u%02uT000000Z", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return out;
  }
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::strftime(out, sizeof out, "%Y%m%dT%H%M%SZ", &utc);
  return out;
}

Result<void> write_calendar(const Call& call, const app::DeadlineDesk& desk, const std::vector<DeadlineItem>& items,
                            Day day) {
  const auto out = call.value("ics");
  if (!out) return {};
  const auto entries = app::calendar_entries(items, desk.plan.remind_days);
  return write_file_atomic(std::filesystem::path(*out), app::calendar_text(entries, stamp_of(call, day)));
}

int list_deadlines(const Call& call, const app::DeadlineDesk& desk, const Asked& wish, Console& console) {
  app::DeadlineList list(desk, wish.query);
  const auto status = add_all(call, desk, list, console);
  if (!status) return console.report(*call.value("data"), status.error()), kBadInput;
  if (*status == kInterrupted) return *status;
  const auto items = list.take();
  if (auto done = write_calendar(call, desk, items, wish.query.today); !done) {
    return console.report(*call.value("ics"), done.error()), kBadInput;
  }
  if (call.has("json")) {
    for (const DeadlineItem& item : items) console.line(app::deadline_json(item));
  } else {
    tell_groups(items, wish.person, console);
    tell_sums(items, list, console);
  }
  tell_doubts(list, console);
  return *status;
}

}  // namespace

int run_deadlines(const Call& call, Console& console) {
  const auto home = home_of(call, console);
  if (!home) return kBadInput;
  const auto desk = app::DeadlineDesk::load(*home);
  if (!desk) return console.report(home->data().string(), desk.error()), kBadInput;
  const auto wish = asked(call, *desk);
  if (!wish) return complain(console, wish.error(), call.command);
  return list_deadlines(call, *desk, *wish, console);
}

}  // namespace marshrut::cli
