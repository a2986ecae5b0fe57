// Which rules the tests of this folder have cases for.
#pragma once

#include <set>
#include <string>

namespace marshrut::route {

std::set<std::string> rules_with_examples();   // of docs/formats/rules.md
std::set<std::string> rules_with_deadlines();  // of data/deadlines.json
std::set<std::string> rules_with_cases();      // of the forms

}  // namespace marshrut::route
