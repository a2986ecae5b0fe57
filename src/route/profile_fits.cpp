// A form's paths against its model.
#include <utility>

#include "route/checks.hpp"
#include "route/profile.hpp"

namespace marshrut::route {

namespace {

Result<void> known(const Schema& schema, const Path& path, const std::string& where) {
  if (schema.has(path)) return {};
  return Error{Code::bad_template, "no such path in the model", where + ": " + dotted(path)};
}

Result<void> rule_fits(const Rule& rule, const Schema& schema) {
  const Check* check = find_check(rule.check);
  for (const ParameterSpec& spec : check->parameters) {
    const Parameter* parameter = rule.find(spec.name);
    if (parameter == nullptr) continue;
    for (const Path& path : parameter->paths) {
      if (auto done = known(schema, path, rule.id); !done) return done;
    }
  }
  return {};
}

}  // namespace

Result<void> fits(const Profile& profile, const Schema& schema) {
  std::vector<std::pair<const Path*, const char*>> paths;
  for (const auto& rows : profile.rows) paths.emplace_back(&rows.path, "rows");
  for (const auto& rows : profile.blank_rows) paths.emplace_back(&rows.path, "blank_rows");
  for (const auto& text : profile.preset) paths.emplace_back(&text.path, "preset");
  for (const auto& text : profile.prompts) paths.emplace_back(&text.path, "prompts");
  for (const auto& list : profile.lists) paths.emplace_back(&list.path, "lists");
  for (const auto& path : profile.file_name) paths.emplace_back(&path, "file_name");
  for (const auto& derive : profile.derive) {
    paths.emplace_back(&derive.set, "derive");
    paths.emplace_back(&derive.when, "derive");
  }
  for (const auto& chart : profile.charts) {
    paths.emplace_back(&chart.categories, "charts");
    for (const auto& series : chart.series) paths.emplace_back(&series.values, "charts");
  }
  for (const auto& [path, where] : paths) {
    if (auto done = known(schema, *path, where); !done) return done;
  }
  for (const Rule& rule : profile.rules) {
    if (auto done = rule_fits(rule, schema); !done) return done;
  }
  return {};
}

}  // namespace marshrut::route
