// people: who may sign in at the console: added and let in again from the command line, the first administrator too.
#include "access/door.hpp"
#include "access/password.hpp"
#include "access/rights.hpp"
#include "access/roster.hpp"
#include "cli/commands.hpp"
#include "cli/store_session.hpp"
#include "store/audit.hpp"
#include "store/people.hpp"
#include "text/messages.hpp"

namespace marshrut::cli {

namespace {

using store::Connection;
using store::Person;
using text::message;

Result<void> note(Connection& connection, const intake::Operator& who, const char* action, const Person& person) {
  return store::append(connection, {who.name, who.origin, action, "person:" + std::to_string(person.id), "{}"});
}

}  // namespace

int run_people_add(const Call& call, Console& console) {
  const std::string login = access::folded_login(*call.value("login"));
  const auto role = access::role_named(*call.value("role"));
  const std::string school(call.value("school").value_or(""));
  if (!role) return complain(console, usage_error(message("cli.people.roles")), call.command);
  if (!access::school_fits(access::role_name(*role), school)) {
    return complain(console, usage_error(message("cli.people.school")), call.command);
  }
  // The first administrator comes before the service ever ran.
  const auto store = store_of(call, console, "data", true);
  if (!store) return kBadInput;
  const std::string password = access::new_password();
  const auto hash = access::hash_password(password);
  if (!hash) return told(console, login, hash.error());
  Person person;
  person.login = login;
  person.name = *call.value("name");
  person.email = call.value("email").value_or("");
  person.role = access::role_name(*role);
  person.school = school;
  person.password_hash = *hash;
  person.must_change = !call.has("keep-password");
  person.created = now_ms();
  const auto done = store->write([&](Connection& connection) -> Result<void> {
    const auto added = access::enrol(connection, person);
    if (!added) return added.error();
    return note(connection, operator_of(call), "person.added", *added);
  });
  if (!done && done.error().where == "/login") {
    return complain(console, usage_error(message("cli.people.taken", {{"login", std::string_view(login)}})),
                    call.command);
  }
  if (!done) return told(console, login, done.error());
  console.line(
      message("cli.people.added", {{"login", std::string_view(login)}, {"password", std::string_view(password)}}));
  return kDone;
}

int run_people_list(const Call& call, Console& console) {
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  std::vector<Person> people;
  const auto read = store->read([&](Connection& connection) -> Result<void> {
    auto all = store::people_page(connection);
    if (!all) return all.error();
    people = std::move(*all);
    return {};
  });
  if (!read) return told(console, "marshrut", read.error());
  for (const Person& person : people) {
    console.line(person.login + "  " + person.role + "  " + person.name +
                 (person.school.empty() ? std::string() : "  " + person.school) +
                 (person.active ? std::string() : "  " + message("cli.people.inactive")));
  }
  return kDone;
}

int run_people_password(const Call& call, Console& console) {
  const std::string login = access::folded_login(call.words.front());
  const auto store = store_of(call, console);
  if (!store) return kBadInput;
  const std::string password = access::new_password();
  const auto hash = access::hash_password(password);
  if (!hash) return told(console, login, hash.error());
  const auto done = store->write([&](Connection& connection) -> Result<void> {
    auto person = store::person_by_login(connection, login);
    if (!person) return person.error();
    if (!*person) return Error{Code::not_found, "nobody of that login", login};
    if (call.has("no-second-factor")) (*person)->totp_secret.clear();
    (*person)->password_hash = *hash;
    (*person)->must_change = true;
    const auto set = access::change_and_end(connection, **person, {});
    if (!set) return set.error();
    return note(connection, operator_of(call), "person.password-reset", **person);
  });
  if (!done && done.error().code == Code::not_found) {
    console.report(login, Code::not_found, message("cli.people.nobody"));
    return kBadInput;
  }
  if (!done) return told(console, login, done.error());
  console.line(
      message("cli.people.password", {{"login", std::string_view(login)}, {"password", std::string_view(password)}}));
  return kDone;
}

}  // namespace marshrut::cli
