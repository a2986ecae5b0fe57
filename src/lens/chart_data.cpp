#include "lens/chart_data.hpp"

#include <algorithm>

#include "text/numbers.hpp"

namespace marshrut::lens {
namespace {

using route::Path;
using route::Step;
using route::Value;

bool is_each(const Step& step) { return step.kind == Step::Kind::each; }

Path head_of(const Path& path) { return {path.begin(), std::find_if(path.begin(), path.end(), is_each)}; }

Path tail_of(const Path& path) {
  const auto each = std::find_if(path.begin(), path.end(), is_each);
  return each == path.end() ? Path() : Path(each + 1, path.end());
}

std::string text_of(const Value* value) {
  if (value == nullptr) return {};
  if (value->number() != nullptr) return text::number_text(*value->number());
  return value->string() == nullptr ? std::string() : *value->string();
}

std::optional<double> number_of(const Value* value) {
  return value == nullptr || value->number() == nullptr ? std::nullopt : std::optional(*value->number());
}

}  // namespace

Path chart_array(const ChartFacts& facts) {
  const Path array = head_of(facts.categories);
  const auto fits = [&](const Path& path) {
    return std::count_if(path.begin(), path.end(), is_each) == 1 && head_of(path) == array;
  };
  const bool all = fits(facts.categories) && std::all_of(facts.series.begin(), facts.series.end(),
                                                         [&](const auto& series) { return fits(series.values); });
  return all ? array : Path();
}

ChartData chart_data(const ChartFacts& facts, const Value& route) {
  ChartData data;
  for (const auto& series : facts.series) data.series.push_back({series.name, {}});
  const Value* found = route::at(route, head_of(facts.categories));
  const route::Array* array = found == nullptr ? nullptr : found->array();
  if (array == nullptr) return data;
  const Path category = tail_of(facts.categories);
  std::vector<Path> values;
  for (const auto& series : facts.series) values.push_back(tail_of(series.values));
  for (const Value& element : *array) {
    data.categories.push_back(text_of(route::at(element, category)));
    for (std::size_t i = 0; i < values.size(); ++i) {
      data.series[i].values.push_back(number_of(route::at(element, values[i])));
    }
  }
  return data;
}

}  // namespace marshrut::lens
