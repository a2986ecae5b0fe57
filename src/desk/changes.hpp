// desk/changes.hpp: values of a route changed by a person, one by one, as the model allows.
// Shapes:  route + changes (pointer and new value) -> the route as it is then.
// Units:   paths are RFC 6901 pointers; an index one past a list's end adds an element; null removes.
// Errors:  bad_data with the pointer in `where`: no such place, a value of another kind, what the program gives itself.
// Owns:    results own what they hold.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "route/schema.hpp"
#include "route/value.hpp"

namespace marshrut::desk {

struct ValueChange {
  std::string path;
  route::Value value;
};

// {"changes":[{"path","value"}]}
Result<std::vector<ValueChange>> changes_of(const nlohmann::json& body);
Result<route::Value> changed(route::Value data, const std::vector<ValueChange>& changes, const route::Schema& schema);

}  // namespace marshrut::desk
