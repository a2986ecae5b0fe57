#include "store/corrections.hpp"

#include "fixture.hpp"
#include "store/revision.hpp"

namespace marshrut::store {
namespace {

class Corrections : public StoreTest {
protected:
  Result<Submission> correct(std::int64_t id, std::optional<std::int64_t> expected) const {
    const CorrectedReading corrected{R"({"teacher":{"full_name":"Петрова"}})",
                                     R"([{"rule":"r"}])",
                                     1,
                                     2,
                                     {{"/teacher/full_name", "ФИО", "\"Иванова\"", "\"Петрова\""}}};
    return in_write([&](Connection& c) { return correct_submission(c, id, expected, corrected, "operator:a", 77); });
  }
  Submission submission(std::int64_t id) const {
    return must(in_read([&](Connection& c) { return find_submission(c, id); }));
  }
};

TEST_F(Corrections, AreKeptBesideTheReading) {
  const auto filed = file("m", "one", "route");
  EXPECT_EQ(submission(filed.submission).revision, 1);
  const auto now = must(correct(filed.submission, 1));
  EXPECT_EQ(now.revision, 2);
  EXPECT_EQ(now.reading + now.remarks, R"({"teacher":{"full_name":"Петрова"}}[{"rule":"r"}])");
  EXPECT_EQ(now.errors * 10 + now.warnings, 12);
  const auto all = must(in_read([&](Connection& c) { return corrections_of(c, filed.submission); }));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].path + all[0].label + all[0].was + all[0].is + all[0].actor,
            R"(/teacher/full_nameФИО"Иванова""Петрова"operator:a)");
  EXPECT_EQ(all[0].at, 77);
}

TEST_F(Corrections, OfWhatWasChangedMeanwhileAreRefused) {
  const auto filed = file("m", "one", "route");
  (void)must(correct(filed.submission, 1));
  EXPECT_TRUE(is_stale(correct(filed.submission, 1).error()));
  EXPECT_EQ(must(in_read([&](Connection& c) { return corrections_of(c, filed.submission); })).size(), 1U);
  EXPECT_EQ(correct(99, 1).error().code, Code::not_found);
  change("UPDATE submission SET state = 'purged'");
  EXPECT_FALSE(is_stale(correct(filed.submission, 2).error()));
  EXPECT_EQ(correct(filed.submission, 2).error().code, Code::conflict);
}

TEST_F(Corrections, EachChangeOfASubmissionRaisesItsRevision) {
  const auto filed = file("m", "one", "route"), other = file("m2", "two", "other");
  must(store_->write([&](Connection& c) { return set_submission_state(c, filed.submission, "returned"); }));
  EXPECT_EQ(submission(filed.submission).revision, 2);
  change("UPDATE submission SET route_id = NULL WHERE id = " + std::to_string(filed.submission));
  EXPECT_EQ(
      must(in_write([&](Connection& c) { return set_submission_route(c, filed.submission, other.route); })).revision,
      3);
}

TEST_F(Corrections, EachChangeOfARouteRaisesItsRevision) {
  const auto filed = file("m", "one", "route");
  const auto expect = [&](std::int64_t expected) {
    return store_->write([&](Connection& c) { return expect_route(c, filed.route, expected); });
  };
  must(expect(1));
  must(store_->write([&](Connection& c) {
    return move_route(c, filed.route, RouteState::submitted, {1, "a", "b", ""});
  }));
  EXPECT_TRUE(is_stale(expect(1).error()));
  must(expect(2));
  RouteFacts facts;
  facts.teacher = "петрова";
  facts.methodist = "сидорова";
  must(store_->write([&](Connection& c) { return set_route_facts(c, filed.route, facts); }));
  must(expect(3));
  (void)must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); }));
  must(expect(4));
  EXPECT_EQ(must(in_read([](Connection& c) { return find_routes(c, "петрова"); })).at(0).methodist, "сидорова");
  EXPECT_EQ(store_->write([](Connection& c) { return expect_route(c, 99, 1); }).error().code, Code::not_found);
}

}  // namespace
}  // namespace marshrut::store
