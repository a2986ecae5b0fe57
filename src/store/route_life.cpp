#include "store/route_life.hpp"

namespace marshrut::store {

Result<std::map<std::int64_t, RouteLife>> lives_between(Connection& connection, std::int64_t first, std::int64_t last) {
  const auto rows = connection.run(
      "SELECT route_id, to_state, MAX(at) FROM route_step WHERE route_id >= CAST(? AS BIGINT) AND "
      "route_id <= CAST(? AS BIGINT) GROUP BY route_id, to_state",
      {first, last});
  if (!rows) return rows.error();
  std::map<std::int64_t, RouteLife> lives;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (const auto state = route_state(rows->text(row, 1))) lives[rows->number(row, 0)][*state] = rows->number(row, 2);
  }
  return lives;
}

}  // namespace marshrut::store
