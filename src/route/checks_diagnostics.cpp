// Checks of the diagnostics table: mean, mean-empty, one-of, row-only-if, covered, band.
#include <algorithm>
#include <array>
#include <cmath>

#include "route/checks.hpp"
#include "route/rules.hpp"
#include "text/normalize.hpp"
#include "text/numbers.hpp"

namespace marshrut::route {

namespace {

// Sums of tenths are not exact in binary; this much is no difference.
constexpr double kEpsilon = 1e-9;

std::string text_in(const Value& row, std::string_view member) {
  const Value* value = row.find(member);
  return value == nullptr || value->string() == nullptr ? std::string() : *value->string();
}

void check_mean(const Checking& c) {
  const Path& rows = c.rule.paths("rows").front();
  const Path& overall = c.rule.paths("overall").front();
  const Value* stated = at(c.route, overall);
  const auto mean = mean_percent(c.route, rows, c.rule.texts("columns"));
  if (stated == nullptr || stated->number() == nullptr || !mean) return;
  const double tolerance = c.rule.number("tolerance").value_or(0);
  if (std::abs(percent_meant(*stated->number()) - *mean) <= tolerance + kEpsilon) return;
  c.report(
      pointer_of(overall),
      {{"label", c.label(overall)}, {"value", shown(*stated)}, {"expected", text::number_text(round_half_up(*mean))}});
}

// What the form leaves empty is told, so that it can be written in (fill_means() writes it into the route).
void check_mean_empty(const Checking& c) {
  const Path& overall = c.rule.paths("overall").front();
  const Value* stated = at(c.route, overall);
  const auto mean = mean_percent(c.route, c.rule.paths("rows").front(), c.rule.texts("columns"));
  if (!mean || (stated != nullptr && !stated->says_nothing())) return;
  c.report(pointer_of(overall), {{"label", c.label(overall)}, {"expected", text::number_text(round_half_up(*mean))}});
}

void check_one_of(const Checking& c) {
  for (const Path& rows : c.rule.paths("rows")) {
    for (const Spot& row : elements(c.route, rows)) {
      std::vector<std::string> filled;
      for (const std::string& column : c.rule.texts("columns")) {
        const Value* value = row.value->find(column);
        if (value != nullptr && !value->says_nothing()) filled.push_back(c.label(with_member(rows, column)));
      }
      if (filled.size() < 2) continue;
      c.report(row.pointer, {{"row", text_in(*row.value, c.rule.text("name"))}, {"columns", join(filled)}});
    }
  }
}

bool is_manager_post(const Checking& c, std::string_view position) {
  const std::string key = loose(position);
  const auto& words = c.rule.texts("words");
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return contains_words(key, loose(w)); });
}

// The flag alone proves nothing where the row is filled: it is derived from that row. So the post decides, and the
// flag counts only where no post is given.
void check_row_only_if(const Checking& c) {
  const Path& rows = c.rule.paths("rows").front();
  const auto all = elements(c.route, rows);
  if (all.empty()) return;
  const std::string name(c.rule.text("name"));
  const std::string value(c.rule.text("value"));
  const auto row = std::find_if(all.begin(), all.end(), [&](const Spot& spot) {
    return contains_words(loose(text_in(*spot.value, name)), loose(value));
  });
  const Value* flag = at(c.route, c.rule.paths("flag").front());
  const Value* post = at(c.route, c.rule.paths("position").front());
  const std::string position = post != nullptr && post->string() != nullptr ? *post->string() : std::string();
  const bool flagged = flag != nullptr && !flag->says_nothing();
  const bool by_post = is_manager_post(c, position);
  const bool present = row != all.end();
  if (present ? by_post || position.empty() : !by_post && !flagged) return;
  const std::string_view problem = c.rule.text(present ? "not_needed" : "needed");
  c.report(present ? row->pointer : pointer_of(rows),
           {{"row", value}, {"value", position}, {"problem", std::string(problem)}});
}

// «Предметные» is formed by an event whose competencies say «Предметные», «предметная компетенция», …: the first word
// without its ending begins a word there.
std::string stem(std::string_view competency) {
  constexpr std::size_t kLongWord = 6;
  const std::string key = loose(competency);
  const std::string word = key.substr(0, key.find(' '));
  std::vector<std::size_t> ends;  // of each character, in bytes
  for (std::size_t i = 0; i < word.size(); ends.push_back(i)) (void)text::next_code_point(word, i);
  return ends.size() < kLongWord ? word : word.substr(0, ends[ends.size() - 3]);
}

void check_covered(const Checking& c) {
  const auto events = elements(c.route, c.rule.paths("events").front());
  const std::string by(c.rule.text("by"));
  for (const Spot& row : elements(c.route, c.rule.paths("rows").front())) {
    const Value* low = row.value->find(c.rule.text("when"));
    const std::string competency = text_in(*row.value, c.rule.text("name"));
    if (low == nullptr || low->says_nothing() || competency.empty()) continue;
    const std::string root = stem(competency);
    const bool covered = std::any_of(events.begin(), events.end(), [&](const Spot& event) {
      return begins_a_word(loose(text_in(*event.value, by)), root);
    });
    if (!covered) c.report(row.pointer, {{"row", competency}, {"value", shown(*low)}});
  }
}

void check_band(const Checking& c) {
  const Array& bands = *c.rule.find("bands")->raw.array();
  for (const Path& rows : c.rule.paths("rows")) {
    for (const Spot& row : elements(c.route, rows)) {
      for (const std::string& column : c.rule.texts("columns")) {
        const Value* value = row.value->find(column);
        if (value == nullptr || value->number() == nullptr) continue;
        const double percent = round_half_up(percent_meant(*value->number()));
        const auto band = std::find_if(bands.begin(), bands.end(),
                                       [&](const Value& b) { return percent <= *b.find("to")->number(); });
        if (percent < 0 || band == bands.end()) continue;
        c.report(row.pointer + '/' + column, {{"row", text_in(*row.value, c.rule.text("name"))},
                                              {"value", text::number_text(percent)},
                                              {"level", *band->find("level")->string()},
                                              {"way", *band->find("way")->string()}});
      }
    }
  }
}

}  // namespace

std::optional<double> mean_percent(const Value& route, const Path& rows, const std::vector<std::string>& columns) {
  double sum = 0;
  int count = 0;
  for (const Spot& row : elements(route, rows)) {
    for (const std::string& column : columns) {
      const Value* value = row.value->find(column);
      if (value == nullptr || value->number() == nullptr) continue;
      sum += percent_meant(*value->number());
      ++count;
    }
  }
  if (count == 0) return std::nullopt;
  return sum / count;
}

std::span<const Check> diagnostics_checks() {
  using Kind = ParameterSpec::Kind;
  static const std::array<Check, 6> checks{
      {{"mean",
        check_mean,
        {{Kind::path, "rows"}, {Kind::names, "columns"}, {Kind::path, "overall"}, {Kind::number, "tolerance", false}}},
       {"mean-empty", check_mean_empty, {{Kind::path, "rows"}, {Kind::names, "columns"}, {Kind::path, "overall"}}},
       {"one-of", check_one_of, {{Kind::paths, "rows"}, {Kind::names, "columns"}, {Kind::name, "name"}}},
       {"row-only-if",
        check_row_only_if,
        {{Kind::path, "rows"},
         {Kind::name, "name"},
         {Kind::name, "value"},
         {Kind::path, "flag"},
         {Kind::path, "position"},
         {Kind::texts, "words"},
         {Kind::name, "needed"},
         {Kind::name, "not_needed"}}},
       {"covered",
        check_covered,
        {{Kind::path, "rows"}, {Kind::name, "when"}, {Kind::name, "name"}, {Kind::path, "events"}, {Kind::name, "by"}}},
       {"band",
        check_band,
        {{Kind::paths, "rows"}, {Kind::names, "columns"}, {Kind::name, "name"}, {Kind::bands, "bands"}}}}};
  return checks;
}

}  // namespace marshrut::route
