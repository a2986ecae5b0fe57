// Checks of single values: email, phone, number, percent-fraction, list, required.
#include <algorithm>
#include <array>

#include "route/checks.hpp"
#include "text/names.hpp"
#include "text/numbers.hpp"

namespace marshrut::route {

namespace {

// Calls bad(value) for each value at the rule's paths and reports those it says are bad.
template <class Bad>
void report_where(const Checking& c, Bad bad) {
  for (const Path& path : c.rule.paths("paths")) {
    for (const Spot& spot : spots(c.route, path)) {
      if (!bad(*spot.value)) continue;
      c.report(spot.pointer,
               {{"label", c.label(path)}, {"place", c.place(path, spot.pointer)}, {"value", shown(*spot.value)}});
    }
  }
}

void check_email(const Checking& c) {
  report_where(c, [](const Value& value) { return value.string() != nullptr && !text::is_email(*value.string()); });
}

// One good number among several is enough: «8 978 000-00-00, раб. 54-00-00».
void check_phone(const Checking& c) {
  report_where(c, [](const Value& value) {
    if (value.string() == nullptr || text::is_phone(*value.string())) return false;
    const auto found = text::find_phones(*value.string());
    return std::none_of(found.begin(), found.end(), [](const text::Found& f) { return text::is_phone(f.value); });
  });
}

void check_number(const Checking& c) {
  const auto min = c.rule.number("min");
  const auto max = c.rule.number("max");
  report_where(c, [&](const Value& value) {
    const double* number = value.number();
    if (number == nullptr) return !value.says_nothing();
    return (min && *number < *min) || (max && *number > *max);
  });
}

void check_percent_fraction(const Checking& c) {
  for (const Path& path : c.rule.paths("paths")) {
    for (const Spot& spot : spots(c.route, path)) {
      const double* number = spot.value->number();
      if (number == nullptr || *number <= 0 || *number >= 1) continue;
      c.report(spot.pointer, {{"label", c.label(path)},
                              {"place", c.place(path, spot.pointer)},
                              {"value", shown(*spot.value)},
                              {"expected", text::number_text(percent_meant(*number))}});
    }
  }
}

// «Региональный уровень» and «на региональном уровне» differ by an ending; the first is taken, the second is not.
bool listed(const std::vector<std::string>& values, const std::string& key) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& v) { return contains_words(key, loose(v)); });
}

void check_list(const Checking& c) {
  for (const Path& path : c.rule.paths("paths")) {
    const Profile::List* list = c.profile.list(path);
    const auto& values = c.rule.texts("values").empty() && list != nullptr ? list->values : c.rule.texts("values");
    for (const Spot& spot : spots(c.route, path)) {
      if (spot.value->string() == nullptr || spot.value->string()->empty()) continue;
      const std::string key = loose(*spot.value->string());
      if (listed(values, key) || listed(c.rule.texts("also"), key)) continue;
      c.report(spot.pointer, {{"label", c.label(path)},
                              {"place", c.place(path, spot.pointer)},
                              {"value", shown(*spot.value)},
                              {"expected", join(values, "; ")}});
    }
  }
}

void check_required(const Checking& c) {
  for (const Path& path : c.rule.paths("paths")) {
    const auto found = spots(c.route, path);
    if (std::any_of(found.begin(), found.end(), [](const Spot& s) { return !s.value->says_nothing(); })) continue;
    c.report(found.empty() ? pointer_of(path) : found.front().pointer, {{"label", c.label(path)}});
  }
}

}  // namespace

std::span<const Check> value_checks() {
  using Kind = ParameterSpec::Kind;
  static const std::array<Check, 6> checks{
      {{"email", check_email, {{Kind::paths, "paths"}}},
       {"phone", check_phone, {{Kind::paths, "paths"}}},
       {"number", check_number, {{Kind::paths, "paths"}, {Kind::number, "min", false}, {Kind::number, "max", false}}},
       {"percent-fraction", check_percent_fraction, {{Kind::paths, "paths"}}},
       {"list", check_list, {{Kind::paths, "paths"}, {Kind::texts, "values", false}, {Kind::texts, "also", false}}},
       {"required", check_required, {{Kind::paths, "paths"}}}}};
  return checks;
}

}  // namespace marshrut::route
