// Checks of events: complete, done-or-reason, at-least-one.
#include <algorithm>
#include <array>

#include "route/checks.hpp"

namespace marshrut::route {

namespace {

bool says(const Value& row, std::string_view member) {
  const Value* value = row.find(member);
  return value != nullptr && !value->says_nothing();
}

std::string number_of(const Spot& row) {
  return std::to_string(std::stoul(row.pointer.substr(row.pointer.rfind('/') + 1)) + 1);
}

// « (Мастер-класс «Урок»)», with the blank before, or nothing.
std::string name_of(const Spot& row, std::string_view member) {
  return says(*row.value, member) ? " (" + shown(*row.value->find(member)) + ")" : std::string();
}

void check_complete(const Checking& c) {
  const Path& rows = c.rule.paths("rows").front();
  for (const Spot& row : elements(c.route, rows)) {
    std::vector<std::string> missing;
    for (const std::string& field : c.rule.texts("fields")) {
      if (!says(*row.value, field)) missing.push_back("«" + c.label(with_member(rows, field)) + "»");
    }
    if (missing.empty()) continue;
    c.report(row.pointer,
             {{"row", number_of(row)}, {"name", name_of(row, c.rule.text("name"))}, {"missing", join(missing)}});
  }
}

// Anything that was written counts as done, but what begins with a word of the list («не выполнено», «нет», «-»).
bool is_done(const Checking& c, const Value& row) {
  const std::string member(c.rule.text("done"));
  if (!says(row, member)) return false;
  if (row.find(member)->string() == nullptr) return true;
  const std::string key = loose(*row.find(member)->string());
  const auto& not_done = c.rule.texts("not_done");
  return std::none_of(not_done.begin(), not_done.end(), [&](const std::string& words) {
    const std::string other = loose(words);
    return key == other || key.starts_with(other + ' ');
  });
}

void check_done_or_reason(const Checking& c) {
  const auto rows = elements(c.route, c.rule.paths("rows").front());
  const std::string selected(c.rule.text("selected"));
  // Where the teacher chose among the events offered, only the chosen ones are due.
  const bool chosen = !selected.empty() &&
                      std::any_of(rows.begin(), rows.end(), [&](const Spot& r) { return says(*r.value, selected); });
  for (const Spot& row : rows) {
    if (chosen && !says(*row.value, selected)) continue;
    if (is_done(c, *row.value) || says(*row.value, c.rule.text("reason"))) continue;
    c.report(row.pointer, {{"row", number_of(row)}, {"name", name_of(row, c.rule.text("name"))}});
  }
}

void check_at_least_one(const Checking& c) {
  const Path& path = c.rule.paths("rows").front();
  const auto rows = elements(c.route, path);
  if (std::any_of(rows.begin(), rows.end(), [&](const Spot& row) { return is_done(c, *row.value); })) return;
  c.report(pointer_of(path), {{"label", c.label(path)}});
}

}  // namespace

std::span<const Check> event_checks() {
  using Kind = ParameterSpec::Kind;
  static const std::array<Check, 3> checks{
      {{"complete", check_complete, {{Kind::path, "rows"}, {Kind::names, "fields"}, {Kind::name, "name"}}},
       {"done-or-reason",
        check_done_or_reason,
        {{Kind::path, "rows"},
         {Kind::name, "done"},
         {Kind::name, "reason"},
         {Kind::name, "name"},
         {Kind::name, "selected", false},
         {Kind::texts, "not_done"}}},
       {"at-least-one", check_at_least_one, {{Kind::path, "rows"}, {Kind::name, "done"}, {Kind::texts, "not_done"}}}}};
  return checks;
}

}  // namespace marshrut::route
