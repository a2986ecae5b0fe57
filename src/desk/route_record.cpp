#include "desk/route_record.hpp"

#include <algorithm>
#include <string>

#include "store/lists.hpp"
#include "text/local_time.hpp"

namespace marshrut::desk {

namespace {

using store::RouteState;

constexpr std::size_t kPage = 500;

struct LifeMember {
  RouteState state;
  const char* member;  // of `life` in the model of routes
};
constexpr LifeMember kLife[] = {
    {RouteState::submitted, "submitted"}, {RouteState::returned, "returned"},     {RouteState::agreed, "agreed"},
    {RouteState::approved, "approved"},   {RouteState::registered, "registered"}, {RouteState::completed, "completed"},
    {RouteState::archived, "archived"},
};

void add_life(route::Value& record, const store::Route& route, const store::RouteLife& life) {
  route::Value& told = record["life"];
  if (told.object() == nullptr) told = route::Value(route::Object{});
  told["state"] = route::Value(store::state_name(route.state));
  for (const LifeMember& one : kLife) {
    const auto reached = life.find(one.state);
    if (reached == life.end() || told.find(one.member) != nullptr) continue;
    told[one.member] = route::Value(text::local_day(reached->second));
  }
}

Result<std::vector<RecordedRoute>> with_lives(store::Connection& connection, std::vector<store::Route> routes) {
  std::vector<RecordedRoute> out;
  if (routes.empty()) return out;
  const auto by_id = [](const store::Route& a, const store::Route& b) { return a.id < b.id; };
  const auto [first, last] = std::minmax_element(routes.begin(), routes.end(), by_id);
  // Ids far apart would bring the steps of all that lie between.
  const bool near = last->id - first->id < static_cast<std::int64_t>(4 * kPage);
  std::map<std::int64_t, store::RouteLife> lives;
  if (near) {
    auto found = store::lives_between(connection, first->id, last->id);
    if (!found) return found.error();
    lives = std::move(*found);
  }
  for (store::Route& route : routes) {
    if (route.state == RouteState::purged) continue;
    if (!near) {
      auto found = store::lives_between(connection, route.id, route.id);
      if (!found) return found.error();
      lives = std::move(*found);
    }
    store::RouteLife life = std::move(lives[route.id]);
    out.push_back({std::move(route), std::move(life)});
  }
  return out;
}

}  // namespace

Result<route::Value> route_content(const store::Route& route) {
  auto record = route::parse(route.data);
  if (!record) return record.error();
  if (record->object() == nullptr) return Error{Code::bad_data, "a route is an object", {}};
  if (route.code) (*record)["code"] = route::Value(*route.code);
  return record;
}

Result<route::Value> route_record(const store::Route& route, const store::RouteLife& life) {
  auto record = route_content(route);
  if (!record) return record.error();
  add_life(*record, route, life);
  return record;
}

Result<std::vector<RecordedRoute>> recorded_routes(const store::Store& store, const std::vector<std::int64_t>& ids) {
  std::vector<RecordedRoute> out;
  const auto done = store.read([&](store::Connection& connection) -> Result<void> {
    std::vector<store::Route> found;
    for (const std::int64_t id : ids) {
      auto route = store::route_within(connection, {}, id);
      if (!route && route.error().code == Code::not_found) continue;
      if (!route) return route.error();
      found.push_back(std::move(*route));
    }
    auto recorded = with_lives(connection, std::move(found));
    if (!recorded) return recorded.error();
    out = std::move(*recorded);
    return {};
  });
  if (!done) return done.error();
  return out;
}

Result<void> each_recorded_route(const store::Store& store, const std::function<Result<bool>(RecordedRoute)>& use) {
  for (std::int64_t after = 0;;) {
    std::vector<RecordedRoute> page;
    bool last = false;
    const auto done = store.read([&](store::Connection& connection) -> Result<void> {
      auto routes = store::routes_page(connection, after, kPage);
      if (!routes) return routes.error();
      last = routes->size() < kPage;
      if (!routes->empty()) after = routes->back().id;
      auto recorded = with_lives(connection, std::move(*routes));
      if (!recorded) return recorded.error();
      page = std::move(*recorded);
      return {};
    });
    if (!done) return done.error();
    for (RecordedRoute& one : page) {
      const auto more = use(std::move(one));
      if (!more) return more.error();
      if (!*more) return {};
    }
    if (last) return {};
  }
}

}  // namespace marshrut::desk
