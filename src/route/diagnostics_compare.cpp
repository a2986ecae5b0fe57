#include "route/diagnostics_compare.hpp"

#include <algorithm>

#include "route/checks.hpp"
#include "route/rules.hpp"

namespace marshrut::route {

namespace {

std::string text_in(const Value& row, std::string_view member) {
  const Value* value = row.find(member);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

const Value* side_of(const Value& route, std::string_view side) {
  const Value* diagnostics = route.find("diagnostics");
  return diagnostics == nullptr ? nullptr : diagnostics->find(side);
}

// The percent in the highest column that is filled: `one-of` says that there should be but one.
std::optional<Measured> measured(const Value& row, const LevelScale& scale) {
  std::optional<Measured> out;
  for (std::size_t i = 0; i < scale.columns.size(); ++i) {
    const Value* value = row.find(scale.columns[i].column);
    if (value == nullptr || value->number() == nullptr) continue;
    out = Measured{percent_meant(*value->number()), static_cast<int>(i) + 1, scale.columns[i].level};
  }
  const std::string word = text_in(row, "level");
  if (out || word.empty()) return out;
  const std::string key = loose(word);
  out = Measured{std::nullopt, std::nullopt, word};
  for (const LevelScale::Word& known : scale.words) {
    if (contains_words(key, loose(known.word))) out->rank = known.rank;
  }
  return out;
}

bool is_enough(const Measured& measured, const LevelScale& scale) {
  if (measured.percent) return round_half_up(*measured.percent) >= scale.enough_percent;
  return measured.rank && *measured.rank >= scale.enough_rank;
}

Change change_of(const Compared& row, const LevelScale& scale) {
  if (!row.entry || !row.final) return Change::unknown;
  if (row.entry->percent && row.final->percent) {
    const double by = *row.final->percent - *row.entry->percent;
    if (by > scale.same_percent) return Change::grown;
    return by < -scale.same_percent ? Change::fallen : Change::same;
  }
  if (row.entry->percent || row.final->percent || !row.entry->rank || !row.final->rank) return Change::unknown;
  const int by = *row.final->rank - *row.entry->rank;
  return by > 0 ? Change::grown : by < 0 ? Change::fallen : Change::same;
}

void finish(Compared& row, const LevelScale& scale) {
  row.change = change_of(row, scale);
  row.reached = row.final && is_enough(*row.final, scale);
  const auto& shown = row.final && row.final->percent ? row.final : row.entry;
  if (shown && shown->percent) row.band = scale.band(*shown->percent);
}

// Rows meet by task where both have one, else by competency, loosely.
bool same_row(const Compared& a, const Compared& b) {
  if (!a.task.empty() && !b.task.empty()) return loose(a.task) == loose(b.task);
  return loose(a.name) == loose(b.name);
}

std::vector<Compared> rows_of(const Value* side, bool entry, const LevelScale& scale) {
  std::vector<Compared> out;
  const Value* rows = side == nullptr ? nullptr : side->find("rows");
  if (rows == nullptr || rows->array() == nullptr) return out;
  for (const Value& row : *rows->array()) {
    Compared one;
    one.task = text_in(row, "task");
    one.name = text_in(row, "competency");
    if (one.name.empty()) one.name = one.task;
    if (entry) one.difficulties = text_in(row, "difficulties");
    (entry ? one.entry : one.final) = measured(row, scale);
    if (!one.name.empty()) out.push_back(std::move(one));
  }
  return out;
}

std::optional<Measured> overall_of(const Value& route, const std::string& side, const LevelScale& scale) {
  const Value* found = side_of(route, side);
  const Value* stated = found == nullptr ? nullptr : found->find("overall");
  if (stated != nullptr && stated->number() != nullptr) return Measured{percent_meant(*stated->number()), {}, {}};
  std::vector<std::string> columns;
  for (const LevelScale::Column& column : scale.columns) columns.push_back(column.column);
  const auto mean = mean_percent(route, *parse_path("diagnostics." + side + ".rows"), columns);
  if (!mean) return std::nullopt;
  return Measured{round_half_up(*mean), {}, {}};
}

}  // namespace

const LevelScale::Band* LevelScale::band(double percent) const {
  const double whole = round_half_up(percent);
  const auto found = std::find_if(bands.begin(), bands.end(), [&](const Band& b) { return whole <= b.to; });
  return whole < 0 || found == bands.end() ? nullptr : &*found;
}

std::string_view change_name(Change change) {
  switch (change) {
    case Change::grown:
      return "grown";
    case Change::same:
      return "same";
    case Change::fallen:
      return "fallen";
    case Change::unknown:
      return "unknown";
  }
  return "unknown";
}

Comparison compare_diagnostics(const Value& route, const LevelScale& scale) {
  Comparison out;
  out.rows = rows_of(side_of(route, "entry"), true, scale);
  auto finals = rows_of(side_of(route, "final"), false, scale);
  out.has_entry = !out.rows.empty();
  out.has_final = std::any_of(finals.begin(), finals.end(), [](const Compared& row) { return row.final.has_value(); });
  for (Compared& last : finals) {
    const auto met = std::find_if(out.rows.begin(), out.rows.end(),
                                  [&](const Compared& row) { return !row.final && same_row(row, last); });
    if (met == out.rows.end()) {
      out.rows.push_back(std::move(last));
      continue;
    }
    met->final = last.final;
    if (met->name == met->task && last.name != last.task) met->name = last.name;
  }
  for (Compared& row : out.rows) finish(row, scale);
  out.overall.entry = overall_of(route, "entry", scale);
  out.overall.final = overall_of(route, "final", scale);
  finish(out.overall, scale);
  return out;
}

}  // namespace marshrut::route
