// Who is signed in, how one comes in and goes, what is one's own: password, second factor, sessions; events.
#include <cstdlib>

#include "access/password.hpp"
#include "access/roster.hpp"
#include "access/totp.hpp"
#include "http/api.hpp"
#include "http/events.hpp"
#include "http/handlers.hpp"
#include "http/problem.hpp"
#include "http/qr.hpp"
#include "store/audit.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

Json person_json(const store::Person& person) {
  return {{"id", person.id},
          {"login", person.login},
          {"name", person.name},
          {"role", person.role},
          {"school", person.school},
          {"secondFactor", !person.totp_secret.empty()},
          {"mustChangePassword", person.must_change}};
}

Json may_call(const store::Person& person) {
  Json all = Json::array();
  const auto role = access::role_named(person.role);
  if (!role) return all;
  for (const access::Right& right : access::rights()) {
    if (right.reach[static_cast<std::size_t>(*role)] != access::Reach::none) all.push_back(right.operation);
  }
  return all;
}

Json session_json(const Services& services, const std::optional<access::Known>& known) {
  return {{"person", known ? person_json(known->person) : Json()},
          {"csrf", known && !known->csrf.empty() ? Json(known->csrf) : Json()},
          {"centre", services.centre},
          {"may", known ? may_call(known->person) : Json::array()},
          {"version", services.version}};
}

std::string cookie(const Call& call, std::string_view token, std::string_view more) {
  return std::string(kSessionCookie) + '=' + std::string(token) + "; Path=/; HttpOnly; SameSite=Strict" +
         (call.request().secure ? "; Secure" : "") + std::string(more);
}

Result<Reply> get_session(Call& call) { return json_reply(session_json(call.services(), call.known())); }

Result<Reply> log_in(Call& call) {
  const auto& body = call.json();
  access::Attempt attempt;
  attempt.login = body.at("login");
  attempt.password = body.at("password");
  attempt.code = body.value("code", std::string());
  attempt.origin = call.who().origin;
  attempt.agent = std::string(call.request().header("user-agent"));
  auto entered = call.services().door.log_in(attempt);
  if (!entered) {
    const Error& error = entered.error();
    if (error.code != Code::refused) return error;
    if (error.message == "too-many-requests") return problem(error.message).with("Retry-After", error.where);
    return problem(error.message);
  }
  if (call.known() && call.known()->session != 0) {
    // Whoever was signed in here before is not any more.
    auto dropped = call.desk().store.write([&](store::Connection& connection) -> Result<void> {
      const auto gone = store::drop_session(connection, call.known()->person.id, call.known()->session);
      return gone ? Result<void>() : gone.error();
    });
    if (!dropped) return dropped.error();
  }
  return json_reply(session_json(call.services(), entered->known)).with("Set-Cookie", cookie(call, entered->token, ""));
}

// One's own session and person, changed in one commit that the audit knows.
Result<Reply> change_own(Call& call, const std::string& action,
                         const std::function<Result<void>(store::Connection&)>& change) {
  const store::Entry told = call.entry(action, "person:" + std::to_string(call.who().person));
  auto done = call.desk().store.write([&](store::Connection& connection) -> Result<void> {
    if (auto changed = change(connection); !changed) return changed;
    return store::append(connection, told);
  });
  if (!done) return done.error();
  return no_content();
}

Result<Reply> log_out(Call& call) {
  auto done = change_own(call, "session.closed", [&](store::Connection& connection) -> Result<void> {
    const auto gone = store::drop_session(connection, call.who().person, call.known()->session);
    return gone ? Result<void>() : gone.error();
  });
  if (!done) return done;
  return done->with("Set-Cookie", cookie(call, "", "; Max-Age=0"));
}

Result<Reply> change_password(Call& call) {
  store::Person person = call.known()->person;
  const std::string old = call.json().at("old"), fresh = call.json().at("new");
  if (!access::password_fits(person.password_hash, old)) return problem("bad-login", "/old");
  if (const auto fault = access::password_fault(fresh, person.login); !fault.empty() || fresh == old) {
    const std::string word(fault.empty() ? "same" : fault);
    return problem("bad-data", "/new", text::message("http.password." + word));
  }
  auto hash = access::hash_password(fresh);
  if (!hash) return hash.error();
  person.password_hash = *hash;
  person.must_change = false;
  return change_own(call, "person.password-changed", [&](store::Connection& connection) -> Result<void> {
    const auto set = access::change_and_end(connection, person, person.revision, call.known()->session);
    return set ? Result<void>() : set.error();
  });
}

Result<Reply> begin_second_factor(Call& call) {
  const store::Person& person = call.known()->person;
  if (!person.totp_secret.empty()) return Error{Code::conflict, "there is a second factor already", {}};
  // Not kept until a code shows that the telephone has it: it comes back with that code, signed by the session.
  const std::string secret = access::new_totp_secret();
  const std::string uri = access::totp_uri(secret, person.login, text::message("http.product"));
  auto picture = qr_picture(uri);
  if (!picture) return picture.error();
  return json_reply({{"secret", secret}, {"uri", uri}, {"qr", *picture}});
}

Result<Reply> confirm_second_factor(Call& call) {
  store::Person person = call.known()->person;
  const std::string secret = call.json().at("secret"), code = call.json().at("code");
  if (!person.totp_secret.empty()) return Error{Code::conflict, "there is a second factor already", {}};
  const auto step = access::totp_step(secret, code, now_ms(), 0);
  if (!step) return problem("bad-login", "/code");
  person.totp_secret = secret;
  return change_own(call, "person.second-factor-set", [&](store::Connection& connection) -> Result<void> {
    const auto set = store::set_person(connection, person, person.revision);
    if (!set) return set.error();
    const auto used = store::use_totp_step(connection, person.id, *step);
    return used ? Result<void>() : used.error();
  });
}

Result<Reply> drop_second_factor(Call& call) {
  store::Person person = call.known()->person;
  if (!access::password_fits(person.password_hash, call.json().at("password").get<std::string>())) {
    return problem("bad-login", "/password");
  }
  person.totp_secret.clear();
  return change_own(call, "person.second-factor-dropped", [&](store::Connection& connection) -> Result<void> {
    const auto set = store::set_person(connection, person, person.revision);
    return set ? Result<void>() : set.error();
  });
}

Result<Reply> list_sessions(Call& call) {
  Json items = Json::array();
  auto read = call.desk().store.read([&](store::Connection& connection) -> Result<void> {
    const auto all = store::sessions_of(connection, call.who().person, now_ms());
    if (!all) return all.error();
    items = Json::array();
    for (const store::WebSession& one : *all) {
      items.push_back({{"id", one.id},
                       {"created", iso_time(one.created)},
                       {"seen", iso_time(one.seen)},
                       {"origin", one.origin},
                       {"agent", one.agent},
                       {"current", one.id == call.known()->session}});
    }
    return {};
  });
  if (!read) return read.error();
  return json_reply({{"items", items}});
}

Result<Reply> drop_session(Call& call) {
  return change_own(call, "session.dropped", [&](store::Connection& connection) -> Result<void> {
    const auto gone = store::drop_session(connection, call.who().person, call.id());
    if (!gone) return gone.error();
    return *gone ? Result<void>() : Error{Code::not_found, "no such session", {}};
  });
}

Result<Reply> get_overview(Call& call) {
  Json counts;
  auto read = call.desk().store.read([&](store::Connection& connection) -> Result<void> {
    auto made = overview_counts(connection, call.who().scope, call.services().overdue);
    if (!made) return made.error();
    counts = std::move(*made);
    return {};
  });
  if (!read) return read.error();
  return json_reply({{"counts", counts}});
}

Result<Reply> stream_events(Call& call) {
  Listener listener;
  listener.scope = call.who().scope;
  if (const std::string last(call.request().header("last-event-id")); !last.empty()) {
    listener.last = std::strtoll(last.c_str(), nullptr, 10);
  }
  listener.allowed = [&door = call.services().door, person = call.who().person, session = call.known()->session] {
    return door.still_in(person, session);
  };
  Reply reply;
  reply.type = "text/event-stream";
  reply.with("Cache-Control", "no-store");
  reply.events = [&hub = call.services().events, listener](std::unique_ptr<EventStream> stream) {
    return hub.add(listener, std::move(stream));
  };
  return reply;
}

constexpr Bound kBound[] = {{"getSession", get_session},
                            {"logIn", log_in},
                            {"logOut", log_out},
                            {"changePassword", change_password},
                            {"beginSecondFactor", begin_second_factor},
                            {"confirmSecondFactor", confirm_second_factor},
                            {"dropSecondFactor", drop_second_factor},
                            {"listSessions", list_sessions},
                            {"dropSession", drop_session},
                            {"getOverview", get_overview},
                            {"streamEvents", stream_events}};

}  // namespace

std::span<const Bound> session_api() { return kBound; }

}  // namespace marshrut::http
