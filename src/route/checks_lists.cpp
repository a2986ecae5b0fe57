// Checks of whole lists and of people in them: rows, share, load, grounds, particulars.
#include <algorithm>
#include <array>
#include <map>

#include "route/checks.hpp"
#include "text/numbers.hpp"

namespace marshrut::route {

namespace {

std::string bound(const Checking& c, std::string_view name) {
  const auto number = c.rule.number(name);
  return number ? text::number_text(*number) : std::string();
}

bool outside(const Checking& c, double number) {
  const auto min = c.rule.number("min");
  const auto max = c.rule.number("max");
  return (min && number < *min) || (max && number > *max);
}

void check_rows(const Checking& c) {
  const Path& path = c.rule.paths("rows").front();
  const std::size_t count = elements(c.route, path).size();
  if (!outside(c, static_cast<double>(count))) return;
  c.report(
      pointer_of(path),
      {{"label", c.label(path)}, {"value", std::to_string(count)}, {"min", bound(c, "min")}, {"max", bound(c, "max")}});
}

std::string text_in(const Value& row, std::string_view member) {
  const Value* value = row.find(member);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

bool says_one_of(const Value& value, const std::vector<std::string>& stems) {
  if (value.string() == nullptr) return false;
  const std::string key = loose(*value.string());
  return std::any_of(stems.begin(), stems.end(),
                     [&](const std::string& stem) { return begins_a_word(key, loose(stem)); });
}

// How much of the rows says one of the words. The share is told rounded down, so that it never looks like enough.
void check_share(const Checking& c) {
  const Path& path = c.rule.paths("rows").front();
  const auto rows = elements(c.route, path);
  if (rows.empty()) return;
  const auto count = std::count_if(rows.begin(), rows.end(), [&](const Spot& row) {
    const Value* value = row.value->find(c.rule.text("by"));
    return value != nullptr && says_one_of(*value, c.rule.texts("words"));
  });
  const auto total = static_cast<std::int64_t>(rows.size());
  const double least = *c.rule.number("min_percent");
  if (static_cast<double>(count) * 100 >= least * static_cast<double>(total)) return;
  c.report(pointer_of(path), {{"label", c.label(path)},
                              {"count", std::to_string(count)},
                              {"total", std::to_string(total)},
                              {"value", std::to_string(count * 100 / total)},
                              {"min", text::number_text(least)}});
}

struct Load {
  std::string name, pointer;
  double count = 0;
};

// Rows that say how many (a number or a list), or rows that are counted by whom they name.
std::vector<Load> loads_of(const Checking& c) {
  std::vector<Load> loads;
  std::map<std::string, std::size_t> known;
  const std::string_view member = c.rule.text("count");
  for (const Spot& row : elements(c.route, c.rule.paths("rows").front())) {
    const std::string name = text_in(*row.value, c.rule.text("name"));
    if (member.empty()) {
      if (name.empty()) continue;
      const auto [place, added] = known.emplace(loose(name), loads.size());
      if (added) loads.push_back({name, row.pointer, 0});
      loads[place->second].count += 1;
      continue;
    }
    const Value* count = row.value->find(member);
    if (count != nullptr && count->number() != nullptr) loads.push_back({name, row.pointer, *count->number()});
    if (count != nullptr && count->array() != nullptr) {
      loads.push_back({name, row.pointer, static_cast<double>(count->array()->size())});
    }
  }
  return loads;
}

void check_load(const Checking& c) {
  for (const Load& load : loads_of(c)) {
    if (!outside(c, load.count)) continue;
    c.report(load.pointer, {{"name", load.name},
                            {"value", text::number_text(load.count)},
                            {"min", bound(c, "min")},
                            {"max", bound(c, "max")}});
  }
}

// One condition of a ground: the field says one of the words, is at least so much, or says anything.
bool holds(const Value& row, const Value& condition) {
  const auto path = parse_path(*condition.find("field")->string());
  const Value* value = at(row, *path);
  if (value == nullptr || value->says_nothing()) return false;
  if (const Value* min = condition.find("min")) return value->number() != nullptr && *value->number() >= *min->number();
  const Value* words = condition.find("words");
  if (words == nullptr) return true;
  std::vector<std::string> stems;
  for (const Value& word : *words->array()) stems.push_back(*word.string());
  return says_one_of(*value, stems);
}

std::vector<std::string> missing_of(const Value& row, const Value& ground) {
  std::vector<std::string> missing;
  for (const Value& condition : *ground.find("all")->array()) {
    if (!holds(row, condition)) missing.push_back(*condition.find("need")->string());
  }
  return missing;
}

// People in a list, or the one whom the whole record is about.
void check_grounds(const Checking& c) {
  const Array& grounds = *c.rule.find("grounds")->raw.array();
  const auto& rows = c.rule.paths("rows");
  const auto name_path = parse_path(c.rule.text("name"));
  const std::vector<Spot> whole = {{&c.route, {}}};
  for (const Spot& row : rows.empty() ? whole : elements(c.route, rows.front())) {
    const Value* name = name_path ? at(*row.value, *name_path) : nullptr;
    const auto proven = [&](const Value& ground) { return missing_of(*row.value, ground).empty(); };
    if (std::any_of(grounds.begin(), grounds.end(), proven)) continue;
    c.report(row.pointer, {{"name", name != nullptr && name->string() != nullptr ? *name->string() : std::string()},
                           {"missing", join(missing_of(*row.value, grounds.front()))}});
  }
}

void check_particulars(const Checking& c) {
  for (const Value& item : *c.rule.find("items")->raw.array()) {
    std::string first;
    bool said = false;
    for (const Value& given : *item.find("paths")->array()) {
      const auto path = parse_path(*given.string());
      if (first.empty()) first = pointer_of(*path);
      const auto found = spots(c.route, *path);
      said = said || std::any_of(found.begin(), found.end(), [](const Spot& s) { return !s.value->says_nothing(); });
    }
    if (!said) c.report(first, {{"name", *item.find("name")->string()}});
  }
}

}  // namespace

std::span<const Check> list_checks() {
  using Kind = ParameterSpec::Kind;
  static const std::array<Check, 5> checks{
      {{"rows", check_rows, {{Kind::path, "rows"}, {Kind::number, "min", false}, {Kind::number, "max", false}}},
       {"share",
        check_share,
        {{Kind::path, "rows"}, {Kind::name, "by"}, {Kind::texts, "words"}, {Kind::number, "min_percent"}}},
       {"load",
        check_load,
        {{Kind::path, "rows"},
         {Kind::name, "name"},
         {Kind::name, "count", false},
         {Kind::number, "min", false},
         {Kind::number, "max", false}}},
       {"grounds", check_grounds, {{Kind::path, "rows", false}, {Kind::name, "name"}, {Kind::grounds, "grounds"}}},
       {"particulars", check_particulars, {{Kind::items, "items"}}}}};
  return checks;
}

}  // namespace marshrut::route
