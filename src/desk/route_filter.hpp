// desk/route_filter.hpp: which routes a job or a registry is about: by a filter as lists have it, within a scope.
// Shapes:  JSON {state?, school?, region?, methodist?, form?, q?} + scope -> store::RouteQuery; scope <-> JSON.
// Units:   ids of routes.
// Errors:  bad_data (a state that is none).
// Owns:    results own what they hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/lists.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

Result<store::RouteQuery> route_query(std::string_view filter, const store::Scope& scope);

std::string scope_text(const store::Scope& scope);
store::Scope scope_of(std::string_view text);

// All that the query lets through, in its order; too_large when there are more than `most`.
Result<std::vector<std::int64_t>> chosen_routes(const store::Store& store, store::RouteQuery query, std::size_t most);
// Those of the ids that the scope has; not_found when it lacks one.
Result<void> all_within(const store::Store& store, const store::Scope& scope, const std::vector<std::int64_t>& ids);

}  // namespace marshrut::desk
