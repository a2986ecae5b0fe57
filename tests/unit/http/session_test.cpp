// Coming in and going out; what a session may not be made to do.
#include <gtest/gtest.h>

#include <algorithm>

#include "access/totp.hpp"
#include "base/clock.hpp"
#include "support/console_server.hpp"

namespace marshrut::testing {
namespace {

using access::Role;
using Json = nlohmann::json;

constexpr const char* kSession = "/api/v1/session";

std::string cookie_of(const Answer& answer) {
  const std::string set = answer.header("Set-Cookie");
  const std::size_t begin = set.find('=') + 1;
  return set.substr(begin, set.find(';') - begin);
}

// Signed in as a browser is: by its password.
Caller signed_in(ConsoleServer& server, const Answer& answer) {
  (void)server;
  Caller caller;
  caller.cookie = cookie_of(answer);
  caller.csrf = answer.json().value("csrf", std::string());
  return caller;
}

Json login(const std::string& name, const std::string& password = kPassword) {
  return {{"login", name}, {"password", password}};
}

TEST(Session, OpensByPasswordAndEndsAtOnce) {
  ConsoleServer server;
  server.person(Role::operator_, "ivanova");
  const Answer entered = server.call({}, "POST", kSession, login(" Ivanova "));
  ASSERT_EQ(entered.status, 200) << entered.body;
  EXPECT_EQ(entered.misfit, "");
  const std::string set = entered.header("Set-Cookie");
  for (const char* part : {"HttpOnly", "SameSite=Strict", "Path=/"})
    EXPECT_NE(set.find(part), std::string::npos) << set;
  const Caller caller = signed_in(server, entered);
  const Answer told = server.call(caller, "GET", kSession);
  EXPECT_EQ(told.json().at("person").at("login"), "ivanova");
  EXPECT_NE(told.body.find("listMessages"), std::string::npos);
  EXPECT_EQ(server.call(caller, "GET", "/api/v1/messages").status, 200);
  EXPECT_EQ(server.call(caller, "DELETE", kSession).status, 204);
  EXPECT_EQ(server.call(caller, "GET", "/api/v1/messages").code(), "not-signed-in");
}

TEST(Session, RefusesWithoutTellingWhoIsThere) {
  ConsoleServer server;
  server.person(Role::operator_, "ivanova");
  const Answer wrong = server.call({}, "POST", kSession, login("ivanova", "another password"));
  const Answer nobody = server.call({}, "POST", kSession, login("nobody"));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.body, nobody.body);
  EXPECT_EQ(wrong.misfit, "");
}

TEST(Session, MakesGuessersWait) {
  ConsoleServer server;
  server.person(Role::operator_, "ivanova");
  Answer last;
  for (int i = 0; i < 7 && last.status != 429; ++i) last = server.call({}, "POST", kSession, login("ivanova", "guess"));
  EXPECT_EQ(last.status, 429);
  EXPECT_EQ(last.code(), "too-many-requests");
  EXPECT_GT(std::stoi(last.header("Retry-After")), 0);
  // The right one has to wait as well: else it would tell itself apart.
  EXPECT_EQ(server.call({}, "POST", kSession, login("ivanova")).status, 429);
}

TEST(Session, IsANewOneForEachSignIn) {
  ConsoleServer server;
  server.person(Role::operator_, "ivanova");
  Caller planted;
  planted.cookie = "planted-by-somebody-else";
  const Answer entered = server.call(planted, "POST", kSession, login("ivanova"));
  ASSERT_EQ(entered.status, 200);
  EXPECT_NE(cookie_of(entered), planted.cookie);
  EXPECT_EQ(server.call(planted, "GET", "/api/v1/overview").code(), "not-signed-in");
  // Signing in again ends the session that was open in this browser.
  const Caller first = signed_in(server, entered);
  const Answer again = server.call(first, "POST", kSession, login("ivanova"));
  ASSERT_EQ(again.status, 200) << again.body;
  EXPECT_EQ(server.call(first, "GET", "/api/v1/overview").status, 401);
}

TEST(Session, ChangesNothingWithoutItsToken) {
  ConsoleServer server;
  Caller caller = server.person(Role::admin, "admin");
  const std::string csrf = std::exchange(caller.csrf, "");
  EXPECT_EQ(server.call(caller, "POST", "/api/v1/settings/reload").code(), "csrf");
  caller.csrf = csrf.substr(0, csrf.size() - 1) + (csrf.back() == 'A' ? 'B' : 'A');
  EXPECT_EQ(server.call(caller, "POST", "/api/v1/settings/reload").code(), "csrf");
  caller.csrf = csrf;
  EXPECT_EQ(server.call(caller, "POST", "/api/v1/settings/reload").status, 200);
}

TEST(Session, AsksForTheSecondFactorOnceEachCode) {
  ConsoleServer server;
  const Caller caller = server.person(Role::operator_, "ivanova");
  const Answer begun = server.call(caller, "POST", "/api/v1/session/second-factor");
  ASSERT_EQ(begun.status, 200) << begun.body;
  EXPECT_EQ(begun.misfit, "");
  const std::string secret = begun.json().at("secret");
  EXPECT_TRUE(begun.json().at("qr").get<std::string>().starts_with("data:image/svg+xml;base64,"));
  const Json wrong = {{"secret", secret}, {"code", "000000"}};
  EXPECT_EQ(server.call(caller, "PUT", "/api/v1/session/second-factor", wrong).code(), "bad-login");
  const auto code_at = [&](std::int64_t steps) {
    for (int code = 0; code < 1'000'000; ++code) {
      std::string text = std::to_string(code);
      text.insert(0, 6 - text.size(), '0');
      const Millis at = now_ms() + steps * 30'000;
      const auto step = access::totp_step(secret, text, at, at / 30'000 - 1);
      if (step && *step == at / 30'000) return text;
    }
    return std::string();
  };
  const Json right = {{"secret", secret}, {"code", code_at(0)}};
  ASSERT_EQ(server.call(caller, "PUT", "/api/v1/session/second-factor", right).status, 204);
  EXPECT_EQ(server.call({}, "POST", kSession, login("ivanova")).code(), "code-needed");
  Json attempt = login("ivanova");
  attempt["code"] = right["code"];
  EXPECT_EQ(server.call({}, "POST", kSession, attempt).code(), "bad-login") << "a code counts once";
  attempt["code"] = code_at(1);
  EXPECT_EQ(server.call({}, "POST", kSession, attempt).status, 200);
}

TEST(Session, OfAPasswordThatSomebodyElseGaveOpensOnlyItsChange) {
  ConsoleServer server;
  const Caller admin = server.person(Role::admin, "admin");
  const Answer added = server.call(admin, "POST", "/api/v1/people",
                                   Json{{"login", "novaya"}, {"name", "Новая Анна"}, {"role", "operator"}});
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(added.misfit, "");
  const std::string given = added.json().at("password");
  const Caller caller = signed_in(server, server.call({}, "POST", kSession, login("novaya", given)));
  EXPECT_EQ(server.call(caller, "GET", "/api/v1/messages").code(), "forbidden");
  const Json weak = {{"old", given}, {"new", "novaya123456"}};
  EXPECT_EQ(server.call(caller, "PUT", "/api/v1/session/password", weak).code(), "bad-data");
  const Json strong = {{"old", given}, {"new", "длинный и свой пароль"}};
  EXPECT_EQ(server.call(caller, "PUT", "/api/v1/session/password", strong).status, 204);
  EXPECT_EQ(server.call(caller, "GET", "/api/v1/messages").status, 200);
}

TEST(Session, OfSomebodyWhoIsLetGoIsOver) {
  ConsoleServer server;
  const Caller admin = server.person(Role::admin, "admin");
  const Caller caller = server.person(Role::operator_, "ivanova");
  const std::string place = "/api/v1/people/" + std::to_string(caller.person);
  EXPECT_EQ(server.call(admin, "PATCH", place, Json{{"active", false}}).code(), "precondition-required");
  EXPECT_EQ(server.call(admin, "PATCH", place, Json{{"active", false}}, {{"If-Match", "\"r7\""}}).code(), "stale");
  EXPECT_EQ(server.call(admin, "PATCH", place, Json{{"active", false}}, {{"If-Match", "\"r1\""}}).status, 200);
  EXPECT_EQ(server.call(caller, "GET", "/api/v1/messages").status, 401);
}

TEST(People, KeepAnAdministrator) {
  ConsoleServer server;
  const Caller admin = server.person(Role::admin, "admin");
  const std::string place = "/api/v1/people/" + std::to_string(admin.person);
  EXPECT_EQ(server.call(admin, "PATCH", place, Json{{"active", false}}, {{"If-Match", "\"r1\""}}).code(), "conflict");
  EXPECT_EQ(server.call(admin, "PATCH", place, Json{{"role", "head"}}, {{"If-Match", "\"r1\""}}).code(), "conflict");
}

TEST(Tokens, WorkWithoutCookiesUntilTheyAreDropped) {
  ConsoleServer server;
  const Caller admin = server.person(Role::admin, "admin");
  const Caller caller = server.person(Role::operator_, "ivanova");
  const std::string own = "/api/v1/people/" + std::to_string(caller.person) + "/tokens";
  const Answer made = server.call(caller, "POST", own, Json{{"name", "Выгрузка"}, {"days", 30}});
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.misfit, "");
  Caller program;
  program.token = made.json().at("token");
  EXPECT_EQ(server.call(program, "GET", "/api/v1/messages").status, 200);
  EXPECT_EQ(server.call(program, "POST", own, Json{{"name", "Ещё"}, {"days", 30}}).code(), "forbidden");
  const std::string others = "/api/v1/people/" + std::to_string(admin.person) + "/tokens";
  EXPECT_EQ(server.call(caller, "GET", others).code(), "not-found");
  const std::string one = own + '/' + std::to_string(made.json().at("id").get<int>());
  EXPECT_EQ(server.call(caller, "DELETE", one).status, 204);
  EXPECT_EQ(server.call(program, "GET", "/api/v1/messages").status, 401);
}

TEST(Idempotency, GivesTheFirstAnswerAgain) {
  ConsoleServer server;
  const Caller caller = server.person(Role::operator_, "ivanova");
  const Json to = {{"to", "sekretar@school5.example"}};
  const http::Fields key = {{"Idempotency-Key", "k1"}};
  const Answer first = server.call(caller, "POST", "/api/v1/test-letters", to, key);
  ASSERT_EQ(first.status, 202) << first.body;
  const Answer again = server.call(caller, "POST", "/api/v1/test-letters", to, key);
  EXPECT_EQ(again.status, 202);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("Idempotent-Replayed"), "true");
  const Json other = {{"to", "other@school5.example"}};
  EXPECT_EQ(server.call(caller, "POST", "/api/v1/test-letters", other, key).code(), "idempotency-mismatch");
  EXPECT_EQ(server.call(caller, "GET", "/api/v1/replies").json().at("items").size(), 1U);
}

}  // namespace
}  // namespace marshrut::testing
