#include <set>
#include <thread>

#include "fixture.hpp"

namespace marshrut::store {
namespace {

using Filing = StoreTest;

TEST_F(Filing, KeepsEqualBytesOnce) {
  const auto first = file("m1", "same", "r1"), second = file("m2", "same", "r2");
  EXPECT_EQ(first.blob, second.blob);
  EXPECT_EQ(must(in_read([&](Connection& c) { return blob_bytes(c, first.blob); })), "same");
  EXPECT_EQ(in_read([](Connection& c) { return blob_bytes(c, 999); }).error().code, Code::not_found);
}

TEST_F(Filing, CountsVersionsOfARoutesForm) {
  const auto first = file("m1", "one", "route"), second = file("m2", "two", "route");
  ASSERT_EQ(first.route, second.route);
  const auto latest =
      must(in_read([&](Connection& c) { return latest_submission(c, first.route, "odintsovo-blank"); }));
  ASSERT_TRUE(latest);
  EXPECT_EQ(latest->version, 2);
  EXPECT_EQ(latest->supersedes, first.submission);
  EXPECT_EQ(latest->number, "2026-000002");
  EXPECT_EQ(must(in_read([&](Connection& c) { return submissions_of_route(c, first.route); })).size(), 2U);
  EXPECT_EQ(must(in_read([&](Connection& c) { return submission_by_number(c, "2026-000001"); }))->id, first.submission);
  EXPECT_EQ(must(in_read([&](Connection& c) { return find_document(c, first.document); })).submission_id,
            first.submission);
}

TEST_F(Filing, GivesARouteToASubmissionThatHadNone) {
  const auto filed = file("m1", "one", "route");
  const auto loose = must(in_write([&](Connection& c) -> Result<Submission> {
    NewSubmission submission;
    submission.number = must(next_submission_number(c, 2026));
    submission.document_id = filed.document;
    submission.message_id = filed.message;
    submission.form = "odintsovo-blank";
    return add_submission(c, submission);
  }));
  const auto set = [&] {
    return in_write([&](Connection& c) { return set_submission_route(c, loose.id, filed.route); });
  };
  EXPECT_EQ(must(set()).version, 2);
  EXPECT_EQ(set().error().code, Code::conflict);
}

TEST_F(Filing, FindsARouteThatIsThere) {
  const auto insert = [&](const char* teacher) {
    NewRoute route;
    route.key = "k";
    route.teacher = teacher;
    return must(in_write([&](Connection& c) { return insert_route(c, route, {7, "service", "lmtp", "first"}); }));
  };
  const auto first = insert("t"), again = insert("other");
  EXPECT_TRUE(first.created);
  EXPECT_FALSE(again.created);
  EXPECT_EQ(again.route.teacher, "t");
  EXPECT_EQ(must(in_read([](Connection& c) { return find_routes(c, "t"); })).size(), 1U);
  EXPECT_FALSE(must(in_read([](Connection& c) { return route_by_key(c, "none"); })));
}

TEST_F(Filing, WalksARouteThroughItsLife) {
  const auto filed = file("m1", "one", "route");
  const auto move = [&](RouteState to) {
    return store_->write([&](Connection& c) {
      return move_route(c, filed.route, to, {10, "methodist", "cli", "note"});
    });
  };
  EXPECT_EQ(move(RouteState::approved).error().code, Code::conflict);
  for (const RouteState to :
       {RouteState::submitted, RouteState::returned, RouteState::submitted, RouteState::agreed, RouteState::approved}) {
    EXPECT_TRUE(move(to)) << state_name(to);
  }
  EXPECT_EQ(move(RouteState::registered).error().code, Code::conflict) << "without a code";
  const auto code = must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); }));
  EXPECT_EQ(must(in_write([&](Connection& c) { return give_code(c, filed.route, "92", 2026); })), code);
  for (const RouteState to : {RouteState::registered, RouteState::in_progress, RouteState::prolonged,
                              RouteState::completed, RouteState::archived}) {
    EXPECT_TRUE(move(to)) << state_name(to);
  }
  const auto route = must(in_read([&](Connection& c) { return route_by_code(c, code); }));
  ASSERT_TRUE(route);
  EXPECT_EQ(route->completed_at, 10);
  const auto steps = must(in_read([&](Connection& c) { return steps_of(c, filed.route); }));
  EXPECT_EQ(steps.size(), 11U);
  EXPECT_EQ(steps[0].from, std::nullopt);
  EXPECT_EQ(steps[1].from, RouteState::draft);
  EXPECT_EQ(steps[1].act.actor, "methodist");
}

TEST(RouteStates, HaveNamesThatAreReadBack) {
  for (int i = 0; i <= static_cast<int>(RouteState::purged); ++i) {
    EXPECT_EQ(route_state(state_name(static_cast<RouteState>(i))), static_cast<RouteState>(i));
  }
  EXPECT_EQ(route_state("nothing"), std::nullopt);
  EXPECT_EQ(state_name(MessageState::not_a_submission), "not-a-submission");
}

TEST(Codes, AreValidOnlyAsTheyWereGiven) {
  const std::string code = "92-2026-00001-";
  int valid = 0;
  std::string good;
  for (char check = '0'; check <= '9'; ++check) {
    if (code_is_valid(code + check)) ++valid, good = code + check;
  }
  EXPECT_EQ(valid, 1);
  for (std::size_t i = 0; i < good.size(); ++i) {
    if (good[i] == '-') continue;
    for (char digit = '0'; digit <= '9'; ++digit) {
      std::string wrong = good;
      wrong[i] = digit;
      EXPECT_EQ(code_is_valid(wrong), digit == good[i]) << wrong;
    }
    const std::size_t next = i + 1 < good.size() && good[i + 1] == '-' ? i + 2 : i + 1;
    if (next >= good.size() || good[i] == good[next]) continue;
    std::string swapped = good;
    std::swap(swapped[i], swapped[next]);
    EXPECT_FALSE(code_is_valid(swapped)) << swapped;
  }
  for (const char* text :
       {"", "-2026-00001-0", "92-2026-0001-1", "92 2026-00001-1", "92-2026-00000-0", "9 2-2026-00001-1"}) {
    EXPECT_FALSE(code_is_valid(text)) << text;
  }
}

TEST_F(Filing, GivesEachCodeOnceThoughManyAsk) {
  constexpr int kThreads = 4, kRoutes = 10;
  const auto other = opened();
  std::mutex mutex;
  std::set<std::string> codes;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      Store& store = thread % 2 == 0 ? *store_ : *other;
      for (int i = 0; i < kRoutes; ++i) {
        std::string code;
        must(store.write([&](Connection& c) -> Result<void> {
          NewRoute route;
          route.key = std::to_string(thread) + "/" + std::to_string(i);
          const auto id = must(insert_route(c, route, {})).route.id;
          const auto given = give_code(c, id, "SEV", 2026);
          if (!given) return given.error();
          code = *given;
          return {};
        }));
        EXPECT_TRUE(code_is_valid(code)) << code;
        const std::lock_guard lock(mutex);
        codes.insert(code);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(codes.size(), static_cast<std::size_t>(kThreads * kRoutes));
  EXPECT_EQ(number("SELECT last FROM code_series"), kThreads * kRoutes) << "no gaps";
}

TEST_F(Filing, RunsOutOfCodesWithAClearError) {
  const auto filed = file("m1", "one", "route");
  change("INSERT INTO code_series (series, last) VALUES ('92-2026', 99999)");
  const auto give = [&](const char* region) {
    return in_write([&](Connection& c) { return give_code(c, filed.route, region, 2026); });
  };
  EXPECT_EQ(give("92").error().code, Code::too_large);
  EXPECT_EQ(give("9-2").error().code, Code::bad_data);
  EXPECT_TRUE(give("93"));
}

}  // namespace
}  // namespace marshrut::store
