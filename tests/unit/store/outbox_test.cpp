#include "store/outbox.hpp"

#include "fixture.hpp"

namespace marshrut::store {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

class Outbox : public StoreTest {
protected:
  Reply reply(const std::string& event, const std::string& header) {
    if (message_ == 0) message_ = take_in("a");
    return {message_, "receipt", "teacher@example.org", header, event, "From: x\r\n\r\n", false};
  }
  std::optional<std::int64_t> queued(const Reply& one) {
    return must(in_write([&](Connection& c) { return queue(c, one); }));
  }
  std::string state() { return listed(message_).replies.at(0).state; }

  std::int64_t message_ = 0;
};

TEST_F(Outbox, AnswersAnEventOnce) {
  EXPECT_TRUE(queued(reply("e1", "<1@x>")));
  EXPECT_FALSE(queued(reply("e1", "<2@x>")));
  EXPECT_TRUE(queued(reply("e2", "<3@x>")));
  EXPECT_EQ(must(in_read([&](Connection& c) { return replies_since(c, "teacher@example.org", 0); })), 2);
  EXPECT_EQ(must(in_read([&](Connection& c) { return replies_since(c, "teacher@example.org", now_ms() + 1000); })), 0);
}

TEST_F(Outbox, SendsAReplyOnce) {
  (void)queued(reply("e", "<1@x>"));
  const auto claims = must(claim_replies(*store_, 10, minutes(1)));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].bytes, "From: x\r\n\r\n");
  EXPECT_FALSE(claims[0].in_doubt);
  EXPECT_TRUE(must(claim_replies(*store_, 10, minutes(1))).empty());
  must(mark_sent(*store_, claims[0]));
  EXPECT_EQ(state(), "sent");
  EXPECT_EQ(mark_sent(*store_, claims[0]).error().code, Code::conflict);
  EXPECT_TRUE(must(claim_replies(*store_, 10, minutes(1))).empty());
}

TEST_F(Outbox, TriesAgainWithTheSameMessageIdWhenASenderDied) {
  (void)queued(reply("e", "<1@x>"));
  const auto dead = must(claim_replies(*store_, 10, milliseconds(0)));
  const auto claims = must(claim_replies(*store_, 10, minutes(1)));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_TRUE(claims[0].in_doubt);
  EXPECT_EQ(claims[0].header_message_id, "<1@x>");
  EXPECT_EQ(mark_sent(*store_, dead[0]).error().code, Code::conflict);
  EXPECT_TRUE(mark_sent(*store_, claims[0]));
}

TEST_F(Outbox, FreesWhatANodeWasSendingWhenItDied) {
  (void)queued(reply("e", "<1@x>"));
  (void)must(claim_replies(*store_, 10, minutes(1)));
  EXPECT_EQ(must(release_all_of(*store_, store_->node())), 1);
  EXPECT_TRUE(must(claim_replies(*store_, 10, minutes(1))).at(0).in_doubt);
}

TEST_F(Outbox, WaitsBetweenTriesAndGivesUp) {
  (void)queued(reply("e", "<1@x>"));
  auto claims = must(claim_replies(*store_, 10, minutes(1)));
  must(mark_later(*store_, claims[0], now_ms() + 60000, "451"));
  EXPECT_TRUE(must(claim_replies(*store_, 10, minutes(1))).empty());
  EXPECT_EQ(listed(message_).replies.at(0).last_code, "451");
  change("UPDATE outbox SET next_at = 0");
  claims = must(claim_replies(*store_, 10, minutes(1)));
  EXPECT_EQ(claims.at(0).tries, 1);
  must(mark_failed(*store_, claims[0], "550"));
  EXPECT_EQ(state(), "failed");
  must(store_->write([&](Connection& c) { return requeue(c, claims[0].id); }));
  claims = must(claim_replies(*store_, 10, minutes(1)));
  must(release_reply(*store_, claims.at(0)));
  EXPECT_EQ(must(claim_replies(*store_, 10, minutes(1))).at(0).tries, 0);
}

TEST_F(Outbox, HoldsAReplyForAnOperator) {
  Reply held = reply("e", "<1@x>");
  held.hold = true;
  const auto id = queued(held);
  EXPECT_TRUE(must(claim_replies(*store_, 10, minutes(1))).empty());
  EXPECT_EQ(must(in_read([](Connection& c) { return outbox_counts(c); })).held, 1);
  must(store_->write([&](Connection& c) { return requeue(c, *id); }));
  EXPECT_EQ(must(claim_replies(*store_, 10, minutes(1))).size(), 1U);
}

}  // namespace
}  // namespace marshrut::store
