#include "access/door.hpp"

#include <algorithm>

#include "access/password.hpp"
#include "access/secrets.hpp"
#include "access/totp.hpp"
#include "store/audit.hpp"

namespace marshrut::access {

namespace {

constexpr std::size_t kLongestAgent = 200;
constexpr Millis kSeenEach = 60'000;               // a session's last use is written once a minute
constexpr Millis kForgetAfter = 24 * 3600 * 1000;  // failures

std::string login_key(const Attempt& attempt) { return "login:" + folded_login(attempt.login); }
std::string address_key(const Attempt& attempt) { return "address:" + attempt.origin; }

Error refused(const char* word, std::string where = {}) { return {Code::refused, word, std::move(where)}; }

// How long after the last failure the next try is heard.
Millis wait_after(std::int64_t failed, std::int64_t free_tries, std::chrono::milliseconds longest) {
  if (failed < free_tries) return 0;
  constexpr std::int64_t kMostDoublings = 20;
  const std::int64_t doublings = std::min(failed - free_tries, kMostDoublings);
  return std::min<Millis>(Millis{1000} << doublings, longest.count());
}

}  // namespace

std::string folded_login(std::string_view login) {
  std::string folded;
  for (const char c : login) {
    if (c != ' ') folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return folded;
}

Result<void> Door::may_try(const Attempt& attempt) const {
  Millis wait = 0;
  auto read = store_.read([&](store::Connection& connection) -> Result<void> {
    const Millis now = now_ms();
    wait = 0;
    const std::pair<std::string, std::chrono::milliseconds> keys[] = {
        {login_key(attempt), settings_.longest_wait_of_login},
        {address_key(attempt), settings_.longest_wait_of_address}};
    for (const auto& [key, longest] : keys) {
      const auto failed = store::failures(connection, key);
      if (!failed) return failed.error();
      if (failed->last > now) continue;  // a clock that jumped
      wait = std::max(wait, failed->last + wait_after(failed->count, settings_.free_tries, longest) - now);
    }
    return {};
  });
  if (!read) return read;
  if (wait > 0) return refused("too-many-requests", std::to_string((wait + 999) / 1000));
  return {};
}

Result<void> Door::note_failure(const Attempt& attempt) {
  return store_.write([&](store::Connection& connection) -> Result<void> {
    const Millis now = now_ms();
    for (const std::string& key : {login_key(attempt), address_key(attempt)}) {
      const auto noted = store::note_failure(connection, key, now, now - kForgetAfter);
      if (!noted) return noted.error();
    }
    return store::append(connection, {"nobody", attempt.origin, "session.refused", "session", "{}"});
  });
}

Result<store::Person> Door::judged(const Attempt& attempt) {
  std::optional<store::Person> found;
  auto read = store_.read([&](store::Connection& connection) -> Result<void> {
    auto person = store::person_by_login(connection, folded_login(attempt.login));
    if (!person) return person.error();
    found = std::move(*person);
    return {};
  });
  if (!read) return read.error();
  const bool fits = password_fits(found && found->active ? found->password_hash : std::string(), attempt.password);
  if (!fits) return refused("bad-login");
  if (found->totp_secret.empty()) return std::move(*found);
  if (attempt.code.empty()) return refused("code-needed");
  const auto step = totp_step(found->totp_secret, attempt.code, now_ms(), found->totp_last);
  if (!step) return refused("bad-login");
  bool used = false;
  auto written = store_.write([&](store::Connection& connection) -> Result<void> {
    const auto first = store::use_totp_step(connection, found->id, *step);
    if (!first) return first.error();
    used = *first;
    return {};
  });
  if (!written) return written.error();
  if (!used) return refused("bad-login");
  return std::move(*found);
}

Result<Entered> Door::enter(store::Person person, const Attempt& attempt) {
  Entered entered;
  entered.token = new_token();
  store::WebSession session;
  session.token_hash = token_hash(entered.token);
  session.person_id = person.id;
  session.csrf = new_token();
  session.created = session.seen = now_ms();
  session.expires = session.created + settings_.idle.count();
  session.origin = attempt.origin;
  session.agent = attempt.agent.substr(0, kLongestAgent);
  auto written = store_.write([&](store::Connection& connection) -> Result<void> {
    const auto added = store::add_session(connection, session);
    if (!added) return added.error();
    entered.known.session = *added;
    if (auto cleared = store::clear_failures(connection, login_key(attempt)); !cleared) return cleared;
    if (auto seen = store::note_person_seen(connection, person.id, session.seen); !seen) return seen;
    return store::append(connection, {person.role + ':' + person.login, attempt.origin, "session.opened",
                                      "person:" + std::to_string(person.id), "{}"});
  });
  if (!written) return written.error();
  entered.known.person = std::move(person);
  entered.known.csrf = session.csrf;
  return entered;
}

Result<Entered> Door::log_in(const Attempt& attempt) {
  if (auto may = may_try(attempt); !may) return may.error();
  auto person = judged(attempt);
  if (person) return enter(std::move(*person), attempt);
  if (person.error().message == "bad-login") {
    if (auto noted = note_failure(attempt); !noted) return noted.error();
  }
  return person.error();
}

Result<std::optional<Known>> Door::by_session(std::string_view token) {
  std::optional<Known> known;
  std::optional<store::WebSession> session;
  const Millis now = now_ms();
  auto read = store_.read([&](store::Connection& connection) -> Result<void> {
    known.reset();
    auto found = store::find_session(connection, token_hash(token), now);
    if (!found) return found.error();
    session = std::move(*found);
    if (!session) return {};
    auto person = store::find_person(connection, session->person_id);
    if (!person) return person.error();
    if (person->active) known = Known{std::move(*person), session->id, session->csrf};
    return {};
  });
  if (!read) return read.error();
  if (known && now - session->seen > kSeenEach) {
    const Millis expires = std::min(now + settings_.idle.count(), session->created + settings_.longest.count());
    auto touched = store_.write(
        [&](store::Connection& connection) -> Result<void> {
          if (auto seen = store::note_person_seen(connection, known->person.id, now); !seen) return seen;
          return store::touch_session(connection, session->id, now, expires);
        },
        store::Urgency::patient);
    if (!touched) return touched.error();
  }
  return known;
}

Result<std::optional<Known>> Door::by_token(std::string_view token, std::string_view purpose) {
  std::optional<Known> known;
  std::optional<store::AccessToken> found;
  const Millis now = now_ms();
  auto read = store_.read([&](store::Connection& connection) -> Result<void> {
    known.reset();
    auto looked = store::find_token(connection, token_hash(token), purpose, now);
    if (!looked) return looked.error();
    found = std::move(*looked);
    if (!found) return {};
    auto person = store::find_person(connection, found->person_id);
    if (!person) return person.error();
    if (person->active) known = Known{std::move(*person), 0, {}};
    return {};
  });
  if (!read) return read.error();
  if (known && now - found->used.value_or(0) > kSeenEach) {
    auto noted =
        store_.write([&](store::Connection& connection) { return store::note_token_used(connection, found->id, now); },
                     store::Urgency::patient);
    if (!noted) return noted.error();
  }
  return known;
}

bool Door::still_in(std::int64_t person, std::int64_t session) const {
  bool in = false;
  const auto read = store_.read([&](store::Connection& connection) -> Result<void> {
    in = false;
    const auto found = store::find_person(connection, person);
    if (!found) return found.error();
    if (!found->active || session == 0) return in = found->active, Result<void>();
    const auto open = store::sessions_of(connection, person, now_ms());
    if (!open) return open.error();
    in = std::any_of(open->begin(), open->end(), [&](const auto& one) { return one.id == session; });
    return {};
  });
  return read.ok() && in;
}

}  // namespace marshrut::access
