#include "store/idempotency.hpp"

namespace marshrut::store {

Result<Answered> answered(Connection& connection, std::int64_t person_id, std::string_view key,
                          std::string_view fingerprint) {
  const auto rows = connection.run(
      "SELECT fingerprint, status, type, headers, body FROM answer WHERE person_id = ? AND key = ?", {person_id, key});
  if (!rows) return rows.error();
  if (rows->empty()) return Answered{};
  if (rows->text(0, 0) != fingerprint) return Answered{std::nullopt, true};
  KeptAnswer answer;
  answer.status = static_cast<int>(rows->number(0, 1));
  answer.type = rows->text(0, 2);
  answer.headers = rows->text(0, 3);
  answer.body = rows->text(0, 4);
  return Answered{std::move(answer), false};
}

Result<void> keep(Connection& connection, std::int64_t person_id, std::string_view key, std::string_view fingerprint,
                  const KeptAnswer& answer, Millis at) {
  const auto made = connection.run(
      "INSERT INTO answer (person_id, key, fingerprint, status, type, headers, body, at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      {person_id, key, fingerprint, answer.status, answer.type, answer.headers, answer.body, at});
  if (!made) return made.error();
  return {};
}

Result<std::int64_t> drop_answers_before(Connection& connection, Millis before) {
  const auto gone = connection.run("DELETE FROM answer WHERE at < ?", {before});
  if (!gone) return gone.error();
  return gone->changed;
}

}  // namespace marshrut::store
