#include "route/deadlines.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "route/checks.hpp"
#include "route/iso.hpp"
#include "text/dates.hpp"
#include "text/messages.hpp"
#include "text/numbers.hpp"

namespace marshrut::route {

namespace {

using std::chrono::days;
using text::Day;
using Kind = DeadlineRule::Kind;
using Unit = DeadlineRule::Unit;

std::optional<Span> date_at(const Value& route, const std::vector<Path>& paths) {
  for (const Path& path : paths) {
    const Value* value = at(route, path);
    if (value == nullptr || value->string() == nullptr) continue;
    if (const auto span = parse_iso_date(*value->string())) return span;
  }
  return std::nullopt;
}

bool is_closed(const Value& route, const DeadlineRule& rule) {
  for (const Path& path : rule.until) {
    const Value* value = at(route, path);
    if (value != nullptr && !value->says_nothing()) return true;
  }
  return std::any_of(rule.unless.begin(), rule.unless.end(), [&](const auto& unless) {
    const Value* value = at(route, unless.first);
    const auto& words = unless.second;
    return value != nullptr && value->string() != nullptr &&
           std::find(words.begin(), words.end(), *value->string()) != words.end();
  });
}

std::string russian(Day day) { return text::date_text(text::iso_day(day), text::DateStyle::numeric); }

// «в течение 1 рабочего дня», but «не позднее чем за 1 рабочий день».
std::string amount_text(const DeadlineRule& rule) {
  if (rule.kind == Kind::before && rule.unit == Unit::days) return text::plural(rule.amount, "день", "дня", "дней");
  if (rule.kind == Kind::before && rule.unit == Unit::working_days) {
    return text::plural(rule.amount, "рабочий день", "рабочих дня", "рабочих дней");
  }
  switch (rule.unit) {
    case Unit::days:
      return text::plural(rule.amount, "дня", "дней", "дней");
    case Unit::working_days:
      return text::plural(rule.amount, "рабочего дня", "рабочих дней", "рабочих дней");
    case Unit::months:
      if (rule.amount % 12 == 0) return text::plural(rule.amount / 12.0, "года", "лет", "лет");
      return text::plural(rule.amount, "месяца", "месяцев", "месяцев");
  }
  return {};
}

// One route, one rule.
class Counting {
public:
  Counting(const Value& route, const DeadlineRule& rule, const text::WorkingDays& calendar, Day today)
      : route_(route), rule_(rule), calendar_(calendar), today_(today) {}

  // Nothing when nothing is due.
  Result<std::optional<OpenDeadline>> count() {
    const auto from = date_at(route_, rule_.from);
    if (!from || is_closed(route_, rule_)) return std::optional<OpenDeadline>();
    from_ = from->last;
    switch (rule_.kind) {
      case Kind::once:
        return open(after(from->last, rule_.amount));
      case Kind::before:
        return from->last < today_ ? nothing() : open(after(from->first, -rule_.amount));
      case Kind::every:
        return every(from->first);
      case Kind::months:
        return in_months(from->first);
    }
    return nothing();
  }

private:
  using Found = Result<std::optional<OpenDeadline>>;
  static Found nothing() { return std::optional<OpenDeadline>(); }

  [[nodiscard]] Result<Day> after(Day from, int amount) const {
    if (rule_.unit == Unit::working_days) return calendar_.add_working_days(from, amount);
    return rule_.unit == Unit::days ? from + days(amount) : add_months(from, amount);
  }

  // The latest mark up to today.
  [[nodiscard]] std::optional<Day> last_mark() const {
    std::optional<Day> last;
    for (const Path& path : rule_.marks) {
      for (const Spot& spot : spots(route_, path)) {
        const auto span = spot.value->string() == nullptr ? std::nullopt : parse_iso_date(*spot.value->string());
        if (!span || span->first > today_) continue;
        const Day day = std::min(span->last, today_);
        if (!last || day > *last) last = day;
      }
    }
    return last;
  }

  // The term falls into stretches; the first one after the latest mark waits for its own.
  Found every(Day start) {
    const auto end = date_at(route_, rule_.to);
    last_ = last_mark();
    int stretch = 0;
    if (last_ && *last_ >= start) {
      while (add_months(start, (stretch + 1) * rule_.amount) <= *last_) ++stretch;
      ++stretch;
    }
    const Day begins = add_months(start, stretch * rule_.amount);
    if (end && begins > end->last) return nothing();
    const Day ends = add_months(start, (stretch + 1) * rule_.amount) - days(1);
    return open(end ? std::min(ends, end->last) : ends);
  }

  // The next of the months that lies in the term.
  Found in_months(Day start) {
    const auto end = date_at(route_, rule_.to);
    const Day first = std::max(start, today_);
    std::chrono::year_month month{std::chrono::year_month_day(first).year(),
                                  std::chrono::year_month_day(first).month()};
    for (int i = 0; i <= 12; ++i, month += std::chrono::months(1)) {
      const auto number = static_cast<unsigned>(month.month());
      if (std::find(rule_.months.begin(), rule_.months.end(), number) == rule_.months.end()) continue;
      if (end && Day(month / 1) > end->last) return nothing();
      const auto due = calendar_.last_working_day(month);
      if (!due) return due.error();
      if (*due >= first) return open(due);
    }
    return nothing();
  }

  Found open(Result<Day> due) {
    if (!due) return due.error();
    OpenDeadline out;
    out.rule = &rule_;
    out.due = *due;
    if (rule_.unit == Unit::working_days) {
      const auto left = calendar_.working_days_between(today_, *due);
      if (!left) return left.error();
      out.left = *left;
    } else {
      out.left = static_cast<int>((*due - today_).count());
    }
    out.state = *due < today_    ? rule_.allowed_after ? DeadlineState::allowed : DeadlineState::overdue
                : *due == today_ ? DeadlineState::today
                                 : DeadlineState::ahead;
    out.message = filled(rule_.message, {{"amount", amount_text(rule_)},
                                         {"from", russian(from_)},
                                         {"due", russian(*due)},
                                         {"last", last_ ? russian(*last_) : text::message("app.deadline.no-mark")},
                                         {"source", rule_.source}});
    if (const Value* per = rule_.per.empty() ? nullptr : at(route_, rule_.per); per != nullptr) {
      if (per->string() != nullptr) out.per = *per->string();
    }
    return std::optional<OpenDeadline>(std::move(out));
  }

  const Value& route_;
  const DeadlineRule& rule_;
  const text::WorkingDays& calendar_;
  Day today_, from_{};
  std::optional<Day> last_;
};

std::string_view text_at(const Value& route, std::string_view group, std::string_view member) {
  const Value* inside = route.find(group);
  const Value* value = inside == nullptr ? nullptr : inside->find(member);
  return value == nullptr || value->string() == nullptr ? std::string_view() : std::string_view(*value->string());
}

}  // namespace

const DeadlineRegion* DeadlinePlan::region(std::string_view id) const {
  const auto found = std::find_if(regions.begin(), regions.end(), [&](const auto& r) { return r.id == id; });
  return found == regions.end() ? nullptr : &*found;
}

const DeadlineRegion* DeadlinePlan::region_of(const Value& route) const {
  const Value* form = route.find("form");
  for (const DeadlineRegion& region : regions) {
    if (form == nullptr || form->string() == nullptr) break;
    for (const std::string& begin : region.forms) {
      if (form->string()->starts_with(begin)) return &region;
    }
  }
  std::string place = ' ' + loose(text_at(route, "organization", "region"));
  place += ' ' + loose(text_at(route, "organization", "district"));
  for (const DeadlineRegion& region : regions) {
    for (const std::string& name : region.names) {
      if (place.find(' ' + name) != std::string::npos) return &region;
    }
  }
  return nullptr;
}

std::string_view state_name(DeadlineState state) {
  switch (state) {
    case DeadlineState::overdue:
      return "overdue";
    case DeadlineState::today:
      return "today";
    case DeadlineState::ahead:
      return "ahead";
    case DeadlineState::allowed:
      return "allowed";
  }
  return "ahead";
}

Result<std::vector<OpenDeadline>> deadlines_of(const Value& route, const DeadlinePlan& plan,
                                               const DeadlineRegion* region, const text::WorkingDays& calendar,
                                               Day today) {
  std::vector<OpenDeadline> out;
  for (const DeadlineRule& rule : plan.rules) {
    const auto& regions = rule.regions;
    if (!regions.empty() &&
        (region == nullptr || std::find(regions.begin(), regions.end(), region->id) == regions.end())) {
      continue;
    }
    auto found = Counting(route, rule, calendar, today).count();
    if (!found) return found.error();
    if (*found) out.push_back(std::move(**found));
  }
  return out;
}

}  // namespace marshrut::route
