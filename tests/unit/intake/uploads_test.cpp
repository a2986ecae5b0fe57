// What people hand in at the console: whose it is, and that no letter answers it; what it is found by.
#include "intake/uploads.hpp"

#include "intake/words.hpp"
#include "store/people.hpp"
#include "store/search.hpp"
#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using test::card;
using test::letter_with;
using test::with_errors;
using ::testing::Contains;

class Uploads : public test::Ledger {
protected:
  std::int64_t add_person(const std::string& school) {
    store::Person person;
    person.login = "person" + school;
    person.school = school;
    return get<store::Person>([&](store::Connection&) -> Result<store::Person> {
             store::Person made;
             const auto done = store().write([&](store::Connection& connection) -> Result<void> {
               auto added = store::add_person(connection, person);
               if (!added) return added.error();
               made = std::move(*added);
               return {};
             });
             if (!done) return done.error();
             return made;
           })
        .id;
  }
  std::optional<Uploader> uploader(std::string_view source, std::string_view peer) {
    const auto found = uploader_of(store(), source, peer);
    EXPECT_TRUE(found);
    return found ? *found : std::nullopt;
  }
};

TEST(UploadPeer, NamesAPerson) {
  EXPECT_EQ(person_of_peer(upload_peer(17)), 17);
  for (const char* peer : {"", "person:", "person:0", "person:-1", "person:1x", "127.0.0.1:25", "PERSON:1"}) {
    EXPECT_FALSE(person_of_peer(peer)) << peer;
  }
}

TEST_F(Uploads, ASchoolsPersonIsTheirSchoolAndMailNever) {
  const std::int64_t id = add_person("СОШ № 5");
  const auto known = uploader(kUploadSource, upload_peer(id));
  ASSERT_TRUE(known);
  EXPECT_EQ(known->school, "СОШ № 5");
  // A mail server that calls itself so is a mail server still.
  EXPECT_FALSE(uploader("lmtp", upload_peer(id)));
  const auto gone = uploader(kUploadSource, upload_peer(999));
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->school, "");
}

TEST_F(Uploads, AreFiledUnderTheirSchoolAndNotAnswered) {
  const Judgement judged = judge(letter_with({with_errors(card())}), schools_, trust_, Uploader{"СОШ № 5"});
  EXPECT_EQ(judged.standing, Standing::known);
  EXPECT_EQ(judged.school, "СОШ № 5");
  EXPECT_FALSE(judged.answer);
  // What is wrong with it is to be mended by whoever sees it in the console: it doesn't wait for an operator.
  ASSERT_EQ(judged.documents.size(), 1U);
  EXPECT_EQ(judged.documents[0].fate, Fate::returned);
}

TEST_F(Uploads, WhatIsFiledIsFoundByItsWords) {
  (void)settle(letter_with({card("a")}));
  const auto filed = last_submissions();
  ASSERT_EQ(filed.size(), 1U);
  const auto words_of = [&](store::WordKind kind, std::int64_t id) {
    return get<std::vector<std::string>>([&](store::Connection& c) { return store::words_of(c, kind, id); });
  };
  EXPECT_THAT(words_of(store::WordKind::submission, filed[0].id), Contains("коваленко"));
  EXPECT_THAT(words_of(store::WordKind::submission, filed[0].id), Contains("000001"));
  EXPECT_THAT(words_of(store::WordKind::route, *filed[0].route_id), Contains("физики"));
  EXPECT_THAT(words_of(store::WordKind::message, last_), Contains("zavuch"));
}

}  // namespace
}  // namespace marshrut::intake
