#include "store/retention.hpp"

#include "fixture.hpp"
#include "store/corrections.hpp"
#include "store/fsck.hpp"
#include "store/search.hpp"

namespace marshrut::store {
namespace {

constexpr Millis kDay = Millis{24} * 3600 * 1000;
constexpr Millis kCompleted = 1709164800000;  // 2024-02-29T00:00:00Z

TEST(Retention, LastsAYear) {
  EXPECT_EQ(kept_until(kCompleted), 1740787200000) << "2025-03-01";
  EXPECT_EQ(kept_until(0), 365 * kDay);
}

class Purge : public StoreTest {
protected:
  void finish(std::int64_t route) {
    (void)must(in_write([&](Connection& c) { return give_code(c, route, "92", 2026); }));
    for (const RouteState to : {RouteState::submitted, RouteState::agreed, RouteState::approved, RouteState::registered,
                                RouteState::in_progress, RouteState::completed}) {
      must(store_->write([&](Connection& c) { return move_route(c, route, to, {kCompleted, "m", "cli", "note"}); }));
    }
  }
  void archive(std::int64_t route) {
    must(store_->write([&](Connection& c) {
      return move_route(c, route, RouteState::archived, {kept_until(kCompleted), "service", "timer", ""});
    }));
  }
  Result<Purged> purged(std::int64_t route, Millis at) {
    return in_write([&](Connection& c) { return purge(c, route, {at, "operator:1", "cli", "asked for"}); });
  }
};

TEST_F(Purge, IsDueAYearAfterCompletion) {
  const auto filed = file("m1", "one", "route");
  finish(filed.route);
  const auto due = [&](Millis now) { return must(in_read([&](Connection& c) { return due_for_archive(c, now); })); };
  EXPECT_TRUE(due(kept_until(kCompleted) - 1).empty());
  EXPECT_EQ(due(kept_until(kCompleted)), (std::vector<std::int64_t>{filed.route}));
  EXPECT_EQ(purged(filed.route, kept_until(kCompleted)).error().code, Code::conflict) << "not archived";
  archive(filed.route);
  EXPECT_TRUE(due(kept_until(kCompleted)).empty());
  EXPECT_EQ(must(in_read([&](Connection& c) { return due_for_purge(c, kept_until(kCompleted)); })).size(), 1U);
  EXPECT_EQ(purged(filed.route, kCompleted).error().code, Code::conflict) << "too early";
}

TEST_F(Purge, TakesThePersonalDataAndLeavesTheRecord) {
  const auto filed = file("m1", "one", "route"), other = file("m2", "one", "other");
  (void)must(in_write([&](Connection& c) {
    return queue(c, {filed.message, "receipt", "t@example.org", "<r@x>", "e", "bytes", false});
  }));
  must(store_->write([&](Connection& c) -> Result<void> {
    must(set_words(c, WordKind::message, filed.message, {"иванова"}));
    must(set_words(c, WordKind::submission, filed.submission, {"иванова"}));
    must(set_words(c, WordKind::route, filed.route, {"иванова"}));
    must(set_words(c, WordKind::route, other.route, {"петрова"}));
    (void)must(correct_submission(c, filed.submission, {}, {"{}", "[]", 0, 0, {{"/a", "A", "1", "2"}}}, "a", 1));
    return {};
  }));
  finish(filed.route);
  archive(filed.route);
  const auto gone = must(purged(filed.route, kept_until(kCompleted)));
  EXPECT_EQ(gone.submissions, 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM word"), 1) << "the other route's";
  EXPECT_EQ(number("SELECT COUNT(*) FROM correction"), 0);
  EXPECT_EQ(gone.messages, 1);
  EXPECT_EQ(gone.replies, 1);
  EXPECT_EQ(gone.blobs, 0) << "the other route's document has the same bytes";
  EXPECT_EQ(in_read([&](Connection& c) { return raw_bytes(c, filed.message); }).error().code, Code::not_found);
  const auto message = listed(filed.message);
  EXPECT_EQ(message.sender + message.subject + message.header_from + message.documents.at(0).name, "");
  EXPECT_EQ(message.sha256, sha256_hex("m1"));
  EXPECT_EQ(message.state, MessageState::filed);
  EXPECT_EQ(message.replies.at(0).state, "failed") << "nothing to send any more";
  EXPECT_EQ(number("SELECT COUNT(*) FROM code"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM audit WHERE action = 'route.purged'"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM route_step WHERE note <> '' AND route_id = " + std::to_string(filed.route)),
            0);
  EXPECT_EQ(must(in_read([&](Connection& c) { return find_submission(c, filed.submission); })).reading, "{}");
  EXPECT_EQ(listed(other.message).sender, "sender@example.org");
  const auto report = must(fsck(*store_));
  EXPECT_TRUE(report.whole()) << report.findings.at(0).code;
}

TEST_F(Purge, LeavesAMessageThatCarriesAnotherRoutesDocument) {
  const auto filed = file("m1", "one", "route");
  must(store_->write([&](Connection& c) -> Result<void> {
    NewDocument second;
    second.message_id = filed.message;
    second.position = 1;
    second.sha256 = sha256_hex("two");
    second.blob_id = must(put_blob(c, second.sha256, "two"));
    second.state = "filed";
    (void)must(add_document(c, second));
    return {};
  }));
  finish(filed.route);
  archive(filed.route);
  const auto gone = must(purged(filed.route, kept_until(kCompleted)));
  EXPECT_EQ(gone.messages, 0);
  EXPECT_EQ(gone.blobs, 1);
  EXPECT_TRUE(in_read([&](Connection& c) { return raw_bytes(c, filed.message); }));
  EXPECT_TRUE(must(fsck(*store_)).whole());
}

TEST_F(Purge, TakesTheImagesOfItsScansAndWhatWasPrinted) {
  const auto filed = file("m1", "one", "route"), other = file("m2", "two", "other");
  const Scan own = scan("paper", filed.route, "image"), of_other = scan("paper 2", other.route, "image");
  const Scan alone = scan("paper 3", filed.route, "own image");
  (void)must(in_write([&](Connection& c) { return put_printout(c, {filed.route, "f", "h", 1, "a", 2, "{}"}); }));
  (void)must(in_write([&](Connection& c) { return put_printout(c, {other.route, "f", "h", 1, "a", 2, "{}"}); }));
  finish(filed.route);
  archive(filed.route);
  const auto gone = must(purged(filed.route, kept_until(kCompleted)));
  EXPECT_EQ(gone.scans, 2);
  EXPECT_EQ(gone.printouts, 1);
  EXPECT_EQ(gone.blobs, 2) << "the document's and one image; the other image is of another route, too";
  const Scan left = must(in_read([&](Connection& c) { return find_scan(c, own.id); }));
  EXPECT_EQ(left.state, "purged");
  EXPECT_FALSE(left.blob_id);
  EXPECT_EQ(must(in_read([&](Connection& c) { return blob_bytes(c, *of_other.blob_id); })), "image");
  EXPECT_FALSE(in_read([&](Connection& c) { return blob_bytes(c, *alone.blob_id); }));
  EXPECT_EQ(must(in_read([&](Connection& c) { return printouts_of_route(c, other.route); })).size(), 1U);
  EXPECT_TRUE(must(fsck(*store_)).whole());
}

TEST_F(Purge, LeavesAFileThatHasAnotherRoutesCardInItUntilThatGoes) {
  const auto filed = file("m1", "one", "route"), other = file("m2", "two", "other"), paper = file("m3", "paper", "k");
  change("UPDATE document SET submission_id = NULL WHERE id = " + std::to_string(paper.document));
  change("DELETE FROM submission WHERE id = " + std::to_string(paper.submission));
  (void)scan("paper", filed.route, "image 1", paper.document);
  change("UPDATE scan SET first_page = 3");
  (void)scan("paper", other.route, "image 2", paper.document);
  const auto document = [&] { return must(in_read([&](Connection& c) { return find_document(c, paper.document); })); };
  for (const auto route : {filed.route, other.route}) {
    finish(route);
    archive(route);
    EXPECT_TRUE(document().blob_id);
    const auto gone = must(purged(route, kept_until(kCompleted)));
    EXPECT_EQ(gone.messages, route == other.route ? 2 : 1);
    EXPECT_TRUE(must(fsck(*store_)).whole());
  }
  EXPECT_FALSE(document().blob_id);
  EXPECT_EQ(document().name, "");
}

TEST_F(Purge, TakesTheSignaturesOfItsDocuments) {
  const auto filed = file("m1", "one", "route"), signing = file("m2", "signature", "k");
  change("UPDATE document SET submission_id = NULL WHERE id = " + std::to_string(signing.document));
  change("DELETE FROM submission WHERE id = " + std::to_string(signing.submission));
  (void)must(in_write([&](Connection& c) {
    return add_signature(c, {signing.document, filed.document, "valid", R"({"subject":"Иванова"})"});
  }));
  finish(filed.route);
  archive(filed.route);
  (void)must(purged(filed.route, kept_until(kCompleted)));
  EXPECT_EQ(must(in_read([&](Connection& c) { return signature_in(c, signing.document); }))->facts, "{}");
  EXPECT_FALSE(must(in_read([&](Connection& c) { return find_document(c, signing.document); })).blob_id);
  EXPECT_TRUE(must(fsck(*store_)).whole());
}

}  // namespace
}  // namespace marshrut::store
