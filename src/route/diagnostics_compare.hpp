// route/diagnostics_compare.hpp: the final diagnostics beside the entry one.
// Shapes:  data/levels.json -> LevelScale; route + scale -> one Compared for each competency or task, and overall.
// Units:   percents as the form means them (0.49 is 49); ranks grow with the level, from 1.
// Errors:  load: not_found, bad_data (unknown or missing members).
// Owns:    results own their strings; const means thread-safe.
// Source:  domain.md §6 (levels of competency: low is bad; of deficit: high is bad); SEV 4.1.4, YAK 5.4.13, MET
// Табл. 1.
//
// A SEV row has a percent in the column of its level on both sides. A YAK row has a task and its difficulties at entry,
// and the word of a level in the end: there the difficulties stand against the level reached.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "route/value.hpp"

namespace marshrut::route {

struct LevelScale {
  struct Column {
    std::string column, level;
  };
  struct Word {
    std::string word;
    int rank = 0;
  };
  struct Band {
    double to = 0;
    std::string level, way;
  };
  // Remarks of such a rule speak against completion; `reason` says so in a conclusion.
  struct CompletionRule {
    std::string rule, reason;
  };
  std::vector<Column> columns;  // from the lowest level
  std::vector<Word> words;
  std::vector<Band> bands;    // of deficit, by percent
  double same_percent = 0;    // a difference up to this is none
  double enough_percent = 0;  // reached from here on
  int enough_rank = 0;        // likewise, where the level is a word
  std::vector<CompletionRule> completion_rules;
  std::string source;

  static Result<LevelScale> load(const std::filesystem::path& file);
  // The band of a percent, rounded half up; nullptr over the last.
  [[nodiscard]] const Band* band(double percent) const;
};

// What one side says of a competency.
struct Measured {
  std::optional<double> percent;
  std::optional<int> rank;
  std::string level;  // «низкий»; the word as typed where it is not of the scale
};

enum class Change { grown, same, fallen, unknown };
std::string_view change_name(Change change);

struct Compared {
  std::string name;          // the competency; the task where no competency is named
  std::string task;          // where rows are tasks
  std::string difficulties;  // at entry
  std::optional<Measured> entry, final;
  Change change = Change::unknown;
  bool reached = false;                    // the final side is enough
  const LevelScale::Band* band = nullptr;  // of the final percent, else of the entry one
};

struct Comparison {
  std::vector<Compared> rows;  // in the order of the entry diagnostics, then what only the final one has
  Compared overall;            // stated, else the mean
  bool has_entry = false, has_final = false;
};

Comparison compare_diagnostics(const Value& route, const LevelScale& scale);

}  // namespace marshrut::route
