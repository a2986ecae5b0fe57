#include "store/ledger_sum.hpp"

namespace marshrut::store {

Result<std::int64_t> message_count(Connection& connection) {
  const auto rows = connection.run("SELECT count(*) FROM message");
  if (!rows) return rows.error();
  return rows->number(0, 0);
}

}  // namespace marshrut::store
