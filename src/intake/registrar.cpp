#include "intake/registrar.hpp"

#include <nlohmann/json.hpp>

#include "route/text_at.hpp"
#include "route/value.hpp"
#include "store/audit.hpp"
#include "store/connection.hpp"
#include "store/corrections.hpp"
#include "store/retention.hpp"
#include "text/local_time.hpp"

namespace marshrut::intake {

namespace {

using store::Route;
using store::RouteState;

Result<void> audit(store::Connection& connection, const Operator& who, std::string action, std::int64_t route,
                   const nlohmann::json& details) {
  return store::append(connection,
                       {who.name, who.origin, std::move(action), "route:" + std::to_string(route), details.dump()});
}

Result<void> move(store::Connection& connection, const Step& step, const store::Act& act, const Operator& who) {
  if (auto same = store::expect_route(connection, step.route, step.revision); !same) return same;
  const auto route = store::lock_route(connection, step.route);
  if (!route) return route.error();
  if (step.to == RouteState::registered && !route->code) {
    const std::string region = step.region.empty() ? route->region : step.region;
    auto code = store::give_code(connection, step.route, region, text::local_year(act.at));
    if (!code) return code.error();
  }
  if (auto moved = store::move_route(connection, step.route, step.to, act); !moved) return moved;
  return audit(connection, who, "route.moved", step.route,
               {{"from", store::state_name(route->state)}, {"to", store::state_name(step.to)}});
}

}  // namespace

Result<Route> move_route(store::Store& store, const Step& step, const Operator& who) {
  Route after;
  const store::Act act{now_ms(), who.name, who.origin, step.note};
  const auto done = store.write([&](store::Connection& connection) -> Result<void> {
    if (auto moved = move(connection, step, act, who); !moved) return moved;
    auto now = store::lock_route(connection, step.route);
    if (!now) return now.error();
    after = std::move(*now);
    return {};
  });
  if (!done) return done.error();
  return after;
}

Result<void> each_route(const store::Store& store, const std::function<void(const Route&)>& use) {
  return store.read([&](store::Connection& connection) -> Result<void> {
    std::int64_t after = 0;
    for (;;) {
      const auto page = store::routes_page(connection, after);
      if (!page) return page.error();
      if (page->empty()) return {};
      for (const Route& route : *page) use(route);
      after = page->back().id;
    }
  });
}

std::string teacher_of(const Route& route) {
  const auto data = route::parse(route.data);
  const std::string name = data ? route::text_at(*data, "teacher.full_name") : std::string();
  return name.empty() ? route.teacher : name;
}

std::string route_line(const Route& route) {
  const auto data = nlohmann::ordered_json::parse(route.data, nullptr, false);
  const nlohmann::ordered_json line = {{"id", route.id},
                                       {"state", store::state_name(route.state)},
                                       {"code", route.code ? nlohmann::ordered_json(*route.code) : nullptr},
                                       {"teacher", teacher_of(route)},
                                       {"organization", route.organization},
                                       {"school", route.school},
                                       {"created", iso_time(route.created)},
                                       {"state_at", iso_time(route.state_at)},
                                       {"route", data.is_discarded() ? nlohmann::ordered_json() : data}};
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<RetentionDue> retention_due(const store::Store& store, Millis now) {
  RetentionDue due;
  const auto read = store.read([&](store::Connection& connection) -> Result<void> {
    auto archive = store::due_for_archive(connection, now);
    if (!archive) return archive.error();
    auto purge = store::due_for_purge(connection, now);
    if (!purge) return purge.error();
    due = {std::move(*archive), std::move(*purge)};
    return {};
  });
  if (!read) return read.error();
  return due;
}

Result<RetentionDone> carry_out(store::Store& store, const std::vector<std::int64_t>& archive,
                                const std::vector<std::int64_t>& purge, const Operator& who) {
  RetentionDone done;
  const store::Act act{now_ms(), who.name, who.origin, {}};
  for (const std::int64_t route : archive) {
    auto moved = store.write([&](store::Connection& connection) {
      return move(connection, {route, RouteState::archived, {}, {}}, act, who);
    });
    if (!moved) return moved.error();
    ++done.archived;
  }
  // purge notes itself in the audit.
  for (const std::int64_t route : purge) {
    auto purged = store.write([&](store::Connection& connection) -> Result<void> {
      const auto gone = store::purge(connection, route, act);
      return gone ? Result<void>() : gone.error();
    });
    if (!purged) return purged.error();
    ++done.purged;
  }
  return done;
}

}  // namespace marshrut::intake
