#include "app/deadlines.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "route/text_at.hpp"
#include "route/working_calendar.hpp"
#include "text/dates.hpp"
#include "text/messages.hpp"

namespace marshrut::app {

namespace {

using route::DeadlineRule;
using route::DeadlineState;
using route::Value;
using text::Day;

using route::text_at;

int year_of(Day day) { return static_cast<int>(std::chrono::year_month_day(day).year()); }

bool counts_working_days(const DeadlineRule& rule) {
  return rule.kind == DeadlineRule::Kind::months || rule.unit == DeadlineRule::Unit::working_days;
}

// FNV-1a: names must not stand in a calendar's ids, and the same route must have the same id each time.
std::string hashed(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3U;
  }
  std::array<char, 20> out{};
  std::snprintf(out.data(), out.size(), "%016llx", static_cast<unsigned long long>(hash));
  return out.data();
}

std::string identity_of(const Value& route) {
  std::string code = text_at(route, "code");
  if (!code.empty()) return "code " + code;
  return text_at(route, "teacher.full_name") + '\n' + text_at(route, "organization.name") + '\n' +
         text_at(route, "teacher.birth_date") + '\n' + text_at(route, "period.start");
}

const std::string& name_of(const DeadlineItem& item, Person person) {
  switch (person) {
    case Person::methodist:
      return item.methodist;
    case Person::school:
      return item.organization;
    case Person::teacher:
      break;
  }
  return item.teacher;
}

}  // namespace

Result<DeadlineDesk> DeadlineDesk::load(const Home& home) {
  auto model = route::Schema::load(home.model());
  if (!model) return model.error();
  auto plan = route::DeadlinePlan::load(home.data() / "deadlines.json");
  if (!plan) return plan.error();
  if (auto done = route::fits(*plan, *model); !done) return done.error();
  auto calendar = route::load_working_days(home.data() / "calendar");
  if (!calendar) return calendar.error();
  return DeadlineDesk{std::move(*model), std::move(*plan), std::move(*calendar)};
}

DeadlineList::DeadlineList(const DeadlineDesk& desk, const DeadlineQuery& query)
    : desk_(&desk),
      query_(query),
      last_day_(query.until.value_or(query.today + std::chrono::days(desk.plan.ahead_days))) {}

Result<void> DeadlineList::add(const Value& route, std::uint64_t line) {
  const route::DeadlineRegion* region = query_.region != nullptr ? query_.region : desk_->plan.region_of(route);
  if (region == nullptr) ++without_region_;
  auto open = route::deadlines_of(route, desk_->plan, region, desk_->calendar, query_.today);
  if (!open) return open.error();
  DeadlineItem item{text_at(route, "teacher.full_name"),
                    text_at(route, "code"),
                    text_at(route, "organization.name"),
                    text_at(route, "support.methodist.full_name"),
                    identity_of(route),
                    line,
                    {}};
  for (route::OpenDeadline& one : *open) {
    if (one.due > last_day_) {
      ++later_;
      continue;
    }
    const DeadlineRule& rule = *one.rule;
    if (counts_working_days(rule) && !desk_->calendar.is_official(year_of(one.due)))
      unofficial_.insert(year_of(one.due));
    DeadlineItem& added = items_.emplace_back(item);
    added.open = std::move(one);
    if (rule.per.empty()) continue;
    // A person's own deadline: once, and of no route.
    if (added.open.per.empty() || !told_.insert(rule.id + '\n' + added.open.per).second) {
      items_.pop_back();
      continue;
    }
    added.teacher.clear();
    added.code.clear();
    added.organization.clear();
    added.identity = added.open.per;
  }
  return {};
}

std::vector<DeadlineItem> DeadlineList::take() {
  std::stable_sort(items_.begin(), items_.end(),
                   [](const DeadlineItem& a, const DeadlineItem& b) { return a.open.due < b.open.due; });
  return std::move(items_);
}

std::vector<DeadlineGroup> grouped(const std::vector<DeadlineItem>& items, Person person) {
  std::vector<DeadlineGroup> groups;
  std::map<std::string_view, std::size_t> known;
  for (const DeadlineItem& item : items) {
    // A methodist's own deadline stands under the methodist, whoever the list is by.
    const std::string& name = item.open.per.empty() ? name_of(item, person) : item.open.per;
    const auto [place, added] = known.emplace(name, groups.size());
    if (added) groups.push_back({name, {}});
    groups[place->second].items.push_back(&item);
  }
  return groups;
}

std::string day_text(Day day) { return text::date_text(text::iso_day(day), text::DateStyle::numeric); }

std::string when_text(const DeadlineItem& item) {
  const bool working = item.open.rule->unit == DeadlineRule::Unit::working_days;
  const double left = item.open.left;
  switch (item.open.state) {
    case DeadlineState::today:
      return text::message("app.deadline.today");
    case DeadlineState::allowed:
      return text::message("app.deadline.allowed", {{"n", -left}});
    case DeadlineState::overdue:
      return text::message(working ? "app.deadline.overdue-working" : "app.deadline.overdue-days", {{"n", -left}});
    case DeadlineState::ahead:
      break;
  }
  return text::message(working ? "app.deadline.left-working" : "app.deadline.left-days", {{"n", left}});
}

std::string deadline_json(const DeadlineItem& item) {
  const DeadlineRule& rule = *item.open.rule;
  Value out;
  const auto text = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out[name] = Value(value);
  };
  text("rule", rule.id);
  out["severity"] = Value(route::severity_name(rule.severity));
  out["state"] = Value(route::state_name(item.open.state));
  text("due", text::iso_day(item.open.due));
  out["left"] = Value(item.open.left);
  out["unit"] = Value(rule.unit == DeadlineRule::Unit::working_days ? "working-days" : "days");
  text("teacher", item.teacher);
  text("code", item.code);
  text("organization", item.organization);
  text("methodist", item.methodist);
  text("who", rule.who);
  text("title", rule.title);
  text("when", when_text(item));
  text("message", item.open.message);
  text("source", rule.source);
  if (item.open.per.empty()) out["line"] = Value(static_cast<double>(item.line));
  return route::serialize(out);
}

std::vector<CalendarEntry> calendar_entries(const std::vector<DeadlineItem>& items, int remind_days) {
  std::vector<CalendarEntry> out;
  std::map<std::string, int> used;
  for (const DeadlineItem& item : items) {
    const DeadlineRule& rule = *item.open.rule;
    CalendarEntry entry;
    // The title keeps apart rules of one id («diagnostics-twice»: to hold it and to tell of it).
    std::string uid = hashed(item.identity + '\n' + rule.title) + '-' + rule.id + '-' + text::iso_day(item.open.due);
    if (const int count = ++used[uid]; count > 1) uid += '-' + std::to_string(count);
    entry.uid = uid + "@marshrut";
    const std::string& whose = item.teacher.empty() ? item.methodist : item.teacher;
    entry.summary = whose.empty() ? rule.title : rule.title + ": " + whose;
    entry.description = item.open.message;
    for (const std::string* more : {&item.organization, &item.code, &rule.source}) {
      if (!more->empty()) entry.description += '\n' + *more;
    }
    entry.category = text::message("app.deadline.category");
    entry.day = item.open.due;
    if (remind_days > 0) entry.remind_days = remind_days;
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace marshrut::app
