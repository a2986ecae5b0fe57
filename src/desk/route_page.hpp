// desk/route_page.hpp: routes as lists show them, and one route with all that belongs to it.
// Shapes:  store::Route + what is due -> JSON (docs/api.md «Routes»).
// Errors:  not_found (also what is somebody else's), and the store's.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>

#include "access/rights.hpp"
#include "base/result.hpp"
#include "desk/deadlines_list.hpp"
#include "desk/desk.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

// `due`: nothing while it is not known yet; then nothing is overdue.
nlohmann::ordered_json route_item(const store::Route& route, const RouteSnapshot* due);

struct PageOf {
  const store::Scope& scope;
  access::Role role;
  const RouteSnapshot* due = nullptr;
};
Result<nlohmann::ordered_json> route_page(const Desk& desk, std::int64_t id, const PageOf& who);

// Versions of what was filed to a route, the oldest first, with the number of what changed.
Result<nlohmann::ordered_json> route_versions(const Desk& desk, const store::Scope& scope, std::int64_t id);
// Two of them, told in words; not_found when one is none of the route's.
Result<nlohmann::ordered_json> compare_versions(const Desk& desk, const store::Scope& scope, std::int64_t id,
                                                std::string_view from, std::string_view to);

// Which steps a role takes by itself, whatever state the route is in.
bool may_take(access::Role role, store::RouteState to);

}  // namespace marshrut::desk
