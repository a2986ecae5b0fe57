#include "fixture.hpp"

namespace marshrut::store {
namespace {

using Papers = StoreTest;

TEST_F(Papers, APrintoutOfTheSameContentIsTheSamePrintout) {
  const auto filed = file("m1", "one", "route");
  const auto code = must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); }));
  const auto put = [&](const char* hash, Millis at, const char* actor) {
    return must(in_write([&](Connection& c) {
      return put_printout(c, {filed.route, "sevastopol-card", hash, at, actor, 4, R"({"a":1})"});
    }));
  };
  const auto first = put("aa", 1, "one"), second = put("bb", 2, "one"), again = put("aa", 3, "two");
  EXPECT_EQ(first, again);
  EXPECT_NE(first, second);
  const auto found =
      must(in_read([&](Connection& c) { return find_printout(c, filed.route, "sevastopol-card", "aa"); }));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->printed, 3);
  EXPECT_EQ(found->actor, "two");
  EXPECT_EQ(found->pages, 4);
  EXPECT_EQ(found->data, R"({"a":1})");
  EXPECT_EQ(must(in_read([&](Connection& c) { return find_printout_by_code(c, code, "sevastopol-card", "bb"); }))->id,
            second);
  EXPECT_FALSE(must(in_read([&](Connection& c) { return find_printout_by_code(c, code, "other", "bb"); })));
  const auto all = must(in_read([&](Connection& c) { return printouts_of_route(c, filed.route); }));
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].id, first) << "the newest first";
}

TEST_F(Papers, TheSameContentIsFoundUnderEachRoute) {
  const auto one = file("m1", "one", "route"), two = file("m2", "two", "other");
  for (const auto route : {one.route, two.route}) {
    (void)must(in_write([&](Connection& c) { return put_printout(c, {route, "f", "hh", route, "a", 1, "{}"}); }));
  }
  const auto found = must(in_read([](Connection& c) { return printouts_with_hash(c, "f", "hh"); }));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].route_id, two.route);
  EXPECT_TRUE(must(in_read([](Connection& c) { return printouts_with_hash(c, "g", "hh"); })).empty());
}

TEST_F(Papers, AFileThatComesTwiceIsFiledOnce) {
  const auto filed = file("m1", "one", "route");
  const Scan first = scan("paper", filed.route, "image"), again = scan("paper", filed.route, "image");
  EXPECT_EQ(first.id, again.id);
  EXPECT_EQ(number("SELECT COUNT(*) FROM scan"), 1);
  EXPECT_NE(scan("other paper", filed.route, "image").id, first.id);
}

TEST_F(Papers, TwoCardsOnOneSheetAreTwo) {
  const auto filed = file("m1", "one", "route");
  const Scan one = scan("sheet", filed.route, "image");
  change("UPDATE scan SET hash = 'other'");
  EXPECT_NE(scan("sheet", filed.route, "image").id, one.id);
}

TEST_F(Papers, ScansComeBackAsTheyWerePut) {
  const auto filed = file("m1", "one", "route");
  NewScan wanted;
  wanted.document_id = filed.document;
  wanted.source_sha256 = sha256_hex("one");
  wanted.first_page = 3;
  wanted.pages = "[3,5]";
  wanted.code = "92-2026-00001-7", wanted.form = "f", wanted.hash = "h";
  wanted.matches = false;
  wanted.route_id = filed.route;
  wanted.state = "filed";
  wanted.reason = "changed";
  wanted.blob_id = filed.blob;
  wanted.media_type = "application/pdf";
  wanted.created = 11;
  const Scan got = must(in_write([&](Connection& c) { return add_scan(c, wanted); })).scan;
  EXPECT_EQ(got.document_id, wanted.document_id);
  EXPECT_EQ(got.source_sha256, wanted.source_sha256);
  EXPECT_EQ(got.first_page, 3);
  EXPECT_EQ(got.pages, "[3,5]");
  EXPECT_EQ(got.kind, "card");
  EXPECT_EQ(got.code + got.form + got.hash, "92-2026-00001-7fh");
  EXPECT_EQ(got.matches, false);
  EXPECT_EQ(got.route_id, filed.route);
  EXPECT_EQ(got.state + got.reason + got.media_type, "filedchangedapplication/pdf");
  EXPECT_EQ(got.blob_id, filed.blob);
  EXPECT_EQ(got.created, 11);
  EXPECT_FALSE(got.settled_at);
}

TEST_F(Papers, AreListedByWhatIsAskedFor) {
  const auto filed = file("m1", "one", "route");
  const Scan card = scan("paper", filed.route, "image"), page = scan("page", {}, "other");
  const auto ids = [&](const ScanFilter& filter, std::int64_t after = 0) {
    std::vector<std::int64_t> all;
    for (const Scan& one : must(in_read([&](Connection& c) { return scans_page(c, filter, after); })))
      all.push_back(one.id);
    return all;
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(ids({}), (Ids{card.id, page.id}));
  EXPECT_EQ(ids({}, card.id), Ids{page.id});
  EXPECT_EQ(ids({"unsettled", {}, {}, {}}), Ids{page.id});
  EXPECT_EQ(ids({"filed", filed.route, {}, {}}), Ids{card.id});
  EXPECT_EQ(ids({{}, {}, filed.document, {}}), Ids{});
  EXPECT_EQ(ids({{}, {}, {}, sha256_hex("page")}), Ids{page.id});
}

TEST_F(Papers, APageThatWaitsIsSettledOnce) {
  const auto filed = file("m1", "one", "route");
  const Scan page = scan("page", {}, "image");
  const auto file_it = [&](std::int64_t id) {
    return store_->write([&](Connection& c) { return file_scan(c, id, filed.route, {}, "operator:1", 9); });
  };
  must(file_it(page.id));
  const Scan settled = must(in_read([&](Connection& c) { return find_scan(c, page.id); }));
  EXPECT_EQ(settled.state, "filed");
  EXPECT_EQ(settled.route_id, filed.route);
  EXPECT_EQ(settled.settled_at, 9);
  EXPECT_EQ(settled.settled_by, "operator:1");
  EXPECT_EQ(file_it(page.id).error().code, Code::conflict);
  EXPECT_EQ(file_it(999).error().code, Code::conflict);
}

TEST_F(Papers, APageThatIsDroppedLosesItsImage) {
  const Scan page = scan("page", {}, "image");
  const auto drop = [&](std::int64_t id) {
    return store_->write([&](Connection& c) { return drop_scan(c, id, "operator:1", 9); });
  };
  must(drop(page.id));
  EXPECT_EQ(must(in_read([&](Connection& c) { return find_scan(c, page.id); })).state, "dropped");
  EXPECT_EQ(number("SELECT COUNT(*) FROM blob"), 0);
  EXPECT_EQ(drop(page.id).error().code, Code::conflict);
  EXPECT_EQ(drop(999).error().code, Code::not_found);
}

TEST_F(Papers, ASignatureIsKeptWithItsDocument) {
  const auto filed = file("m1", "one", "route"), signing = file("m2", "two", "other");
  const auto add = [&] {
    return in_write([&](Connection& c) {
      return add_signature(c, {signing.document, filed.document, "valid", R"({"subject":"x"})"});
    });
  };
  const auto id = must(add());
  EXPECT_EQ(add().error().code, Code::conflict);
  const auto found = must(in_read([&](Connection& c) { return signatures_of(c, filed.document); }));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, id);
  EXPECT_EQ(found[0].facts, R"({"subject":"x"})");
  EXPECT_EQ(must(in_read([&](Connection& c) { return signatures_of_message(c, signing.message); })).size(), 1U);
  EXPECT_TRUE(must(in_read([&](Connection& c) { return signatures_of_message(c, filed.message); })).empty());
  EXPECT_FALSE(must(in_read([&](Connection& c) { return signature_in(c, filed.document); })));
}

}  // namespace
}  // namespace marshrut::store
