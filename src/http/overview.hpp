// http/overview.hpp: the counts beside the menu: what waits, for whom.
// Shapes:  scope -> JSON of getOverview's counts.
// Errors:  as the store's.
#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "store/lists.hpp"
#include "store/store.hpp"

namespace marshrut::http {

// Overdue terms in a scope: told by whoever reckons them.
using OverdueCount = std::function<std::int64_t(const store::Scope&)>;

Result<nlohmann::ordered_json> overview_counts(store::Connection& connection, const store::Scope& scope,
                                               const OverdueCount& overdue);

}  // namespace marshrut::http
