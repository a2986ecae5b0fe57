#include "store/people.hpp"

#include "fixture.hpp"
#include "store/changes.hpp"
#include "store/idempotency.hpp"
#include "store/revision.hpp"
#include "store/sessions.hpp"

namespace marshrut::store {
namespace {

class People : public StoreTest {
protected:
  Person person(const std::string& login, const std::string& role = "operator") const {
    Person one;
    one.login = login;
    one.name = "Иванова Мария";
    one.email = login + "@example.org";
    one.role = role;
    one.password_hash = "$argon2id$";
    one.created = 5;
    return must(in_write([&](Connection& c) { return add_person(c, one); }));
  }
  WebSession session(const Person& of, const std::string& hash, Millis expires) const {
    WebSession one;
    one.token_hash = hash;
    one.person_id = of.id;
    one.csrf = "csrf";
    one.created = one.seen = 10;
    one.expires = expires;
    one.origin = "127.0.0.1";
    one.agent = "browser";
    one.id = must(in_write([&](Connection& c) { return add_session(c, one); }));
    return one;
  }
};

TEST_F(People, ComeBackAsTheyWerePut) {
  const Person added = person("ivanova");
  const auto found = must(in_read([](Connection& c) { return person_by_login(c, "ivanova"); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, added.id);
  EXPECT_EQ(found->name + found->email + found->role + found->password_hash,
            "Иванова Марияivanova@example.orgoperator$argon2id$");
  EXPECT_TRUE(found->active);
  EXPECT_FALSE(found->must_change);
  EXPECT_EQ(found->revision, 1);
  EXPECT_FALSE(found->last_seen);
  EXPECT_FALSE(must(in_read([](Connection& c) { return person_by_login(c, "nobody"); })));
  EXPECT_EQ(in_read([](Connection& c) { return find_person(c, 99); }).error().code, Code::not_found);
}

TEST_F(People, ALoginIsTakenOnce) {
  (void)person("ivanova");
  Person second;
  second.login = "ivanova";
  EXPECT_EQ(in_write([&](Connection& c) { return add_person(c, second); }).error().code, Code::conflict);
}

TEST_F(People, TwoWhoChangeOneDontOverwriteEachOther) {
  Person one = person("ivanova");
  one.school = "Школа № 1";
  const Person set = must(in_write([&](Connection& c) { return set_person(c, one, 1); }));
  EXPECT_EQ(set.revision, 2);
  EXPECT_EQ(set.school, "Школа № 1");
  one.school = "Школа № 2";
  const auto late = in_write([&](Connection& c) { return set_person(c, one, 1); });
  EXPECT_TRUE(is_stale(late.error()));
  EXPECT_EQ(must(in_write([&](Connection& c) { return set_person(c, one, {}); })).revision, 3);
  one.id = 99;
  EXPECT_EQ(in_write([&](Connection& c) { return set_person(c, one, 1); }).error().code, Code::not_found);
}

TEST_F(People, AdminsThatMaySignInAreCounted) {
  (void)person("a", "admin");
  Person second = person("b", "admin");
  (void)person("c");
  const auto admins = [&] { return must(in_read([](Connection& c) { return active_people(c, "admin"); })); };
  EXPECT_EQ(admins(), 2);
  second.active = false;
  (void)must(in_write([&](Connection& c) { return set_person(c, second, 1); }));
  EXPECT_EQ(admins(), 1);
  EXPECT_EQ(must(in_read([](Connection& c) { return people_page(c, 0, 2); })).size(), 2U);
  EXPECT_EQ(must(in_read([&](Connection& c) { return people_page(c, second.id); })).size(), 1U);
}

TEST_F(People, AStepOfTheSecondFactorCountsOnce) {
  const Person one = person("a");
  const auto use = [&](std::int64_t step) {
    return must(in_write([&](Connection& c) { return use_totp_step(c, one.id, step); }));
  };
  EXPECT_TRUE(use(100));
  EXPECT_FALSE(use(100));
  EXPECT_FALSE(use(99));
  EXPECT_TRUE(use(101));
  EXPECT_EQ(must(in_read([&](Connection& c) { return find_person(c, one.id); })).revision, 1);
}

TEST_F(People, FailuresAreCountedUntilTheyAreForgotten) {
  const auto fail = [&](Millis at) {
    return must(in_write([&](Connection& c) { return note_failure(c, "login:a", at, at - 100); })).count;
  };
  EXPECT_EQ(fail(1000), 1);
  EXPECT_EQ(fail(1050), 2);
  EXPECT_EQ(fail(1150), 3);
  EXPECT_EQ(fail(1300), 1) << "the last one is too old";
  EXPECT_EQ(must(in_read([](Connection& c) { return failures(c, "login:a"); })).last, 1300);
  must(store_->write([](Connection& c) { return clear_failures(c, "login:a"); }));
  EXPECT_EQ(must(in_read([](Connection& c) { return failures(c, "login:a"); })).count, 0);
  (void)fail(1);
  EXPECT_EQ(must(in_write([](Connection& c) { return drop_failures_before(c, 2); })), 1);
}

TEST_F(People, ASessionIsFoundByItsHashUntilItExpires) {
  const Person one = person("a"), other = person("b");
  const auto first = session(one, "h1", 100), second = session(one, "h2", 100), foreign = session(other, "h3", 100);
  const auto find = [&](const char* hash, Millis now) {
    return must(in_read([&](Connection& c) { return find_session(c, hash, now); }));
  };
  EXPECT_EQ(find("h1", 99)->id, first.id);
  EXPECT_EQ(find("h1", 99)->csrf, "csrf");
  EXPECT_FALSE(find("h1", 100));
  EXPECT_FALSE(find("h", 1));
  must(store_->write([&](Connection& c) { return touch_session(c, first.id, 50, 200); }));
  EXPECT_TRUE(find("h1", 150));
  EXPECT_EQ(must(in_read([&](Connection& c) { return sessions_of(c, one.id, 20); })).at(0).id, first.id);
  EXPECT_FALSE(must(in_write([&](Connection& c) { return drop_session(c, one.id, foreign.id); })));
  EXPECT_EQ(must(in_write([&](Connection& c) { return drop_sessions_of(c, one.id, first.id); })), 1);
  EXPECT_FALSE(find("h2", 20));
  EXPECT_TRUE(find("h1", 20));
  EXPECT_TRUE(find("h3", 20));
  EXPECT_EQ(must(in_write([&](Connection& c) { return drop_expired(c, 100); })), 1);
  EXPECT_TRUE(must(in_write([&](Connection& c) { return drop_session(c, one.id, first.id); })));
  (void)second;
}

TEST_F(People, ATokenServesItsPurposeOnly) {
  const Person one = person("a");
  const auto add = [&](const char* purpose, const char* hash, std::optional<Millis> expires) {
    AccessToken token;
    token.person_id = one.id;
    token.purpose = purpose;
    token.name = "импорт";
    token.token_hash = hash;
    token.created = 1;
    token.expires = expires;
    return must(in_write([&](Connection& c) { return add_token(c, token); }));
  };
  const auto api = add("api", "h1", 100), calendar = add("calendar", "h2", {});
  const auto find = [&](const char* hash, const char* purpose, Millis now) {
    return must(in_read([&](Connection& c) { return find_token(c, hash, purpose, now); }));
  };
  EXPECT_EQ(find("h1", "api", 99)->name, "импорт");
  EXPECT_FALSE(find("h1", "api", 100));
  EXPECT_FALSE(find("h1", "calendar", 1));
  EXPECT_TRUE(find("h2", "calendar", 1000000));
  must(store_->write([&](Connection& c) { return note_token_used(c, api, 7); }));
  EXPECT_EQ(must(in_read([&](Connection& c) { return tokens_of(c, one.id, "api"); })).at(0).used, 7);
  EXPECT_EQ(must(in_write([&](Connection& c) { return drop_tokens_of(c, one.id, "calendar"); })), 1);
  EXPECT_FALSE(must(in_write([&](Connection& c) { return drop_token(c, one.id, calendar); })));
  EXPECT_TRUE(must(in_write([&](Connection& c) { return drop_token(c, one.id, api); })));
}

TEST_F(People, TheSameRequestGetsTheSameAnswer) {
  const auto ask = [&](std::int64_t person_id, const char* fingerprint) {
    return must(in_read([&](Connection& c) { return answered(c, person_id, "key", fingerprint); }));
  };
  const auto put = [&](std::int64_t person_id, Millis at) {
    return store_->write([&](Connection& c) {
      return keep(c, person_id, "key", "f", {201, "application/json", "{\"id\":1}", R"({"Location":"/x"})"}, at);
    });
  };
  EXPECT_FALSE(ask(1, "f").answer);
  EXPECT_FALSE(ask(1, "f").mismatch);
  must(put(1, 10));
  const Answered again = ask(1, "f");
  ASSERT_TRUE(again.answer);
  EXPECT_EQ(again.answer->status, 201);
  EXPECT_EQ(again.answer->type + again.answer->body + again.answer->headers,
            R"(application/json{"id":1}{"Location":"/x"})");
  EXPECT_TRUE(ask(1, "g").mismatch);
  EXPECT_FALSE(ask(2, "f").answer) << "somebody else's key";
  EXPECT_EQ(put(1, 11).error().code, Code::conflict);
  must(put(2, 20));
  EXPECT_EQ(must(in_write([](Connection& c) { return drop_answers_before(c, 20); })), 1);
  EXPECT_TRUE(ask(2, "f").answer);
}

TEST_F(People, WhatChangesIsInTheFeed) {
  EXPECT_EQ(must(in_read([](Connection& c) { return last_change(c); })), 0);
  const auto filed = file("m", "bytes", "route");
  (void)person("a");
  const auto all = must(in_read([](Connection& c) { return changes_after(c, 0); }));
  std::map<std::string, std::string> last;
  for (const Change& change : all) last[change.kind] = change.entity;
  EXPECT_EQ(last["message"], std::to_string(filed.message));
  EXPECT_EQ(last["submission"], std::to_string(filed.submission));
  EXPECT_EQ(last["route"], std::to_string(filed.route));
  EXPECT_EQ(last.count("person"), 1U);
  const auto newest = must(in_read([](Connection& c) { return last_change(c); }));
  EXPECT_EQ(newest, all.back().id);
  EXPECT_TRUE(must(in_read([&](Connection& c) { return changes_after(c, newest); })).empty());
  EXPECT_EQ(must(in_read([&](Connection& c) { return changes_after(c, 0, 1); })).size(), 1U);
  change("UPDATE change SET at = 5 WHERE id < " + std::to_string(newest));
  EXPECT_EQ(must(in_write([](Connection& c) { return drop_changes_before(c, 6); })),
            static_cast<std::int64_t>(all.size()) - 1);
  EXPECT_EQ(must(in_read([](Connection& c) { return first_change(c); })), newest);
  EXPECT_EQ(must(in_write([](Connection& c) { return drop_changes_before(c, now_ms() + 1000); })), 1);
  must(store_->write([](Connection& c) { return note_change(c, "form", "new-form"); }));
  EXPECT_GT(must(in_read([](Connection& c) { return last_change(c); })), newest) << "an id is never given twice";
}

}  // namespace
}  // namespace marshrut::store
