#include "lens/put_facts.hpp"

namespace marshrut::lens {
namespace {

// "achievements", however it was written.
std::string array_key(route::Path path) {
  if (!path.empty() && path.back().kind == route::Step::Kind::each) path.pop_back();
  return route::dotted(path);
}

}  // namespace

FormFacts facts_of(const route::Profile& profile, const route::Schema& schema) {
  FormFacts facts;
  // An object or array has no kind of its own; a condition may name one.
  facts.kind_of = [schema](const route::Path& path) {
    const std::string_view kind = schema.kind(path);
    return std::string(kind.empty() && schema.has(path) ? "object" : kind);
  };
  facts.title_of = [schema](const route::Path& path) { return std::string(schema.title(path)); };
  for (const auto& rows : profile.rows) facts.rows[array_key(rows.path)] = rows.count;
  for (const auto& rows : profile.blank_rows) facts.blank_rows[array_key(rows.path)] = rows.count;
  for (const auto& preset : profile.preset) facts.preset.emplace_back(route::dotted(preset.path), preset.text);
  for (const auto& prompt : profile.prompts) facts.prompts[route::dotted(prompt.path)] = prompt.text;
  for (const auto& list : profile.lists) facts.lists[route::dotted(list.path)] = {list.values, list.open};
  for (const auto& chart : profile.charts) {
    ChartFacts& made = facts.charts.emplace_back(ChartFacts{chart.part, chart.categories, {}});
    for (const auto& series : chart.series) made.series.push_back({series.name, series.values});
  }
  facts.reads = profile.reads;
  return facts;
}

}  // namespace marshrut::lens
