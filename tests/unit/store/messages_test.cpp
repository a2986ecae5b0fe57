#include <functional>

#include "fixture.hpp"
#include "store/audit.hpp"
#include "store/candidates.hpp"
#include "store/counts.hpp"
#include "store/search.hpp"

namespace marshrut::store {
namespace {

using Ids = std::vector<std::int64_t>;
using std::chrono::minutes;

class Messages : public StoreTest {
protected:
  std::int64_t settled(const std::string& raw, MessageState state, const std::string& words,
                       const std::string& source = "lmtp", const std::string& sender = "a@example.org",
                       Millis received = 1000) const {
    Arrival arrival;
    arrival.received = received;
    arrival.source = source;
    arrival.sender = sender;
    arrival.raw = raw;
    const auto id = must(accept(*store_, arrival));
    const Claim claim = must(claim_message(*store_, id, minutes(1)));
    must(store_->write([&](Connection& c) { return settle(c, claim, state, "", {"", "", "", "Тема", words}); }));
    return id;
  }
  Ids ids(ListFilter filter, std::optional<std::int64_t> after = {}, std::size_t most = 100) const {
    filter.newest_first = true;
    Ids all;
    for (const auto& one : must(in_read([&](Connection& c) { return list(c, filter, {after, most}); })))
      all.push_back(one.id);
    return all;
  }
};

TEST_F(Messages, AreFilteredTheNewestFirst) {
  const auto filed = file("m", "bytes", "route").message;
  const auto bad = settled("q", MessageState::quarantined, "иванова тема");
  const auto other = settled("n", MessageState::not_a_submission, "реклама тема", "imap", "b@example.org", 2000);
  const auto waits = take_in("w");
  change("UPDATE submission SET state = 'review'");
  struct Case {
    const char* name;
    std::function<void(ListFilter&)> set;
    Ids want;
  };
  const Case cases[] = {
      {"all", [](ListFilter&) {}, {waits, other, bad, filed}},
      {"waiting", [](ListFilter& f) { f.state = MessageState::received; }, {waits}},
      {"state", [](ListFilter& f) { f.state = MessageState::quarantined; }, {bad}},
      {"source", [](ListFilter& f) { f.source = "imap"; }, {other}},
      {"sender", [](ListFilter& f) { f.sender = "a@example.org"; }, {bad}},
      {"sender of one that waits", [](ListFilter& f) { f.sender = "sender@example.org"; }, {waits, filed}},
      {"since", [](ListFilter& f) { f.since = 1500; }, {other}},
      {"until", [](ListFilter& f) { f.until = 1500; }, {waits, bad, filed}},
      {"never", [](ListFilter& f) { f.since = 5000; }, {}},
      {"word", [](ListFilter& f) { f.prefixes = {"тем"}; }, {other, bad}},
      {"words",
       [](ListFilter& f) {
         f.prefixes = {"тем", "иван"};
       },
       {bad}},
      {"word and state", [](ListFilter& f) { f.prefixes = {"тем"}, f.state = MessageState::filed; }, {}},
      {"word and source", [](ListFilter& f) { f.prefixes = {"тем"}, f.source = "imap"; }, {other}},
      {"attention", [](ListFilter& f) { f.attention = true; }, {bad, filed}},
      {"attention and state", [](ListFilter& f) { f.attention = true, f.state = MessageState::filed; }, {filed}}};
  for (const Case& each : cases) {
    ListFilter filter;
    each.set(filter);
    EXPECT_EQ(ids(filter), each.want) << each.name;
    EXPECT_EQ(must(in_read([&](Connection& c) { return list_total(c, filter); })),
              static_cast<std::int64_t>(each.want.size()))
        << each.name;
    Ids walked;
    for (std::optional<std::int64_t> after;;) {
      const Ids part = ids(filter, after, 1);
      if (part.empty()) break;
      walked.push_back(part.front());
      after = part.front();
    }
    EXPECT_EQ(walked, each.want) << each.name;
  }
  EXPECT_EQ(must(in_read([](Connection& c) { return attention_count(c); })), 2);
  const auto counts = must(in_read([](Connection& c) { return state_counts(c); }));
  EXPECT_EQ(counts.at("received"), 1);
  EXPECT_EQ(counts.at("quarantined"), 1);
  EXPECT_EQ(counts.at("duplicate"), 0);
}

TEST_F(Messages, InQuarantineAreDismissedByHand) {
  const auto bad = settled("q", MessageState::quarantined, "");
  const auto dismissed = [&] { return store_->write([&](Connection& c) { return dismiss(c, bad, "by-hand"); }); };
  must(dismissed());
  EXPECT_EQ(listed(bad).state, MessageState::not_a_submission);
  EXPECT_EQ(listed(bad).reason, "by-hand");
  EXPECT_EQ(dismissed().error().code, Code::conflict);
}

TEST_F(Messages, OpenedAgainLoseTheirWords) {
  const auto bad = settled("q", MessageState::quarantined, "иванова");
  must(store_->write([&](Connection& c) { return reopen(c, bad, "operator:1", "cli"); }));
  EXPECT_TRUE(must(in_read([&](Connection& c) { return words_of(c, WordKind::message, bad); })).empty());
}

TEST_F(Messages, LettersThatNoMessageCausedAreListedAndSent) {
  const auto message = take_in("m");
  const auto put = [&](std::optional<std::int64_t> cause, const std::string& event, bool hold) {
    return *must(in_write([&](Connection& c) {
      return queue(c, {cause, "test", "t@example.org", "<" + event + "@x>", event, "bytes", hold, "Проверка"});
    }));
  };
  const auto caused = put(message, "e1", false), own = put({}, "e2", true);
  const auto page = [&](std::optional<std::string_view> state, std::optional<std::int64_t> before = {}) {
    return must(in_read([&](Connection& c) { return replies_page(c, state, before); }));
  };
  ASSERT_EQ(page({}).size(), 2U);
  EXPECT_EQ(page({})[0].id, own);
  EXPECT_EQ(page({})[0].message_id, std::nullopt);
  EXPECT_EQ(page({})[0].subject, "Проверка");
  EXPECT_EQ(page({})[1].message_id, message);
  EXPECT_EQ(page("held").size(), 1U);
  EXPECT_EQ(page({}, own).at(0).id, caused);
  EXPECT_EQ(must(in_read([&](Connection& c) { return find_reply(c, own); })).bytes, "bytes");
  EXPECT_EQ(in_read([](Connection& c) { return find_reply(c, 99); }).error().code, Code::not_found);
  must(store_->write([&](Connection& c) { return requeue(c, own); }));
  EXPECT_EQ(must(claim_replies(*store_, 10, minutes(1))).at(1).message_id, 0);
}

TEST_F(Messages, TheAuditIsReadTheNewestFirst) {
  const auto note = [&](const char* actor, const char* action, const char* subject) {
    must(store_->write([&](Connection& c) { return append(c, {actor, "web", action, subject, "{}"}); }));
  };
  note("operator:a", "submission.read", "submission:1");
  note("operator:b", "submission.accepted", "submission:1");
  note("operator:a", "route.read", "route:1");
  const auto actions = [&](const AuditQuery& query) {
    std::vector<std::string> all;
    std::optional<AuditCursor> after;
    for (int guard = 0; guard < 10; ++guard) {
      const auto page = must(in_read([&](Connection& c) { return audit_page(c, query, after, 1); }));
      for (const auto& line : page.items) all.push_back(line.entry.action);
      if (!page.next) break;
      after = page.next;
    }
    return all;
  };
  using Texts = std::vector<std::string>;
  AuditQuery query;
  EXPECT_EQ(actions(query), (Texts{"route.read", "submission.accepted", "submission.read"}));
  query.actor = "operator:a";
  EXPECT_EQ(actions(query), (Texts{"route.read", "submission.read"}));
  query.action = "route.read";
  EXPECT_EQ(actions(query), Texts{"route.read"});
  query = {};
  query.action = "submission.";
  EXPECT_EQ(actions(query), (Texts{"submission.accepted", "submission.read"}));
  query.action = "submission.read";
  EXPECT_EQ(actions(query), Texts{"submission.read"});
  query = {};
  query.subject = "submission:1";
  EXPECT_EQ(actions(query).size(), 2U);
  query.since = now_ms() + 100000;
  EXPECT_TRUE(actions(query).empty());
  query = {};
  query.until = 5;
  EXPECT_TRUE(actions(query).empty());
}

}  // namespace
}  // namespace marshrut::store
