// route/rule_parts.hpp: parameters of rules that are more than texts and numbers. Private to the module.
// Shapes:  the JSON of a parameter -> done, and the paths that it names.
// Errors:  bad_template with `where` as given.
// Source:  docs/formats/rules.md.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "route/value.hpp"

namespace marshrut::route {

// band: [{"to": 60, "level": "…", "way": "…"}, …], growing.
Result<void> take_bands(const Value& value, const std::string& where);
// particulars: [{"name": "…", "paths": ["…"]}, …].
Result<void> take_items(const Value& value, const std::string& where, std::vector<Path>& paths);
// grounds: [{"name": "…", "all": [{"field": "…", "need": "…", "words"?: […], "min"?: 5}]}, …].
Result<void> take_grounds(const Value& value, const std::string& where);

}  // namespace marshrut::route
