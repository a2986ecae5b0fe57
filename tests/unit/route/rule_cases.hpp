// Cases of rules: a route read on a form, and what the rule says of it.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "forms.hpp"
#include "route/rules.hpp"

namespace marshrut::route {

struct RuleCase {
  std::string name;
  std::string form;
  std::string rule;
  std::string route;              // JSON
  std::vector<std::string> want;  // "severity /pointer message"
  Stage stage = Stage::reading;
};
inline void PrintTo(const RuleCase& c, std::ostream* out) { *out << c.name; }

std::vector<RuleCase> date_cases();
std::vector<RuleCase> value_cases();
std::vector<RuleCase> diagnostics_cases();
std::vector<RuleCase> event_cases();
std::vector<RuleCase> group_cases();
std::vector<RuleCase> young_cases();
std::vector<RuleCase> yakutia_cases();
std::vector<RuleCase> school_cases();  // of the forms of school № 25 and the road map

// What the rule says, as in RuleCase::want.
std::vector<std::string> said(const RuleCase& c, const Profile& profile);

}  // namespace marshrut::route
