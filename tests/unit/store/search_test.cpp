#include "store/search.hpp"

#include "fixture.hpp"
#include "store/fsck.hpp"

namespace marshrut::store {
namespace {

using Words = std::vector<std::string>;

class Search : public StoreTest {
protected:
  Words words(WordKind kind, std::int64_t id) const {
    return must(in_read([&](Connection& c) { return words_of(c, kind, id); }));
  }
  void set(WordKind kind, std::int64_t id, const Words& all) const {
    must(store_->write([&](Connection& c) { return set_words(c, kind, id, all); }));
  }
};

TEST_F(Search, WordsAreASet) {
  const auto filed = file("m", "one", "route");
  set(WordKind::route, filed.route, {"мария", "иванова", "мария", ""});
  EXPECT_EQ(words(WordKind::route, filed.route), (Words{"иванова", "мария"}));
  set(WordKind::route, filed.route, {"петрова", "мария"});
  EXPECT_EQ(words(WordKind::route, filed.route), (Words{"мария", "петрова"}));
  must(store_->write([&](Connection& c) { return add_words(c, WordKind::route, filed.route, {"мария", "92"}); }));
  EXPECT_EQ(words(WordKind::route, filed.route), (Words{"92", "мария", "петрова"}));
  EXPECT_TRUE(words(WordKind::message, filed.route).empty());
  must(store_->write([&](Connection& c) { return drop_words(c, WordKind::route, filed.route); }));
  EXPECT_TRUE(words(WordKind::route, filed.route).empty());
}

TEST_F(Search, LongWordsAreCutBetweenLetters) {
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "ж";
  set(WordKind::route, 1, {"x" + longest});
  EXPECT_EQ(words(WordKind::route, 1).at(0), ("x" + longest).substr(0, 95));
  Words many;
  for (int i = 0; i < 300; ++i) many.push_back(std::to_string(i));
  set(WordKind::route, 2, many);
  EXPECT_EQ(words(WordKind::route, 2).size(), kWordsOfOne);
}

TEST_F(Search, TextIsSplitAtBlanks) {
  EXPECT_EQ(split_words("  иванова\tмария  \n92-1 "), (Words{"иванова", "мария", "92-1"}));
  EXPECT_TRUE(split_words("").empty());
}

TEST_F(Search, TheCodeIsAWordOfItsRouteAndStaysOne) {
  const auto filed = file("m", "one", "route");
  const auto code = must(in_write([&](Connection& c) { return give_code(c, filed.route, "MO", 2026); }));
  const std::string word = "mo" + code.substr(2);
  EXPECT_EQ(words(WordKind::route, filed.route), Words{word});
  RouteFacts facts;
  facts.words = "иванова мария";
  must(store_->write([&](Connection& c) { return set_route_facts(c, filed.route, facts); }));
  EXPECT_EQ(words(WordKind::route, filed.route), (Words{word, "иванова", "мария"}));
  facts.words.clear();
  must(store_->write([&](Connection& c) { return set_route_facts(c, filed.route, facts); }));
  EXPECT_EQ(words(WordKind::route, filed.route).size(), 3U) << "none given: they stay";
}

TEST_F(Search, RowsWithoutWordsAreListed) {
  const auto one = file("m1", "one", "route"), two = file("m2", "two", "other");
  (void)take_in("waits");
  const auto missing = [&](WordKind kind, std::int64_t after = 0) {
    return must(in_read([&](Connection& c) { return missing_words(c, kind, after); }));
  };
  using Ids = std::vector<std::int64_t>;
  EXPECT_EQ(missing(WordKind::route), (Ids{one.route, two.route}));
  EXPECT_EQ(missing(WordKind::message), (Ids{one.message, two.message}));
  EXPECT_EQ(missing(WordKind::submission), (Ids{one.submission, two.submission}));
  set(WordKind::route, one.route, {"a"});
  set(WordKind::submission, one.submission, {"a"});
  EXPECT_EQ(missing(WordKind::route), Ids{two.route});
  EXPECT_EQ(missing(WordKind::submission), Ids{two.submission});
  EXPECT_EQ(missing(WordKind::message, one.message), Ids{two.message});
}

TEST_F(Search, WordsOfNobodyAreFound) {
  set(WordKind::message, 99, {"a"});
  EXPECT_EQ(must(fsck(*store_)).findings.at(0).code, "orphan-word");
}

}  // namespace
}  // namespace marshrut::store
