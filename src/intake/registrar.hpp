// intake/registrar.hpp: routes through their life by a person's word: agreed, approved, given a code, completed, let
// go. Shapes:  a route's id and the state wanted -> the route moved, with a code when it is registered; the audit told.
// Errors:  not_found, conflict (a step that the table of states forbids), bad_data (no region for a code), and the
//          store's.
// Owns:    results own what they hold.
// Source:  domain.md §1, §6 (codes); SEV 7.2 (retention).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "intake/desk.hpp"
#include "store/routes.hpp"

namespace marshrut::intake {

struct Step {
  std::int64_t route = 0;
  store::RouteState to = store::RouteState::draft;
  std::string note;
  std::string region;                         // what the code begins with, "SEV"; empty: as the route's form has it
  std::optional<std::int64_t> revision = {};  // of the route that the person saw; nothing: whatever there is
};

// A route that becomes `registered` gets its code in the same commit.
Result<store::Route> move_route(store::Store& store, const Step& step, const Operator& who);

Result<void> each_route(const store::Store& store, const std::function<void(const store::Route&)>& use);
// One line of JSON.
std::string route_line(const store::Route& route);
// As the teacher wrote the name.
std::string teacher_of(const store::Route& route);

struct RetentionDue {
  std::vector<std::int64_t> archive, purge;
};
Result<RetentionDue> retention_due(const store::Store& store, Millis now);
struct RetentionDone {
  std::int64_t archived = 0, purged = 0;
};
Result<RetentionDone> carry_out(store::Store& store, const std::vector<std::int64_t>& archive,
                                const std::vector<std::int64_t>& purge, const Operator& who);

}  // namespace marshrut::intake
