// app/conclusion.hpp: the conclusions that a route's diagnostics and events speak for: a proposal, for the methodist to
// judge.
// Shapes:  route + its form + all forms + scale -> Conclusion; a Conclusion -> text, JSON, the route with it written
// in. Errors:  none: what is not there is a reason. Owns:    results own what they hold, but for the bands, which are
// the scale's. Source:  SEV 3.1.5, 4.1.4; YAK 5.4.13, 5.4.14; docs/formats/deadlines.md (data/levels.json).
#pragma once

#include <string>
#include <vector>

#include "lens/form.hpp"
#include "route/diagnostics_compare.hpp"
#include "route/remark.hpp"
#include "route/value.hpp"

namespace marshrut::app {

struct Conclusion {
  route::Comparison comparison;
  bool completed = false;              // else prolonged
  std::vector<std::string> reasons;    // for prolongation; what was reached, for completion
  std::vector<route::Remark> remarks;  // of the rules of completion
  std::string text;                    // for conclusion.text
};

// The rules of completion are those of the form and of its region's other forms: a card that shows no marks leaves them
// to the monitoring form.
Conclusion conclude(const route::Value& route, const lens::Form& form, const lens::FormSet& forms,
                    const route::LevelScale& scale);

// One competency for people: «Предметные: с 49 % (низкий) до 72 % (средний), рост на 23 процентных пункта».
std::string compared_text(const route::Compared& row);
// «Предметные: дефицитарный уровень — средний; рекомендуется …»; empty where there is no percent.
std::string way_text(const route::Compared& row);

std::string conclusion_json(const Conclusion& conclusion);

// Writes text and decision where they are empty, and overall levels that were left empty.
void apply(const Conclusion& conclusion, const lens::Form& form, route::Value& route);

}  // namespace marshrut::app
