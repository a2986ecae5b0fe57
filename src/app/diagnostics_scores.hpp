// app/diagnostics_scores.hpp: results of a group as they were marked, and what they come to.
// Shapes:  Scores (columns of tasks, people with points) + settings -> Measured group.
// Units:   points as marked; percents: whole for a person (rounded half up), to one decimal for a group, computed from
//          the whole percents that the tables print.
// Errors:  none: what can't be counted was refused when it was read.
// Owns:    results own what they hold; indexes point into the Scores and the settings they were made of.
// Source:  MET Табл. 1, SEV 3.1.2, YAK диагностика 6.2; domain.md §6 (rounding; levels of competency and of deficit).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/diagnostics_settings.hpp"

namespace marshrut::app {

struct ScoreColumn {
  std::string title;           // «Задание 3», or what the specification says of it
  std::size_t competency = 0;  // of the settings
  double maximum = 0;
  bool is_task = false;  // else it holds a competency's points
};

struct ScoredPerson {
  std::string full_name, organization, district, subject, position;
  std::vector<std::optional<double>> points;  // one for each column; nothing: not done
  std::uint32_t row = 0;                      // of the table
};

struct Scores {
  std::vector<ScoreColumn> columns;
  std::vector<ScoredPerson> people;
};

// A percent and its level: an index into the scale's bands and columns, 0 is the lowest competency.
struct Mark {
  double percent = 0;
  std::size_t level = 0;
};

struct CompetencyMark {
  std::size_t competency = 0;
  double points = 0, maximum = 0;
  Mark mark;
};

struct MeasuredPerson {
  std::size_t person = 0;  // of Scores::people
  double points = 0, maximum = 0;
  Mark work;                                 // of the whole work
  Mark mean;                                 // SEV 3.1.2: the mean of the competencies
  std::vector<CompetencyMark> competencies;  // those with at least one task done or tried
};

struct Summary {
  std::size_t count = 0;
  double mean = 0, median = 0, lower_quartile = 0, upper_quartile = 0, min = 0, max = 0;
  std::vector<std::size_t> levels;  // how many people at each
  std::size_t level = 0;            // of the mean
};

struct CompetencySummary {
  std::size_t competency = 0;
  Summary summary;
  double low_share = 0;  // percent of those whose level is the lowest
};

struct GroupSummary {
  std::string name;
  Summary summary;
};

struct TaskSummary {
  std::size_t column = 0;
  double mean = 0, share = 0;  // points; percent of the maximum
};

struct MeasuredGroup {
  std::vector<MeasuredPerson> people;
  Summary all;
  std::vector<CompetencySummary> competencies;   // in the settings' order
  std::vector<GroupSummary> districts, schools;  // in the order of the alphabet; those without a name last
  std::vector<TaskSummary> tasks;                // of columns that are tasks
  std::vector<std::size_t> mass;                 // of `competencies`: the widest deficit first
};

double whole_percent(double points, double maximum);  // rounded half up
double one_decimal(double value);                     // rounded half up
Mark mark_of(double percent, const route::LevelScale& scale);
Summary summarise(std::vector<double> percents, const route::LevelScale& scale);

MeasuredGroup measure(const Scores& scores, const DiagnosticsSettings& settings);

}  // namespace marshrut::app
