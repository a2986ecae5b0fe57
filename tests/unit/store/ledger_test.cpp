#include "store/ledger.hpp"

#include <set>
#include <thread>

#include "fixture.hpp"

namespace marshrut::store {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

using Ledger = StoreTest;

TEST_F(Ledger, KeepsAMessageAsItCame) {
  const std::string raw("Subject: x\r\n\r\n\0\xFF\x80 body", 21);
  const std::int64_t id = take_in(raw);
  EXPECT_EQ(must(in_read([&](Connection& c) { return raw_bytes(c, id); })), raw);
  const auto message = listed(id);
  EXPECT_EQ(message.state, MessageState::received);
  EXPECT_EQ(message.sha256, sha256_hex(raw));
  EXPECT_EQ(message.size, 21);
  EXPECT_EQ(message.recipients, (std::vector<std::string>{"desk@example.org", "second@example.org"}));
  EXPECT_EQ(message.received, 1000);
}

TEST_F(Ledger, KeepsAMessageOfNoBytes) {
  const std::int64_t id = take_in("");
  EXPECT_EQ(must(in_read([&](Connection& c) { return raw_bytes(c, id); })), "");
}

TEST_F(Ledger, KeepsTextThatIsNoUtf8Readable) {
  Arrival arrival;
  arrival.sender = std::string("a\0b\xFFz", 5);
  arrival.recipients = {"\xC0\xC1"};
  const auto id = must(accept(*store_, arrival));
  EXPECT_EQ(listed(id).sender,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBDz");
}

TEST_F(Ledger, GivesAscendingIds) {
  const std::int64_t first = take_in("a");
  EXPECT_LT(first, take_in("b"));
}

TEST_F(Ledger, KnowsWhatAMailboxHadOnlyUnderItsValidity) {
  Arrival arrival;
  arrival.raw = "x";
  arrival.seen = SeenKey{"box", "1", "17"};
  const auto id = must(accept(*store_, arrival));
  EXPECT_EQ(must(accept(*store_, arrival)), id);
  EXPECT_EQ(must(seen(*store_, "box", "1", {"16", "17"})), (std::vector<bool>{false, true}));
  EXPECT_EQ(must(seen(*store_, "box", "2", {"17"})), (std::vector<bool>{false}));
  arrival.seen->validity = "2";
  EXPECT_NE(must(accept(*store_, arrival)), id);
  EXPECT_EQ(number("SELECT COUNT(*) FROM message"), 2);
}

TEST_F(Ledger, LooksUpManyUids) {
  std::vector<std::string> uids;
  for (int i = 0; i < 257; ++i) uids.push_back(std::to_string(i));
  Arrival arrival;
  arrival.seen = SeenKey{"box", "1", "255"};
  (void)must(accept(*store_, arrival));
  const auto known = must(seen(*store_, "box", "1", uids));
  for (std::size_t i = 0; i < known.size(); ++i) EXPECT_EQ(known[i], i == 255) << i;
  EXPECT_TRUE(must(seen(*store_, "box", "1", {})).empty());
}

TEST_F(Ledger, GivesAMessageToOneWorkerAtATime) {
  const auto first = take_in("a"), second = take_in("b");
  const auto claims = must(claim_messages(*store_, 1, minutes(1)));
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].id, first);
  EXPECT_EQ(claims[0].sender, "sender@example.org");
  const auto rest = must(claim_messages(*store_, 10, minutes(1)));
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].id, second);
  EXPECT_EQ(claim_message(*store_, first, minutes(1)).error().code, Code::conflict);
}

TEST_F(Ledger, FencesAWorkerWhoseLeaseIsOver) {
  const auto id = take_in("a");
  const auto slow = must(claim_messages(*store_, 1, milliseconds(0)));
  const auto quick = must(claim_messages(*store_, 1, minutes(1)));
  ASSERT_EQ(quick.size(), 1U);
  const auto settle_as = [&](const Claim& claim) {
    return store_->write([&](Connection& c) { return settle(c, claim, MessageState::filed, "", {}); });
  };
  EXPECT_EQ(settle_as(slow[0]).error().code, Code::conflict);
  EXPECT_TRUE(settle_as(quick[0]));
  EXPECT_EQ(settle_as(quick[0]).error().code, Code::conflict);
  EXPECT_EQ(listed(id).state, MessageState::filed);
}

TEST_F(Ledger, UndoesAllOfAJobWhoseClaimWasLost) {
  (void)take_in("a");
  const auto slow = must(claim_messages(*store_, 1, milliseconds(0)));
  (void)must(claim_messages(*store_, 1, minutes(1)));
  const auto done = store_->write([&](Connection& c) -> Result<void> {
    (void)must(put_blob(c, sha256_hex("x"), "x"));
    (void)settle(c, slow[0], MessageState::filed, "", {});  // its answer passed over
    return Error{Code::conflict, "lost", {}};
  });
  EXPECT_FALSE(done);
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 0);
}

TEST_F(Ledger, PostponesAndCountsTries) {
  const auto id = take_in("a");
  auto claims = must(claim_messages(*store_, 1, minutes(1)));
  must(store_->write([&](Connection& c) { return postpone(c, claims[0], now_ms() + 60000, "scanner-down"); }));
  EXPECT_TRUE(must(claim_messages(*store_, 1, minutes(1))).empty());
  EXPECT_EQ(listed(id).tries, 1);
  EXPECT_EQ(listed(id).reason, "scanner-down");
}

TEST_F(Ledger, DoesNotWaitForATimeThatAClockGotWrong) {
  (void)take_in("a");
  const Millis far = now_ms() + std::chrono::milliseconds(std::chrono::hours(24 * 400)).count();
  change("UPDATE message SET next_at = " + std::to_string(far));
  EXPECT_EQ(must(claim_messages(*store_, 1, minutes(1))).size(), 1U);
  change("UPDATE message SET claimed_until = " + std::to_string(far));
  EXPECT_EQ(must(claim_messages(*store_, 1, minutes(1))).size(), 1U);
}

TEST_F(Ledger, CountsCrashesAndFreesTheMessage) {
  (void)take_in("a");
  for (int crashes = 0; crashes < 3; ++crashes) {
    const auto claims = must(claim_messages(*store_, 1, minutes(1)));
    ASSERT_EQ(claims.size(), 1U);
    EXPECT_EQ(claims[0].crashes, crashes);
    must(store_->write([&](Connection& c) { return note_crash(c, claims[0]); }));
  }
}

TEST_F(Ledger, ReleasesWhatANodeHeldWhenItDied) {
  (void)take_in("a");
  (void)must(claim_messages(*store_, 1, minutes(1)));
  EXPECT_EQ(must(release_all_of(*store_, "another")), 0);
  EXPECT_EQ(must(release_all_of(*store_, store_->node())), 1);
  const auto claims = must(claim_messages(*store_, 1, minutes(1)));
  ASSERT_EQ(claims.size(), 1U);
  must(store_->write([&](Connection& c) { return release(c, claims[0]); }));
  EXPECT_EQ(must(claim_messages(*store_, 1, minutes(1))).size(), 1U);
}

TEST_F(Ledger, TellsWhoHoldsAKey) {
  const auto first = take_in("a"), second = take_in("b");
  const auto claim = [&](std::int64_t id) {
    return must(in_write([&](Connection& c) { return claim_key(c, "sha256", "abc", id); }));
  };
  EXPECT_EQ(claim(first), std::nullopt);
  EXPECT_EQ(claim(first), std::nullopt);
  EXPECT_EQ(claim(second), first);
}

TEST_F(Ledger, ListsByStateAndInPages) {
  for (int i = 0; i < 5; ++i) (void)take_in(std::to_string(i));
  const auto filed = file("mail", "document", "route");
  ListFilter filter;
  filter.state = MessageState::filed;
  const auto page = must(in_read([&](Connection& c) { return list(c, filter, {}); }));
  ASSERT_EQ(page.size(), 1U);
  EXPECT_EQ(page[0].id, filed.message);
  EXPECT_EQ(page[0].subject, "Тема");
  ASSERT_EQ(page[0].documents.size(), 1U);
  EXPECT_EQ(page[0].documents[0].name, "бланк.docx");
  EXPECT_EQ(page[0].documents[0].submission, "2026-000001");
  std::vector<std::int64_t> ids;
  ListCursor cursor;
  cursor.most = 4;
  for (int i = 0; i < 2; ++i) {
    for (const auto& message : must(in_read([&](Connection& c) { return list(c, {}, cursor); })))
      ids.push_back(message.id);
    cursor.after = ids.back();
  }
  EXPECT_EQ(ids.size(), 6U);
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
}

TEST_F(Ledger, OpensAgainWhatWasNotFiled) {
  const auto id = take_in("a");
  auto claim = must(claim_message(*store_, id, minutes(1)));
  const auto reopened = [&] {
    return store_->write([&](Connection& c) { return reopen(c, id, "operator:1", "cli"); });
  };
  EXPECT_EQ(reopened().error().code, Code::conflict);
  must(store_->write([&](Connection& c) -> Result<void> {
    NewDocument document;
    document.message_id = id;
    document.sha256 = sha256_hex("x");
    document.blob_id = must(put_blob(c, document.sha256, "x"));
    (void)must(add_document(c, document));
    return settle(c, claim, MessageState::quarantined, "crashed", {});
  }));
  must(reopened());
  EXPECT_EQ(listed(id).state, MessageState::received);
  EXPECT_EQ(number("SELECT COUNT(*) FROM document"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 0);
  EXPECT_EQ(must(claim_message(*store_, id, minutes(1))).round, 1);
  const auto filed = file("mail", "document", "route");
  EXPECT_EQ(store_->write([&](Connection& c) { return reopen(c, filed.message, "o", "cli"); }).error().code,
            Code::conflict);
}

// A letter with a scan and with what can't be read: its signatures and scans are found anew, the settled ones stay.
TEST_F(Ledger, OpensAgainWhatHadSignaturesAndScans) {
  const auto id = take_in("a");
  auto claim = must(claim_message(*store_, id, minutes(1)));
  std::int64_t row = 0;
  must(store_->write([&](Connection& c) -> Result<void> {
    NewDocument document;
    document.message_id = id;
    document.sha256 = sha256_hex("x");
    document.blob_id = must(put_blob(c, document.sha256, "x"));
    row = must(add_document(c, document));
    (void)must(add_signature(c, {row, row, "matches", "{}"}));
    return settle(c, claim, MessageState::returned, "unreadable", {});
  }));
  const Scan waits = scan("a", {}, "x", row), settled = scan("b", {}, "y", row);
  must(store_->write([&](Connection& c) { return drop_scan(c, settled.id, "operator:1", now_ms()); }));
  must(store_->write([&](Connection& c) { return reopen(c, id, "operator:1", "cli"); }));
  EXPECT_EQ(number("SELECT COUNT(*) FROM signature"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM scan WHERE id = " + std::to_string(waits.id)), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM scan WHERE document_id IS NULL"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM document"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 0);
}

TEST_F(Ledger, SharesNoMessageBetweenTwoNodes) {
  constexpr int kMessages = 60;
  for (int i = 0; i < kMessages; ++i) (void)take_in(std::to_string(i));
  const auto other = opened();
  std::mutex mutex;
  std::multiset<std::int64_t> taken;
  const auto work = [&](Store& store) {
    for (;;) {
      const auto claims = must(claim_messages(store, 3, minutes(1)));
      if (claims.empty()) return;
      for (const Claim& claim : claims) {
        must(store.write([&](Connection& c) { return settle(c, claim, MessageState::duplicate, "", {}); }));
        const std::lock_guard lock(mutex);
        taken.insert(claim.id);
      }
    }
  };
  std::vector<std::thread> threads;
  for (Store* store : {store_.get(), other.get(), store_.get(), other.get()})
    threads.emplace_back([&, store] { work(*store); });
  for (auto& thread : threads) thread.join();
  // A node may see nothing free while the other's claim is not committed: what is left is taken now.
  work(*store_);
  EXPECT_EQ(taken.size(), static_cast<std::size_t>(kMessages));
  EXPECT_EQ(std::set<std::int64_t>(taken.begin(), taken.end()).size(), taken.size());
}

}  // namespace
}  // namespace marshrut::store
