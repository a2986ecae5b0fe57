#include "store/sessions.hpp"

#include "store/query.hpp"

namespace marshrut::store {

namespace {

constexpr const char* kSession =
    "SELECT id, token_hash, person_id, csrf, created, seen, expires, origin, agent FROM web_session WHERE ";
constexpr const char* kToken =
    "SELECT id, person_id, purpose, name, token_hash, created, used, expires FROM access_token WHERE ";

Result<std::vector<WebSession>> select_sessions(Connection& connection, const char* where,
                                                std::initializer_list<Cell> cells) {
  const auto rows = connection.run(std::string(kSession) + where, cells);
  if (!rows) return rows.error();
  std::vector<WebSession> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    all.push_back({rows->number(row, 0), rows->text(row, 1), rows->number(row, 2), rows->text(row, 3),
                   rows->number(row, 4), rows->number(row, 5), rows->number(row, 6), rows->text(row, 7),
                   rows->text(row, 8)});
  }
  return all;
}

Result<std::vector<AccessToken>> select_tokens(Connection& connection, const char* where,
                                               std::initializer_list<Cell> cells) {
  const auto rows = connection.run(std::string(kToken) + where, cells);
  if (!rows) return rows.error();
  std::vector<AccessToken> all;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    all.push_back({rows->number(row, 0), rows->number(row, 1), rows->text(row, 2), rows->text(row, 3),
                   rows->text(row, 4), rows->number(row, 5), rows->maybe_number(row, 6), rows->maybe_number(row, 7)});
  }
  return all;
}

Result<std::int64_t> changed(const Result<Rows>& rows) {
  if (!rows) return rows.error();
  return rows->changed;
}

}  // namespace

Result<std::int64_t> add_session(Connection& connection, const WebSession& session) {
  const auto made = connection.run(
      "INSERT INTO web_session (token_hash, person_id, csrf, created, seen, expires, origin, agent) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
      {session.token_hash, session.person_id, session.csrf, session.created, session.seen, session.expires,
       session.origin, session.agent});
  if (!made) return made.error();
  return made->number(0, 0);
}

Result<std::optional<WebSession>> find_session(Connection& connection, std::string_view token_hash, Millis now) {
  auto found = select_sessions(connection, "token_hash = ? AND expires > ?", {token_hash, now});
  if (!found) return found.error();
  return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<void> touch_session(Connection& connection, std::int64_t id, Millis seen, Millis expires) {
  const auto set = connection.run("UPDATE web_session SET seen = ?, expires = ? WHERE id = ?", {seen, expires, id});
  if (!set) return set.error();
  return {};
}

Result<bool> drop_session(Connection& connection, std::int64_t person_id, std::int64_t id) {
  const auto gone = connection.run("DELETE FROM web_session WHERE person_id = ? AND id = ?", {person_id, id});
  if (!gone) return gone.error();
  return gone->changed > 0;
}

Result<std::int64_t> drop_sessions_of(Connection& connection, std::int64_t person_id,
                                      std::optional<std::int64_t> except) {
  return changed(
      connection.run("DELETE FROM web_session WHERE person_id = ? AND id <> ?", {person_id, except.value_or(0)}));
}

Result<std::vector<WebSession>> sessions_of(Connection& connection, std::int64_t person_id, Millis now) {
  return select_sessions(connection, "person_id = ? AND expires > ? ORDER BY seen DESC, id DESC", {person_id, now});
}

Result<std::int64_t> add_token(Connection& connection, const AccessToken& token) {
  const auto made = connection.run(
      "INSERT INTO access_token (person_id, purpose, name, token_hash, created, used, expires) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
      {token.person_id, token.purpose, token.name, token.token_hash, token.created, token.used, token.expires});
  if (!made) return made.error();
  return made->number(0, 0);
}

Result<std::optional<AccessToken>> find_token(Connection& connection, std::string_view token_hash,
                                              std::string_view purpose, Millis now) {
  auto found = select_tokens(connection, "token_hash = ? AND purpose = ? AND (expires IS NULL OR expires > ?)",
                             {token_hash, purpose, now});
  if (!found) return found.error();
  return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<void> note_token_used(Connection& connection, std::int64_t id, Millis at) {
  const auto set = connection.run("UPDATE access_token SET used = ? WHERE id = ?", {at, id});
  if (!set) return set.error();
  return {};
}

Result<bool> drop_token(Connection& connection, std::int64_t person_id, std::int64_t id) {
  const auto gone = connection.run("DELETE FROM access_token WHERE person_id = ? AND id = ?", {person_id, id});
  if (!gone) return gone.error();
  return gone->changed > 0;
}

Result<std::int64_t> drop_tokens_of(Connection& connection, std::int64_t person_id,
                                    std::optional<std::string_view> purpose) {
  if (!purpose) return changed(connection.run("DELETE FROM access_token WHERE person_id = ?", {person_id}));
  return changed(connection.run("DELETE FROM access_token WHERE person_id = ? AND purpose = ?", {person_id, *purpose}));
}

Result<std::vector<AccessToken>> tokens_of(Connection& connection, std::int64_t person_id, std::string_view purpose) {
  return select_tokens(connection, "person_id = ? AND purpose = ? ORDER BY id", {person_id, purpose});
}

Result<std::int64_t> drop_expired(Connection& connection, Millis now) {
  const auto sessions = changed(connection.run("DELETE FROM web_session WHERE expires <= ?", {now}));
  if (!sessions) return sessions;
  const auto tokens = changed(connection.run("DELETE FROM access_token WHERE expires <= ?", {now}));
  if (!tokens) return tokens;
  return *sessions + *tokens;
}

}  // namespace marshrut::store
