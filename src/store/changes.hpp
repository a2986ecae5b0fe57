// store/changes.hpp: a feed of what changed, for screens that show it.
// Shapes:  kind and id -> a line at the end of the feed; an id -> the lines after it.
// Units:   kinds: "message", "submission", "route", "scan", "reply", "job", "person", "form"; entity: its id as text.
// Errors:  as connection.hpp.
// Owns:    results own what they hold.
//
// The functions of the store that change what people look at note it themselves. Ids ascend, but on PostgreSQL a
// transaction may commit after one that got a higher id: who reads must look back over a window (a few seconds by `at`,
// ids seen remembered), or a change is missed. A line says that something changed, not what: one more does no harm.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct Change {
  std::int64_t id = 0;
  Millis at = 0;
  std::string kind, entity;
};

Result<void> note_change(Connection& connection, std::string_view kind, std::int64_t entity);
Result<void> note_change(Connection& connection, std::string_view kind, std::string_view entity);
// By id, those after `id`.
Result<std::vector<Change>> changes_after(Connection& connection, std::int64_t id, std::size_t most = 500);
// 0: none was ever noted, or all are dropped.
Result<std::int64_t> last_change(Connection& connection);
// The oldest that is there still; 0: none. Who asks for those after an older one must load everything again.
Result<std::int64_t> first_change(Connection& connection);
Result<std::int64_t> drop_changes_before(Connection& connection, Millis before);

}  // namespace marshrut::store
