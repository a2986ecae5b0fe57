// desk/reading_fields.hpp: what was read from a document, value by value, as a person checks it.
// Shapes:  a submission's line of `read` + its form -> JSON list of fields; JSON values -> how people read them.
// Units:   paths are RFC 6901 pointers; confidence from 0 to 1.
// Errors:  none: a form that is gone gives its paths as labels.
// Owns:    results own what they hold.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lens/form.hpp"
#include "route/value.hpp"

namespace marshrut::desk {

// `corrected`: paths that a person has changed; `remarked`: the path of each remark, in the order of the remarks.
nlohmann::ordered_json reading_fields(const route::Value& line, const lens::Form* form,
                                      const std::set<std::string>& corrected, const std::vector<std::string>& remarked);
// The fields of a route by a form's or the model's schema: {path, label, section, text}.
nlohmann::ordered_json route_fields(const route::Value& data, const route::Schema& schema);

// "" for what says nothing.
std::string printed_value(const route::Value& value, const route::Schema& schema, std::string_view pointer);
nlohmann::ordered_json json_of(const route::Value& value);

}  // namespace marshrut::desk
