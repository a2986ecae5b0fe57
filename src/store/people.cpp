#include "store/people.hpp"

#include "store/changes.hpp"
#include "store/query.hpp"
#include "store/revision.hpp"

namespace marshrut::store {

namespace {

constexpr const char* kSelect =
    "SELECT id, login, name, email, role, school, password_hash, totp_secret, totp_last, active, must_change, created, "
    "last_seen, revision FROM person WHERE ";

Person person_of(const Rows& rows, std::size_t row) {
  Person person;
  person.id = rows.number(row, 0);
  person.login = rows.text(row, 1);
  person.name = rows.text(row, 2);
  person.email = rows.text(row, 3);
  person.role = rows.text(row, 4);
  person.school = rows.text(row, 5);
  person.password_hash = rows.text(row, 6);
  person.totp_secret = rows.text(row, 7);
  person.totp_last = rows.number(row, 8);
  person.active = rows.number(row, 9) != 0;
  person.must_change = rows.number(row, 10) != 0;
  person.created = rows.number(row, 11);
  person.last_seen = rows.maybe_number(row, 12);
  person.revision = rows.number(row, 13);
  return person;
}

Result<std::vector<Person>> select(Connection& connection, const std::string& where,
                                   std::initializer_list<Cell> cells) {
  const auto rows = connection.run(kSelect + where, cells);
  if (!rows) return rows.error();
  std::vector<Person> people;
  for (std::size_t row = 0; row < rows->size(); ++row) people.push_back(person_of(*rows, row));
  return people;
}

}  // namespace

Result<Person> add_person(Connection& connection, const Person& person) {
  const auto made = connection.run(
      "INSERT INTO person (login, name, email, role, school, password_hash, totp_secret, totp_last, active, "
      "must_change, created, revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1) RETURNING id",
      {person.login, person.name, person.email, person.role, person.school, person.password_hash, person.totp_secret,
       person.totp_last, person.active, person.must_change, person.created});
  if (!made) return made.error();
  if (auto noted = note_change(connection, "person", made->number(0, 0)); !noted) return noted.error();
  return find_person(connection, made->number(0, 0));
}

Result<Person> find_person(Connection& connection, std::int64_t id) {
  auto found = select(connection, "id = ?", {id});
  if (!found) return found.error();
  if (found->empty()) return Error{Code::not_found, "no such person", std::to_string(id)};
  return std::move(found->front());
}

Result<std::optional<Person>> person_by_login(Connection& connection, std::string_view login) {
  auto found = select(connection, "login = ?", {login});
  if (!found) return found.error();
  return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<Person>> people_page(Connection& connection, std::int64_t after, std::size_t most) {
  return select(connection, "id > ? ORDER BY id LIMIT ?", {after, most});
}

Result<Person> set_person(Connection& connection, const Person& person, std::optional<std::int64_t> expected) {
  const auto held = select(connection, "id = ?" + std::string(connection.for_update()), {person.id});
  if (!held) return held.error();
  if (held->empty()) return Error{Code::not_found, "no such person", std::to_string(person.id)};
  if (auto same = same_revision(held->front().revision, expected); !same) return same.error();
  const auto set = connection.run(
      "UPDATE person SET login = ?, name = ?, email = ?, role = ?, school = ?, password_hash = ?, totp_secret = ?, "
      "active = ?, must_change = ?, revision = revision + 1 WHERE id = ?",
      {person.login, person.name, person.email, person.role, person.school, person.password_hash, person.totp_secret,
       person.active, person.must_change, person.id});
  if (!set) return set.error();
  if (auto noted = note_change(connection, "person", person.id); !noted) return noted.error();
  return find_person(connection, person.id);
}

Result<void> note_person_seen(Connection& connection, std::int64_t id, Millis at) {
  const auto set = connection.run("UPDATE person SET last_seen = ? WHERE id = ?", {at, id});
  if (!set) return set.error();
  return {};
}

Result<bool> use_totp_step(Connection& connection, std::int64_t id, std::int64_t step) {
  const auto set = connection.run("UPDATE person SET totp_last = ? WHERE id = ? AND totp_last < ?", {step, id, step});
  if (!set) return set.error();
  return set->changed > 0;
}

Result<std::int64_t> active_people(Connection& connection, std::string_view role) {
  const auto rows = connection.run("SELECT COUNT(*) FROM person WHERE role = ? AND active = 1", {role});
  if (!rows) return rows.error();
  return rows->number(0, 0);
}

Result<LoginFailures> note_failure(Connection& connection, std::string_view key, Millis at, Millis forget_before) {
  const auto rows = connection.run(
      "INSERT INTO login_failure (key, count, last) VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET "
      "count = CASE WHEN login_failure.last < ? THEN 1 ELSE login_failure.count + 1 END, last = excluded.last "
      "RETURNING count, last",
      {key, at, forget_before});
  if (!rows) return rows.error();
  return LoginFailures{rows->number(0, 0), rows->number(0, 1)};
}

Result<LoginFailures> failures(Connection& connection, std::string_view key) {
  const auto rows = connection.run("SELECT count, last FROM login_failure WHERE key = ?", {key});
  if (!rows) return rows.error();
  if (rows->empty()) return LoginFailures{};
  return LoginFailures{rows->number(0, 0), rows->number(0, 1)};
}

Result<void> clear_failures(Connection& connection, std::string_view key) {
  const auto gone = connection.run("DELETE FROM login_failure WHERE key = ?", {key});
  if (!gone) return gone.error();
  return {};
}

Result<std::int64_t> drop_failures_before(Connection& connection, Millis before) {
  const auto gone = connection.run("DELETE FROM login_failure WHERE last < ?", {before});
  if (!gone) return gone.error();
  return gone->changed;
}

}  // namespace marshrut::store
