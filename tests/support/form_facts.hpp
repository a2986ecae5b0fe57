// support/form_facts.hpp: what tests know of a form from its own files: its markers and its fixed text.
// Nothing here names a form; what is told apart is told by how the template prints it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lens/form.hpp"

namespace marshrut::testing {

struct KeyedRows {
  std::string member;
  std::vector<std::string> values;  // in the order of the printed rows
};

struct FormFacts {
  std::map<std::string, KeyedRows> keyed;  // array -> its static rows
  std::set<std::string> lined;             // arrays printed as a line or paragraph for each element: "planned_results"
  std::set<std::string> courses;           // of these, those printed through the filter `course`
  std::map<std::string, std::vector<std::string>> marks;  // path -> the values that a column each is for
  std::map<std::string, std::set<std::string>> beside;    // path -> the others in its paragraph
  std::set<std::string> unlabelled;       // paths that no text stands beside: only their kind or place tells them
  std::set<std::string> near_unlabelled;  // the same, and those right before them: their texts meet
  std::vector<std::string> labels;        // fixed text, as printed and in the wordings that the profile foresees
  std::set<std::string> label_keys;       // the same as text::label_key, with and without what stands in brackets
};

FormFacts facts_of(const lens::Form& form);

// "events[3].title" -> "events[].title", "rows[competency=X].low" -> "rows[].low"
std::string generic_path(std::string dotted);

}  // namespace marshrut::testing
