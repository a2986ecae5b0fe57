#include "app/diagnostics_settings.hpp"

#include <algorithm>
#include <cmath>

#include "base/files.hpp"
#include "text/normalize.hpp"

namespace marshrut::app {

namespace {

using route::Value;

// Reads members one after another; the first that is off is kept.
class Taker {
public:
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  const Value* member(const Value& from, const char* name) {
    const Value* found = from.find(name);
    if (found == nullptr) fail(name, "is missing");
    return found;
  }
  void text(const Value& from, const char* name, std::string& out) {
    const Value* found = member(from, name);
    if (found == nullptr) return;
    if (found->string() == nullptr) return fail(name, "a text is expected");
    out = *found->string();
  }
  void texts(const Value& from, const char* name, std::vector<std::string>& out) {
    each(from, name, [&](const Value& item) {
      if (item.string() == nullptr) return fail(name, "texts are expected");
      out.push_back(*item.string());
    });
  }
  void number(const Value& from, const char* name, double least, double most, double& out) {
    const Value* found = member(from, name);
    if (found == nullptr) return;
    const double* given = found->number();
    if (given == nullptr || *given < least || *given > most) return fail(name, "a number in its bounds is expected");
    out = *given;
  }
  template <class Whole>
  void whole(const Value& from, const char* name, double most, Whole& out) {
    double given = 0;
    number(from, name, 0, most, given);
    if (given != std::trunc(given)) return fail(name, "a whole number is expected");
    out = static_cast<Whole>(given);
  }
  template <class Take>
  void each(const Value& from, const char* name, Take take) {
    const Value* found = member(from, name);
    if (found == nullptr) return;
    if (found->array() == nullptr) return fail(name, "a list is expected");
    for (const Value& item : *found->array()) take(item);
  }

private:
  void fail(const char* name, const char* what) {
    if (!error_) error_ = Error{Code::bad_data, what, name};
  }
  std::optional<Error> error_;
};

void take_columns(Taker& taker, const Value& tables, const char* name, std::vector<DiagnosticsSettings::Column>& out) {
  taker.each(tables, name, [&](const Value& item) {
    DiagnosticsSettings::Column& column = out.emplace_back();
    taker.text(item, "key", column.key);
    taker.texts(item, "headings", column.headings);
  });
}

void take_all(Taker& taker, const Value& root, DiagnosticsSettings& s) {
  taker.each(root, "competencies", [&](const Value& item) {
    DiagnosticsSettings::Competency& competency = s.competencies.emplace_back();
    taker.text(item, "name", competency.name);
    taker.texts(item, "also", competency.also);
  });
  taker.text(root, "managers", s.managers);
  taker.texts(root, "task_words", s.task_words);
  taker.texts(root, "maximum_words", s.maximum_words);
  taker.texts(root, "total_words", s.total_words);
  taker.texts(root, "absent_words", s.absent_words);
  taker.number(root, "mass_share", 0, 100, s.mass_share);
  taker.text(root, "mass_source", s.mass_source);
  taker.whole(root, "worst_tasks", 100, s.worst_tasks);
  taker.texts(root, "event_levels", s.event_levels);
  taker.text(root, "note_form", s.note_form);
  taker.text(root, "notice_form", s.notice_form);
  if (const Value* route = taker.member(root, "route")) {
    taker.text(*route, "form", s.route_form);
    taker.whole(*route, "start_after_working_days", 250, s.start_after_working_days);
    taker.whole(*route, "months", 120, s.route_months);
  }
  if (const Value* load = taker.member(root, "load")) {
    taker.whole(*load, "min", 1e6, s.load_min);
    taker.whole(*load, "max", 1e6, s.load_max);
    taker.text(*load, "source", s.load_source);
  }
  if (const Value* tables = taker.member(root, "tables")) {
    take_columns(taker, *tables, "results", s.results);
    take_columns(taker, *tables, "catalogue", s.catalogue);
    take_columns(taker, *tables, "methodists", s.methodists);
  }
}

}  // namespace

Result<DiagnosticsSettings> DiagnosticsSettings::load(const std::filesystem::path& folder) {
  const auto file = folder / "diagnostics.json";
  auto bytes = read_file(file);
  if (!bytes) return bytes.error();
  auto root = route::parse(*bytes);
  if (!root) return Error{Code::bad_data, root.error().message, file.string() + ": " + root.error().where};
  DiagnosticsSettings settings;
  Taker taker;
  take_all(taker, *root, settings);
  if (taker.error()) return Error{Code::bad_data, taker.error()->message, file.string() + ": " + taker.error()->where};
  auto scale = route::LevelScale::load(folder / "levels.json");
  if (!scale) return scale.error();
  settings.scale = std::move(*scale);
  // The n-th band of deficit is the n-th level of competency: the lowest percent first in both.
  if (settings.scale.bands.size() != settings.scale.columns.size()) {
    return Error{Code::bad_data, "as many bands as columns are expected", (folder / "levels.json").string()};
  }
  return settings;
}

std::optional<std::size_t> DiagnosticsSettings::competency(std::string_view text) const {
  const std::string key = text::label_key(text);
  if (key.empty()) return std::nullopt;
  std::optional<std::size_t> best;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < competencies.size(); ++i) {
    std::vector<std::string> wordings = competencies[i].also;
    wordings.push_back(competencies[i].name);
    for (const std::string& wording : wordings) {
      const std::string known = text::label_key(wording);
      const bool begins = key.starts_with(known) && (key.size() == known.size() || key[known.size()] == ' ');
      if (begins && known.size() > longest) {
        best = i;
        longest = known.size();
      }
    }
  }
  return best;
}

std::size_t DiagnosticsSettings::level_rank(std::string_view level) const {
  const std::string key = text::label_key(level);
  const auto found = std::find_if(event_levels.begin(), event_levels.end(),
                                  [&](const std::string& known) { return text::label_key(known) == key; });
  return static_cast<std::size_t>(found - event_levels.begin());
}

bool is_one_of(std::string_view text, const std::vector<std::string>& words) {
  const std::string key = text::label_key(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text::label_key(word) == key; });
}

}  // namespace marshrut::app
