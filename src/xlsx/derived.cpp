#include "xlsx/derived.hpp"

#include <algorithm>

#include "route/iso.hpp"
#include "text/experience.hpp"
#include "text/numbers.hpp"

namespace marshrut::xlsx {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;
using Derived = route::RegistryProfile::Derived;

route::Span day_span(sys_days day) { return {day, day}; }

std::optional<route::Span> span_at(const Source& source, const route::Path& path) {
  const route::Value* value = first_value(source, path);
  if (value == nullptr || value->string() == nullptr) return std::nullopt;
  return route::parse_iso_date(*value->string());
}

// The birthday after so many years; those born on 29 February have theirs on 1 March of other years.
sys_days birthday(sys_days born, int years) {
  const year_month_day date = year_month_day(born) + std::chrono::years(years);
  return date.ok() ? sys_days(date) : sys_days(date.year() / std::chrono::March / 1);
}

DerivedValue under(const Derived& derived, const Source& source, sys_days today) {
  const route::Value* value = first_value(source, derived.path);
  if (value == nullptr) return {};
  if (const double* number = value->number()) return *number < *derived.limit;
  if (value->string() == nullptr) return {};
  const int year = static_cast<int>(year_month_day(today).year());
  const auto experience = text::parse_experience(*value->string(), year);
  const auto answer = experience ? experience->under(*derived.limit) : std::nullopt;
  return answer ? DerivedValue(*answer) : DerivedValue();
}

DerivedValue age_under(const Derived& derived, const Source& source, sys_days today) {
  const auto born = span_at(source, derived.path);
  if (!born) return {};
  const route::Span on = span_at(source, derived.on).value_or(day_span(today));
  const int years = static_cast<int>(*derived.limit);
  if (on.last < birthday(born->first, years)) return true;
  if (on.first >= birthday(born->last, years)) return false;
  return {};  // a month or a year, within which the birthday falls
}

std::optional<sys_days> latest(const Source& source, const std::vector<route::Path>& paths) {
  std::optional<sys_days> last;
  for (const route::Path& path : paths) {
    each_value(source, path, [&](const route::Value& value) {
      const auto span = value.string() == nullptr ? std::nullopt : route::parse_iso_date(*value.string());
      if (span && (!last || span->last > *last)) last = span->last;
    });
  }
  return last;
}

std::optional<sys_days> due(const Derived& derived, const Source& source) {
  if (!derived.states.empty()) {
    const route::Value* state = first_value(source, derived.state);
    const auto same = [&](const std::string& wanted) { return *state == route::Value(wanted); };
    if (state == nullptr || std::none_of(derived.states.begin(), derived.states.end(), same)) return std::nullopt;
  }
  const auto from = latest(source, derived.after);
  if (!from) return std::nullopt;
  const sys_days day =
      route::add_months(*from, static_cast<int>(derived.months)) + std::chrono::days(static_cast<int>(derived.days));
  const auto until = span_at(source, derived.until);
  return until ? std::min(day, until->last) : day;
}

double count(const Derived& derived, const Source& source) {
  double found = 0;
  each_value(source, derived.path, [&](const route::Value& value) {
    const route::Value* member = derived.member.empty() ? &value : value.find(derived.member);
    if (member != nullptr && (derived.value.empty() || *member == route::Value(derived.value))) ++found;
  });
  return found;
}

std::optional<double> number_at(const Source& source, const route::Path& path) {
  const route::Value* value = first_value(source, path);
  if (value == nullptr) return std::nullopt;
  if (const double* number = value->number()) return *number;
  return value->string() == nullptr ? std::nullopt : text::parse_percent(*value->string());
}

DerivedValue difference(const Derived& derived, const Source& source) {
  const auto a = number_at(source, derived.path), b = number_at(source, derived.from);
  return a && b ? DerivedValue(*a - *b) : DerivedValue();
}

}  // namespace

DerivedValue derive(const Derived& derived, const Source& source, sys_days today) {
  switch (derived.kind) {
    case Derived::Kind::under:
      return under(derived, source, today);
    case Derived::Kind::age_under:
      return age_under(derived, source, today);
    case Derived::Kind::latest: {
      const auto day = latest(source, {derived.path});
      return day ? DerivedValue(*day) : DerivedValue();
    }
    case Derived::Kind::due: {
      const auto day = due(derived, source);
      return day ? DerivedValue(*day) : DerivedValue();
    }
    case Derived::Kind::overdue: {
      const auto day = due(derived, source);
      return day ? DerivedValue(*day < today) : DerivedValue();
    }
    case Derived::Kind::count:
      return count(derived, source);
    case Derived::Kind::difference:
      return difference(derived, source);
  }
  return {};
}

}  // namespace marshrut::xlsx
