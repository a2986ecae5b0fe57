// Routes through their life by a person's word: steps, codes, retention.
#include "intake/registrar.hpp"

#include "unit/intake/ledger.hpp"

namespace marshrut::intake {
namespace {

using store::RouteState;
using test::card;
using test::letter_with;
using ::testing::ElementsAre;
using ::testing::SizeIs;

const Operator kWho{"operator:ivanova", "cli"};
constexpr Millis kDay = Millis{24} * 3600 * 1000;

class Registrar : public test::Ledger {
protected:
  void SetUp() override {
    test::Ledger::SetUp();
    (void)settle(letter_with({card("a"), card("b", "Орлов Пётр Николаевич")}));
  }
  Result<store::Route> move(std::int64_t route, RouteState to, const std::string& region = {}) {
    return move_route(store(), {route, to, "протокол № 1", region}, kWho);
  }
  void walk(std::int64_t route, std::initializer_list<RouteState> states) {
    for (const RouteState to : states) {
      const auto moved = move(route, to);
      ASSERT_TRUE(moved) << store::state_name(to) << ": " << moved.error().message;
    }
  }
};

TEST_F(Registrar, ARouteGetsItsCodeWhenItIsRegistered) {
  walk(1, {RouteState::agreed, RouteState::approved});
  const auto registered = move(1, RouteState::registered);
  ASSERT_TRUE(registered) << registered.error().message;
  EXPECT_EQ(registered->state, RouteState::registered);
  ASSERT_TRUE(registered->code);
  EXPECT_TRUE(store::code_is_valid(*registered->code));
  EXPECT_EQ(registered->code->substr(0, 4), "SEV-");
  walk(2, {RouteState::agreed, RouteState::approved});
  const auto other = move(2, RouteState::registered, "YAK");
  ASSERT_TRUE(other);
  EXPECT_EQ(other->code->substr(0, 4), "YAK-");
  EXPECT_THAT(steps(1), ElementsAre("draft", "submitted", "agreed", "approved", "registered"));
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit WHERE action = 'route.moved' AND actor = 'operator:ivanova'"), 6);
}

TEST_F(Registrar, AStepThatIsNoneChangesNothing) {
  for (const RouteState to : {RouteState::approved, RouteState::registered, RouteState::in_progress,
                              RouteState::completed, RouteState::archived, RouteState::purged, RouteState::submitted}) {
    const auto moved = move(1, to);
    ASSERT_FALSE(moved) << store::state_name(to);
    EXPECT_EQ(moved.error().code, Code::conflict) << store::state_name(to);
  }
  EXPECT_EQ(routes().at(0).state, RouteState::submitted);
  EXPECT_EQ(routes().at(0).code, std::nullopt);
  EXPECT_EQ(count("SELECT COUNT(*) FROM audit WHERE action = 'route.moved'"), 0);
  EXPECT_EQ(move(99, RouteState::agreed).error().code, Code::not_found);
}

TEST_F(Registrar, WithoutARegionThereIsNoCode) {
  DocumentExam document = card("c", "Сидорова Мария Ивановна");
  document.region.clear();
  (void)settle(letter_with({document}, "two@school.example"));
  walk(3, {RouteState::agreed, RouteState::approved});
  const auto moved = move(3, RouteState::registered);
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().code, Code::bad_data);
  EXPECT_EQ(routes().at(2).state, RouteState::approved);
  EXPECT_TRUE(move(3, RouteState::registered, "SEV"));
}

TEST_F(Registrar, ALineOfARoute) {
  walk(1, {RouteState::agreed});
  std::vector<nlohmann::json> lines;
  ASSERT_TRUE(each_route(
      store(), [&](const store::Route& route) { lines.push_back(nlohmann::json::parse(route_line(route))); }));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["id"], 1);
  EXPECT_EQ(lines[0]["state"], "agreed");
  EXPECT_EQ(lines[0]["code"], nullptr);
  EXPECT_EQ(lines[0]["teacher"], test::kTeacher);
  EXPECT_EQ(lines[0]["organization"], test::kSchool);
  EXPECT_EQ(lines[1]["teacher"], "Орлов Пётр Николаевич");
  store::Route broken;
  broken.teacher = "орлов петр николаевич";
  broken.data = "{";
  EXPECT_EQ(nlohmann::json::parse(route_line(broken))["teacher"], "орлов петр николаевич");
}

TEST_F(Registrar, AYearAfterItsEndARouteGoes) {
  walk(1, {RouteState::agreed, RouteState::approved, RouteState::registered, RouteState::in_progress,
           RouteState::completed});
  const Millis now = now_ms();
  const auto early = retention_due(store(), now + 364 * kDay);
  ASSERT_TRUE(early);
  EXPECT_TRUE(early->archive.empty() && early->purge.empty());
  const auto due = retention_due(store(), now + 367 * kDay);
  ASSERT_TRUE(due);
  EXPECT_THAT(due->archive, ElementsAre(1));
  const auto done = carry_out(store(), due->archive, {}, kWho);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->archived, 1);
  EXPECT_EQ(routes().at(0).state, RouteState::archived);
  const auto next = retention_due(store(), now + 367 * kDay);
  ASSERT_TRUE(next);
  EXPECT_TRUE(next->archive.empty());
  EXPECT_THAT(next->purge, ElementsAre(1));
  // Nobody purges before the year is over, whatever is asked.
  const auto refused = carry_out(store(), {}, next->purge, kWho);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::conflict);
  EXPECT_EQ(routes().at(0).state, RouteState::archived);
}

TEST_F(Registrar, PurgedIsOnlyTheCodeLeft) {
  walk(1, {RouteState::agreed, RouteState::approved, RouteState::registered, RouteState::in_progress,
           RouteState::completed, RouteState::archived});
  const std::string code = *routes().at(0).code;
  ASSERT_TRUE(store().write([&](store::Connection& c) -> Result<void> {
    auto aged = c.run("UPDATE route SET completed_at = completed_at - ? WHERE id = 1", {400 * kDay});
    return aged ? Result<void>() : aged.error();
  }));
  const auto done = carry_out(store(), {}, {1}, kWho);
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->purged, 1);
  const store::Route gone = routes().at(0);
  EXPECT_EQ(gone.state, RouteState::purged);
  EXPECT_EQ(gone.code, code);
  EXPECT_EQ(nlohmann::json::parse(route_line(gone))["teacher"], "");
  EXPECT_EQ(count("SELECT COUNT(*) FROM route WHERE data LIKE '%Коваленко%'"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM submission WHERE reading LIKE '%Коваленко%'"), 0);
  EXPECT_EQ(count("SELECT COUNT(*) FROM route WHERE data LIKE '%Орлов%'"), 1);
}

}  // namespace
}  // namespace marshrut::intake
