// store/route_row.hpp: a row of the table of routes; private to this module.
#pragma once

#include <cstddef>

#include "store/routes.hpp"

namespace marshrut::store {

inline constexpr const char* kRouteColumns =
    "r.id, r.key, r.teacher, r.organization, r.school, r.region, r.state, r.code, r.created, r.state_at, r.data, "
    "r.completed_at, r.revision, r.methodist";

Route route_of(const Rows& rows, std::size_t row);

}  // namespace marshrut::store
