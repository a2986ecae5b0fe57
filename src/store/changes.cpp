#include "store/changes.hpp"

namespace marshrut::store {

Result<void> note_change(Connection& connection, std::string_view kind, std::int64_t entity) {
  return note_change(connection, kind, std::string_view(std::to_string(entity)));
}

Result<void> note_change(Connection& connection, std::string_view kind, std::string_view entity) {
  const auto made = connection.run("INSERT INTO change (at, kind, entity) VALUES (?, ?, ?)", {now_ms(), kind, entity});
  if (!made) return made.error();
  return {};
}

Result<std::vector<Change>> changes_after(Connection& connection, std::int64_t id, std::size_t most) {
  const auto rows =
      connection.run("SELECT id, at, kind, entity FROM change WHERE id > ? ORDER BY id LIMIT ?", {id, most});
  if (!rows) return rows.error();
  std::vector<Change> changes;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    changes.push_back({rows->number(row, 0), rows->number(row, 1), rows->text(row, 2), rows->text(row, 3)});
  }
  return changes;
}

Result<std::int64_t> last_change(Connection& connection) {
  const auto rows = connection.run("SELECT COALESCE(MAX(id), 0) FROM change");
  if (!rows) return rows.error();
  return rows->number(0, 0);
}

Result<std::int64_t> first_change(Connection& connection) {
  const auto rows = connection.run("SELECT COALESCE(MIN(id), 0) FROM change");
  if (!rows) return rows.error();
  return rows->number(0, 0);
}

// Ids ascend with time: those before the first one that stays. No index by time, which each note would have to keep.
Result<std::int64_t> drop_changes_before(Connection& connection, Millis before) {
  const auto gone = connection.run(
      "DELETE FROM change WHERE id < COALESCE((SELECT id FROM change WHERE at >= ? ORDER BY id LIMIT 1), "
      "(SELECT MAX(id) + 1 FROM change))",
      {before});
  if (!gone) return gone.error();
  return gone->changed;
}

}  // namespace marshrut::store
