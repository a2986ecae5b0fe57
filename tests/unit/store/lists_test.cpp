#include "store/lists.hpp"

#include <algorithm>
#include <functional>

#include "fixture.hpp"
#include "store/candidates.hpp"
#include "store/counts.hpp"
#include "store/search.hpp"

namespace marshrut::store {
namespace {

using Ids = std::vector<std::int64_t>;

class Lists : public StoreTest {
protected:
  struct Made {
    std::string teacher, school, region, methodist, words;
    RouteState state = RouteState::draft;
    Millis at = 1;
  };
  std::int64_t route(const Made& made) const {
    NewRoute one;
    one.key = "key " + std::to_string(++made_);
    one.teacher = made.teacher;
    one.organization = "орг " + made.school;
    one.school = made.school;
    one.region = made.region;
    one.methodist = made.methodist;
    one.words = made.words.empty() ? made.teacher : made.words;
    one.state = made.state;
    one.data = R"({"n":1})";
    return must(in_write([&](Connection& c) { return insert_route(c, one, {made.at, "a", "b", ""}); })).route.id;
  }
  // Submissions of one message: `state` and `received` are what differs.
  std::int64_t submission(std::optional<std::int64_t> of, const std::string& state, Millis received,
                          const std::string& school = "A", const std::string& words = "") const {
    return must(in_write([&](Connection& c) -> Result<std::int64_t> {
      NewDocument document;
      document.message_id = message_;
      document.position = ++made_;
      document.name = "бланк.docx";
      const auto id = must(add_document(c, document));
      NewSubmission one;
      one.number = must(next_submission_number(c, 2026));
      one.document_id = id;
      one.message_id = message_;
      one.route_id = of;
      one.form = state == "apart" ? "rare" : "blank";
      one.received = received;
      one.state = state;
      one.school = school;
      one.words = words;
      return must(add_submission(c, one)).id;
    }));
  }
  RoutePage routes(const RouteQuery& query) const {
    return must(in_read([&](Connection& c) { return list_routes(c, query); }));
  }
  SubmissionPage submissions(const SubmissionQuery& query) const {
    return must(in_read([&](Connection& c) { return list_submissions(c, query); }));
  }
  template <class Page>
  static Ids ids(const Page& page) {
    Ids all;
    for (const auto& one : page.items) all.push_back(one.id);
    return all;
  }
  // All pages, one after the other.
  template <class Query, class List>
  Ids walked(Query query, const List& list) const {
    Ids all;
    query.most = 2;
    for (int guard = 0; guard < 100; ++guard) {
      const auto page = list(query);
      const auto part = ids(page);
      all.insert(all.end(), part.begin(), part.end());
      if (!page.next) return all;
      query.after = page.next;
    }
    ADD_FAILURE() << "pages without end";
    return all;
  }
  void SetUp() override {
    StoreTest::SetUp();
    message_ = take_in("m");
  }

  std::int64_t message_ = 0;
  mutable int made_ = 0;
};

TEST_F(Lists, RoutesAreSortedBothWaysByEachSort) {
  const auto b = route({"борисова", "Б", "92", "", "", RouteState::submitted, 30});
  const auto a = route({"алексеева", "В", "92", "", "", RouteState::draft, 20});
  const auto c = route({"алексеева", "А", "92", "", "", RouteState::draft, 10});
  (void)must(in_write([&](Connection& x) { return give_code(x, a, "92", 2026); }));
  const std::pair<RouteSort, Ids> cases[] = {{RouteSort::id, {c, a, b}},           {RouteSort::name, {a, c, b}},
                                             {RouteSort::organization, {c, b, a}}, {RouteSort::code, {b, c, a}},
                                             {RouteSort::state, {a, c, b}},        {RouteSort::changed, {c, a, b}},
                                             {RouteSort::created, {c, a, b}}};
  for (const auto& [sort, want] : cases) {
    for (const bool descending : {false, true}) {
      Ids wanted = want;
      if (descending) std::reverse(wanted.begin(), wanted.end());
      // By region the few of it are sorted; without one an index is walked along.
      for (const bool few : {false, true}) {
        RouteQuery query;
        query.sort = sort;
        query.descending = descending;
        if (few) query.region = "92";
        EXPECT_EQ(walked(query, [&](const RouteQuery& q) { return routes(q); }), wanted)
            << static_cast<int>(sort) << descending;
      }
    }
  }
}

TEST_F(Lists, RoutesAreFiltered) {
  const auto one = route({"иванова мария", "А", "92", "петров", "", RouteState::submitted});
  const auto two = route({"иванов иван", "А", "50", "сидоров", "", RouteState::draft});
  const auto three = route({"яковлева анна", "Б", "50", "петров", "", RouteState::draft});
  const auto gone = route({"пустая", "А", "92", "", "", RouteState::purged});
  (void)submission(one, "filed", 1);
  struct Case {
    const char* name;
    std::function<void(RouteQuery&)> set;
    Ids want;
  };
  const Case cases[] = {
      {"all", [](RouteQuery&) {}, {two, one, three}},
      {"state", [](RouteQuery& q) { q.states = {RouteState::draft}; }, {two, three}},
      {"purged", [](RouteQuery& q) { q.states = {RouteState::purged}; }, {gone}},
      {"school", [](RouteQuery& q) { q.school = "А"; }, {two, one}},
      {"region", [](RouteQuery& q) { q.region = "50"; }, {two, three}},
      {"methodist", [](RouteQuery& q) { q.methodist = "петров"; }, {one, three}},
      {"form", [](RouteQuery& q) { q.form = "blank"; }, {one}},
      {"no such form", [](RouteQuery& q) { q.form = "none"; }, {}},
      {"scope of a school", [](RouteQuery& q) { q.scope.school = "Б"; }, {three}},
      {"scope and another school", [](RouteQuery& q) { q.scope.school = "Б", q.school = "А"; }, {}},
      {"scope of a methodist",
       [](RouteQuery& q) {
         q.scope.methodists = {"p@example.org", "петров"};
       },
       {one, three}},
      {"word", [](RouteQuery& q) { q.prefixes = {"иван"}; }, {two, one}},
      {"words",
       [](RouteQuery& q) {
         q.prefixes = {"ма", "иван"};
       },
       {one}},
      {"a word that nobody has",
       [](RouteQuery& q) {
         q.prefixes = {"иван", "щ"};
       },
       {}},
      {"an empty word", [](RouteQuery& q) { q.prefixes = {""}; }, {two, one, three}},
      {"word and state", [](RouteQuery& q) { q.prefixes = {"иван"}, q.states = {RouteState::draft}; }, {two}},
      {"wildcards are letters", [](RouteQuery& q) { q.prefixes = {"%"}; }, {}}};
  for (const Case& each : cases) {
    RouteQuery query;
    each.set(query);
    const auto page = routes(query);
    EXPECT_EQ(ids(page), each.want) << each.name;
    EXPECT_EQ(page.total, static_cast<std::int64_t>(each.want.size())) << each.name;
    EXPECT_EQ(walked(query, [&](const RouteQuery& q) { return routes(q); }), each.want) << each.name;
  }
  EXPECT_EQ(routes({}).items.at(0).data, R"({"n":1})");
  EXPECT_EQ(routes({}).items.at(0).methodist, "сидоров");
}

TEST_F(Lists, WhatIsNotInScopeIsNotThere) {
  const auto one = route({"иванова", "А", "92", "петров", "", RouteState::draft});
  const auto number = "2026-000001";
  (void)submission(one, "filed", 1, "А");
  const auto sees = [&](const Scope& scope) {
    return static_cast<bool>(in_read([&](Connection& c) { return route_within(c, scope, one); })) &&
           static_cast<bool>(in_read([&](Connection& c) { return submission_within(c, scope, number); }));
  };
  EXPECT_TRUE(sees({}));
  EXPECT_TRUE(sees({"А", {}}));
  EXPECT_TRUE(sees({{}, {"петров"}}));
  for (const Scope& scope : {Scope{"Б", {}}, Scope{{}, {"сидоров"}}, Scope{"", {}}}) {
    EXPECT_EQ(in_read([&](Connection& c) { return route_within(c, scope, one); }).error().code, Code::not_found);
    EXPECT_EQ(in_read([&](Connection& c) { return submission_within(c, scope, number); }).error().code,
              Code::not_found);
  }
}

TEST_F(Lists, SubmissionsAreFilteredTheNewestFirst) {
  const auto mine = route({"иванова", "А", "92", "петров", "", RouteState::draft});
  (void)must(in_write([&](Connection& c) { return give_code(c, mine, "92", 2026); }));
  const auto late = submission(mine, "filed", 300, "А", "иванова 2026-000001");
  const auto early = submission(mine, "review", 100, "А", "иванова 2026-000002");
  const auto apart = submission({}, "apart", 200, "Б", "сидорова 2026-000003");
  struct Case {
    const char* name;
    std::function<void(SubmissionQuery&)> set;
    Ids want;
  };
  const Case cases[] = {
      {"all", [](SubmissionQuery&) {}, {late, apart, early}},
      {"state", [](SubmissionQuery& q) { q.states = {"review"}; }, {early}},
      {"states",
       [](SubmissionQuery& q) {
         q.states = {"review", "apart"};
       },
       {apart, early}},
      {"school", [](SubmissionQuery& q) { q.school = "А"; }, {late, early}},
      {"form", [](SubmissionQuery& q) { q.form = "blank"; }, {late, early}},
      {"since", [](SubmissionQuery& q) { q.since = 200; }, {late, apart}},
      {"until", [](SubmissionQuery& q) { q.until = 200; }, {early}},
      {"route", [&](SubmissionQuery& q) { q.route_id = mine; }, {late, early}},
      {"scope of a school", [](SubmissionQuery& q) { q.scope.school = "Б"; }, {apart}},
      {"scope of a methodist", [](SubmissionQuery& q) { q.scope.methodists = {"петров"}; }, {late, early}},
      {"word", [](SubmissionQuery& q) { q.prefixes = {"иван"}; }, {late, early}},
      {"word and since", [](SubmissionQuery& q) { q.prefixes = {"2026"}, q.since = 150; }, {late, apart}},
      {"nobody's word", [](SubmissionQuery& q) { q.prefixes = {"щ"}; }, {}}};
  for (const Case& each : cases) {
    SubmissionQuery query;
    each.set(query);
    const auto page = submissions(query);
    EXPECT_EQ(ids(page), each.want) << each.name;
    EXPECT_EQ(page.total, static_cast<std::int64_t>(each.want.size())) << each.name;
    EXPECT_EQ(walked(query, [&](const SubmissionQuery& q) { return submissions(q); }), each.want) << each.name;
  }
  const auto page = submissions({});
  EXPECT_EQ(page.items[0].document_name, "бланк.docx");
  EXPECT_EQ(page.items[0].route_code.substr(0, 13), "92-2026-00001");
  EXPECT_EQ(page.items[0].route_organization, "орг А");
  EXPECT_EQ(page.items[0].version, 1);
  EXPECT_EQ(page.items[1].route_code, "");
}

// More of one word than are ever looked at one by one.
class Many : public Lists {
protected:
  void SetUp() override {
    Lists::SetUp();
    must(store_->write([&](Connection& c) -> Result<void> {
      for (int i = 0; i < kRoutes; ++i) {
        NewRoute one;
        one.key = std::to_string(i);
        one.teacher = "учитель " + std::to_string(100000 + i);
        one.school = i % 2 == 0 ? "А" : "Б";
        one.region = "92";
        one.words = "все";
        if (i >= kRoutes - 3) one.words += " последние";
        if (i % 2 == 0) one.words += " чётные";
        if (i % 2 == 1 || i == 2500) one.words += " нечётные";
        const auto made = insert_route(c, one, {i, "a", "b", ""});
        if (!made) return made.error();
      }
      return {};
    }));
  }
  static constexpr int kRoutes = 2 * static_cast<int>(kFew) + 1002;
};

TEST_F(Many, CommonWordsAreFoundToo) {
  RouteQuery query;
  query.most = 3;
  query.prefixes = {"все"};
  auto page = routes(query);
  EXPECT_EQ(page.items.at(0).teacher, "учитель 100000");
  EXPECT_TRUE(page.next);
  EXPECT_FALSE(page.total) << "counting would cost too much";
  query.after = page.next;
  EXPECT_EQ(routes(query).items.at(0).teacher, "учитель 100003");
  query.prefixes = {"все", "чёт"};
  EXPECT_EQ(routes(query).items.at(0).teacher, "учитель 100004");
  // What a first look doesn't find is found by all who have the word.
  query.after = Cursor{"учитель 100005", 0, 0};
  query.school = "Б";
  query.prefixes = {"чёт"};
  EXPECT_TRUE(routes(query).items.empty());
  query.prefixes = {"нечёт"};
  EXPECT_EQ(routes(query).items.at(0).teacher, "учитель 100005");
  query = {};
  query.prefixes = {"чёт", "нечёт"};
  page = routes(query);
  ASSERT_EQ(page.items.size(), 1U) << "both are common, only one has both";
  EXPECT_EQ(page.items[0].teacher, "учитель 102500");
  query.prefixes = {"все", "послед"};
  EXPECT_EQ(routes(query).total, 3);
  query = {};
  EXPECT_EQ(routes(query).total, kRoutes);
  query.school = "А";
  EXPECT_EQ(routes(query).total, kRoutes / 2);
}

TEST_F(Lists, Counts) {
  const auto one = route({"иванова", "А", "92", "петров", "", RouteState::draft});
  (void)route({"иванова", "Б", "50", "петров", "", RouteState::submitted});
  (void)route({"петрова", "Б", "50", "", "", RouteState::submitted});
  (void)submission(one, "review", 100, "А");
  (void)submission(one, "filed", Millis{86400000} + 100, "А");
  (void)submission({}, "apart", Millis{86400000} + 200, "Б");
  (void)scan("page", {}, "image");
  using Counts = std::map<std::string, std::int64_t>;
  must(store_->read([&](Connection& c) -> Result<void> {
    EXPECT_EQ(must(attention_count(c)), 1) << "one message";
    EXPECT_EQ(must(unsettled_scans(c)), 1);
    EXPECT_EQ(must(submission_counts(c)), (Counts{{"apart", 1}, {"filed", 1}, {"review", 1}}));
    EXPECT_EQ(must(submission_counts(c, {"А", {}})), (Counts{{"filed", 1}, {"review", 1}}));
    EXPECT_EQ(must(submission_counts(c, {{}, {"петров"}})), (Counts{{"filed", 1}, {"review", 1}}));
    EXPECT_EQ(must(submission_counts(c, {{}, {"никто"}})), Counts{});
    EXPECT_EQ(must(route_counts(c)), (Counts{{"draft", 1}, {"submitted", 2}}));
    EXPECT_EQ(must(route_counts(c, {"Б", {}})), (Counts{{"submitted", 2}}));
    EXPECT_EQ(must(schools(c)), (std::vector<std::string>{"А", "Б"}));
    EXPECT_EQ(must(methodists(c)), std::vector<std::string>{"петров"});
    EXPECT_EQ(must(regions(c)), (std::vector<std::string>{"50", "92"}));
    const auto by_school = must(routes_by_school(c));
    EXPECT_EQ(by_school.size(), 2U);
    EXPECT_EQ(by_school[1].school + by_school[1].state, "Бsubmitted");
    EXPECT_EQ(by_school[1].count, 2);
    EXPECT_EQ(must(routes_by_school(c, "92")).size(), 1U);
    const auto days = must(submissions_by_day(c, 0, Millis{2} * 86400000, 0));
    if (days.size() != 3) return Error{Code::internal, "days", {}};
    EXPECT_EQ(days[0].day, 0);
    EXPECT_EQ(days[1].day, 1);
    EXPECT_EQ(days[1].state, "apart");
    EXPECT_EQ(must(submissions_by_day(c, 0, 1000, 86400000 - 50)).at(0).day, 1) << "in another zone";
    return {};
  }));
}

}  // namespace
}  // namespace marshrut::store
