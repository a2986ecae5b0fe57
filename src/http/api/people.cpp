// People, their tokens, their passwords: the administrator's work, and each person's own tokens.
#include "store/people.hpp"

#include "access/door.hpp"
#include "access/password.hpp"
#include "access/roster.hpp"
#include "access/secrets.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "store/audit.hpp"
#include "store/revision.hpp"
#include "store/sessions.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

using store::Connection;
using store::Person;

Json person_json(const Person& person) {
  return {{"id", person.id},
          {"login", person.login},
          {"name", person.name},
          {"email", person.email},
          {"role", person.role},
          {"school", person.school},
          {"active", person.active},
          {"secondFactor", !person.totp_secret.empty()},
          {"created", iso_time(person.created)},
          {"lastSeen", person.last_seen ? Json(iso_time(*person.last_seen)) : Json()},
          {"revision", person.revision}};
}

std::string subject_of(std::int64_t person) { return "person:" + std::to_string(person); }

Result<Person> person_of(const Call& call, std::int64_t id) {
  std::optional<Person> found;
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto person = store::find_person(connection, id);
    if (!person) return person.error();
    found = std::move(*person);
    return {};
  });
  if (!read) return read.error();
  return std::move(*found);
}

std::optional<Reply> misplaced(const std::string& role, const std::string& school) {
  if (access::school_fits(role, school)) return std::nullopt;
  return problem("bad-data", "/school", text::message("http.person.school"));
}

// There must be one who can let the others in again.
Result<void> keeps_an_admin(Connection& connection, const Person& now) {
  const std::string admin(access::role_name(access::Role::admin));
  if (now.active && now.role == admin) return {};
  const auto others = store::active_people(connection, admin);
  if (!others) return others.error();
  if (*others > 0) return {};
  return Error{Code::conflict, "the last administrator", "/role"};
}

Result<Reply> list_people(Call& call) {
  Json items = Json::array();
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto all = store::people_page(connection);
    if (!all) return all.error();
    items = Json::array();
    for (const Person& person : *all) items.push_back(person_json(person));
    return {};
  });
  if (!read) return read.error();
  if (auto noted = call.note("people.listed", "people"); !noted) return noted.error();
  return json_reply({{"items", items}, {"next", nullptr}, {"total", items.size()}});
}

Result<Reply> get_person(Call& call) {
  const auto person = person_of(call, call.id());
  if (!person) return person.error();
  return revised(json_reply(person_json(*person)), person->revision);
}

Result<Reply> add_person(Call& call) {
  const auto& body = call.json();
  Person fresh;
  fresh.login = access::folded_login(body.at("login").get<std::string>());
  fresh.name = body.at("name");
  fresh.email = body.value("email", std::string());
  fresh.role = body.at("role");
  fresh.school = body.value("school", std::string());
  fresh.created = now_ms();
  fresh.must_change = true;
  if (auto wrong = misplaced(fresh.role, fresh.school)) return std::move(*wrong);
  const bool given = body.contains("password");
  const std::string password = given ? body.at("password").get<std::string>() : access::new_password();
  if (const auto fault = access::password_fault(password, fresh.login); !fault.empty()) {
    return problem("bad-data", "/password", text::message("http.password." + std::string(fault)));
  }
  auto hash = access::hash_password(password);
  if (!hash) return hash.error();
  fresh.password_hash = std::move(*hash);
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto added = access::enrol(connection, fresh);
    if (!added) return added.error();
    fresh.id = added->id;
    return store::append(connection, call.entry("person.added", subject_of(added->id), {{"role", fresh.role}}));
  });
  if (!done) return done.error();
  Json shown = person_json(fresh);
  shown["password"] = given ? Json() : Json(password);
  return revised(json_reply(shown, 201), fresh.revision);
}

void take(const nlohmann::json& body, const char* name, std::string& into) {
  if (body.contains(name)) into = body.at(name).get<std::string>();
}

Result<Reply> change_person(Call& call) {
  auto person = person_of(call, call.id());
  if (!person) return person.error();
  const auto& body = call.json();
  take(body, "name", person->name);
  take(body, "email", person->email);
  take(body, "role", person->role);
  take(body, "school", person->school);
  if (body.contains("active")) person->active = body.at("active").get<bool>();
  if (auto wrong = misplaced(person->role, person->school)) return std::move(*wrong);
  Person changed;
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    // Rights that were taken away end at once.
    const bool oneself = person->id == call.who().person;
    auto set = access::change_and_end(connection, *person, call.wanted_revision().value_or(0),
                                      oneself ? std::optional(call.known()->session) : std::nullopt);
    if (!set) return set.error();
    changed = std::move(*set);
    if (auto kept = keeps_an_admin(connection, changed); !kept) return kept;
    Json details = Json::array();
    for (const auto& [key, value] : body.items()) details.push_back(key);
    return store::append(connection, call.entry("person.changed", subject_of(changed.id), {{"fields", details}}));
  });
  if (!done) return done.error();
  return revised(json_reply(person_json(changed)), changed.revision);
}

Result<void> set_and_end(Call& call, const Person& person, const char* action) {
  return call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto set = access::change_and_end(connection, person, person.revision);
    if (!set) return set.error();
    return store::append(connection, call.entry(action, subject_of(person.id)));
  });
}

Result<Reply> reset_password(Call& call) {
  auto person = person_of(call, call.id());
  if (!person) return person.error();
  const std::string password = access::new_password();
  auto hash = access::hash_password(password);
  if (!hash) return hash.error();
  person->password_hash = std::move(*hash);
  person->must_change = true;
  if (auto done = set_and_end(call, *person, "person.password-reset"); !done) return done.error();
  return json_reply({{"password", password}});
}

Result<Reply> reset_second_factor(Call& call) {
  auto person = person_of(call, call.id());
  if (!person) return person.error();
  person->totp_secret.clear();
  if (auto done = set_and_end(call, *person, "person.second-factor-reset"); !done) return done.error();
  return no_content();
}

// One's own, or anybody's for who may do all: others' are not there.
Result<void> may_touch(const Call& call) {
  if (call.own_only() && call.id() != call.who().person) return Error{Code::not_found, "not one's own", {}};
  return {};
}

Result<Reply> list_tokens(Call& call) {
  if (auto may = may_touch(call); !may) return may.error();
  if (auto there = person_of(call, call.id()); !there) return there.error();
  Json items = Json::array();
  auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    const auto all = store::tokens_of(connection, call.id(), "api");
    if (!all) return all.error();
    items = Json::array();
    for (const store::AccessToken& token : *all) {
      items.push_back({{"id", token.id},
                       {"name", token.name},
                       {"created", iso_time(token.created)},
                       {"used", token.used ? Json(iso_time(*token.used)) : Json()},
                       {"expires", token.expires ? Json(iso_time(*token.expires)) : Json()}});
    }
    return {};
  });
  if (!read) return read.error();
  return json_reply({{"items", items}});
}

Result<Reply> add_token(Call& call) {
  if (auto may = may_touch(call); !may) return may.error();
  // A token can't make tokens: what was stolen once would live for ever.
  if (call.known()->session == 0) return problem("forbidden");
  if (auto there = person_of(call, call.id()); !there) return there.error();
  const std::string secret = access::new_token();
  store::AccessToken token;
  token.person_id = call.id();
  token.name = call.json().at("name");
  token.token_hash = access::token_hash(secret);
  token.created = now_ms();
  constexpr std::int64_t kDay = std::int64_t{24} * 3600 * 1000;
  token.expires = token.created + call.json().at("days").get<std::int64_t>() * kDay;
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto added = store::add_token(connection, token);
    if (!added) return added.error();
    token.id = *added;
    return store::append(connection, call.entry("token.added", subject_of(token.person_id), {{"token", token.id}}));
  });
  if (!done) return done.error();
  return json_reply({{"id", token.id}, {"name", token.name}, {"token", secret}, {"expires", iso_time(*token.expires)}},
                    201);
}

Result<Reply> drop_token(Call& call) {
  if (auto may = may_touch(call); !may) return may.error();
  const std::int64_t token = call.id("token");
  auto done = call.desk().store.write([&](Connection& connection) -> Result<void> {
    const auto gone = store::drop_token(connection, call.id(), token);
    if (!gone) return gone.error();
    if (!*gone) return Error{Code::not_found, "no such token", {}};
    return store::append(connection, call.entry("token.dropped", subject_of(call.id()), {{"token", token}}));
  });
  if (!done) return done.error();
  return no_content();
}

constexpr Bound kBound[] = {
    {"listPeople", list_people},     {"getPerson", get_person},         {"addPerson", add_person},
    {"changePerson", change_person}, {"resetPassword", reset_password}, {"resetSecondFactor", reset_second_factor},
    {"listTokens", list_tokens},     {"addToken", add_token},           {"dropToken", drop_token}};

}  // namespace

std::span<const Bound> people_api() { return kBound; }

}  // namespace marshrut::http
