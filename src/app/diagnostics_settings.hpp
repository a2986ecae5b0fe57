// app/diagnostics_settings.hpp: what the papers leave to the centre: names, bounds and headings, from data.
// Shapes:  data/diagnostics.json + data/levels.json -> DiagnosticsSettings.
// Units:   shares in percent; months and working days as named.
// Errors:  not_found, bad_data (no JSON, a member that is missing or of another type).
// Owns:    results own what they hold.
// Source:  docs/diagnostika.md («Настройки»); domain.md §5, §6.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "route/diagnostics_compare.hpp"

namespace marshrut::app {

struct DiagnosticsSettings {
  struct Competency {
    std::string name;
    std::vector<std::string> also;
  };
  struct Column {
    std::string key;  // "" for what is known and not used
    std::vector<std::string> headings;
  };
  std::vector<Competency> competencies;  // in the order that forms print
  std::string managers;                  // the competency of managers only
  std::vector<std::string> task_words, maximum_words, total_words, absent_words;
  double mass_share = 0;  // a deficit of at least this share of the participants is a mass one
  std::string mass_source;
  std::size_t worst_tasks = 0;            // how many a note names
  std::vector<std::string> event_levels;  // the first is preferred
  std::string note_form, notice_form, route_form;
  int start_after_working_days = 0, route_months = 0;
  std::size_t load_min = 0, load_max = 0;
  std::string load_source;
  std::vector<Column> results, catalogue, methodists;
  route::LevelScale scale;

  static Result<DiagnosticsSettings> load(const std::filesystem::path& folder);

  // The competency that a text names: its name, another wording or, with more words around, the one it begins with.
  [[nodiscard]] std::optional<std::size_t> competency(std::string_view text) const;
  // The place among event_levels; the last and one more for a level that is none of them.
  [[nodiscard]] std::size_t level_rank(std::string_view level) const;
};

// Whether a text says one of the words and nothing else, case and punctuation aside.
bool is_one_of(std::string_view text, const std::vector<std::string>& words);

}  // namespace marshrut::app
