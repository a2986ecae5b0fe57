// desk/route_record.hpp: a route of the store as the record that papers, deadlines and registries are made of.
// Shapes:  store::Route + the times of its steps -> its data with the code and the days of its life.
// Errors:  bad_data (what is stored is no JSON), and the store's.
// Owns:    results own what they hold.
//
// A store keeps the code and the life of a route beside its data: a document that was read before the code was given
// doesn't show it. What the data say themselves stays.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.hpp"
#include "route/value.hpp"
#include "store/route_life.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

// What is printed of it and compared with scans: its data and its code.
Result<route::Value> route_content(const store::Route& route);
Result<route::Value> route_record(const store::Route& route, const store::RouteLife& life);

struct RecordedRoute {
  store::Route route;
  store::RouteLife life;
};
// Those of the ids that are there and not purged, in the order of the ids.
Result<std::vector<RecordedRoute>> recorded_routes(const store::Store& store, const std::vector<std::int64_t>& ids);
// All that are not purged, by id, page by page: no transaction is held while `use` works. False: enough.
Result<void> each_recorded_route(const store::Store& store, const std::function<Result<bool>(RecordedRoute)>& use);

}  // namespace marshrut::desk
