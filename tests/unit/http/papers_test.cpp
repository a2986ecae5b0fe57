// Deadlines, registries, reports, jobs and forms over the API: each answer is held against the description.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "base/clock.hpp"
#include "intake/methodist_key.hpp"
#include "opc/package.hpp"
#include "store/routes.hpp"
#include "support/console_server.hpp"
#include "text/local_time.hpp"

namespace marshrut::testing {
namespace {

using access::Role;
using Json = nlohmann::json;

constexpr Millis kDay = 86'400'000;
const http::Fields kBytes = {{"Content-Type", "application/octet-stream"}};

struct Teacher {
  std::string name, school, methodist;
};

// Diagnosed forty days ago and nothing drawn up since: what had to be done within ten working days is overdue.
std::int64_t add_route(store::Store& store, const Teacher& teacher) {
  const Json data = {{"form", "sevastopol-card"},
                     {"teacher", {{"full_name", teacher.name}}},
                     {"organization", {{"name", teacher.school}}},
                     {"support", {{"methodist", {{"full_name", teacher.methodist}}}}},
                     {"deficits", Json::array({{{"deficit", "Проектирование урока"}}})},
                     {"diagnostics",
                      {{"entry",
                        {{"date", text::local_day(now_ms() - 40 * kDay)},
                         {"rows", Json::array({{{"competency", "Методические"}, {"low", 40}}})}}},
                       {"final", {{"rows", Json::array({{{"competency", "Методические"}, {"high", 90}}})}}}}}};
  store::NewRoute route;
  route.key = teacher.name + teacher.school;
  route.teacher = teacher.name;
  route.organization = teacher.school;
  route.school = teacher.school;
  route.region = "SEV";
  route.methodist = intake::methodist_key({}, teacher.methodist);
  route.data = data.dump();
  std::int64_t id = 0;
  const auto done = store.write([&](store::Connection& connection) -> Result<void> {
    const auto made = store::insert_route(connection, route, {now_ms(), "test", "test", {}});
    if (!made) return made.error();
    id = made->route.id;
    return {};
  });
  EXPECT_TRUE(done) << done.error().message;
  return id;
}

class Papers : public ::testing::Test {
protected:
  void SetUp() override {
    first_ = add_route(server_.store(), {"Белова Ирина Сергеевна", "СОШ № 5", "Орлова Нина Павловна"});
    second_ = add_route(server_.store(), {"Ёлкин Пётр Ильич", "СОШ № 8", "Зуев Олег Игоревич"});
    admin_ = server_.person(Role::admin, "admin");
    school_ = server_.person(Role::school, "school5", "СОШ № 5");
    methodist_ = server_.person(Role::methodist, "zuev", {}, {}, "Зуев Олег Игоревич");
  }

  Answer get(const Caller& caller, const std::string& target) {
    Answer answer = server_.call(caller, "GET", "/api/v1" + target);
    EXPECT_EQ(answer.misfit, "") << target;
    return answer;
  }
  Answer post(const Caller& caller, const std::string& target, const Json& body) {
    Answer answer = server_.call(caller, "POST", "/api/v1" + target, body);
    EXPECT_EQ(answer.misfit, "") << target;
    return answer;
  }
  Answer send(const Caller& caller, const std::string& method, const std::string& target, const std::string& bytes) {
    Answer answer = server_.call(caller, method, "/api/v1" + target, bytes, kBytes);
    EXPECT_EQ(answer.misfit, "") << target;
    return answer;
  }
  // The job when it is over.
  Json ended(const Caller& caller, const Answer& queued) {
    EXPECT_EQ(queued.status, 202) << queued.body;
    if (queued.status != 202) return {};
    const std::string target = "/jobs/" + std::to_string(queued.json().at("id").get<std::int64_t>());
    for (int i = 0; i < 600; ++i) {
      const Json job = get(caller, target).json();
      const std::string state = job.at("state");
      if (state != "queued" && state != "running") return job;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    ADD_FAILURE() << "the job doesn't end";
    return {};
  }

  ConsoleServer server_;
  std::int64_t first_ = 0, second_ = 0;
  Caller admin_, school_, methodist_;
};

TEST_F(Papers, DeadlinesAreThoseThatAPersonMaySee) {
  const Json all = get(admin_, "/deadlines?overdue=true&limit=200").json();
  EXPECT_GE(all.at("overdue").get<int>(), 2);
  std::set<std::int64_t> routes;
  for (const auto& item : all.at("items")) {
    if (item.at("route").is_number()) routes.insert(item.at("route").get<std::int64_t>());
    EXPECT_TRUE(item.at("overdue").get<bool>());
  }
  EXPECT_EQ(routes, (std::set<std::int64_t>{first_, second_}));
  for (const auto& item : get(school_, "/deadlines").json().at("items")) {
    EXPECT_EQ(item.at("organization"), "СОШ № 5");
  }
  const Json found = get(admin_, "/deadlines?q=%D0%B5%D0%BB%D0%BA%D0%B8%D0%BD&limit=200").json();
  ASSERT_FALSE(found.at("items").empty());
  for (const auto& item : found.at("items")) EXPECT_EQ(item.at("teacher"), "Ёлкин Пётр Ильич");
}

TEST_F(Papers, PagesOfDeadlinesTogetherAreTheWholeList) {
  const Json whole = get(admin_, "/deadlines?limit=200&by=school").json();
  Json met = Json::array();
  std::string cursor;
  for (int pages = 0; pages < 100; ++pages) {
    const Json page = get(admin_, "/deadlines?limit=1&by=school" + (cursor.empty() ? "" : "&cursor=" + cursor)).json();
    for (const auto& item : page.at("items")) met.push_back(item);
    if (page.at("next").is_null()) break;
    cursor = page.at("next");
  }
  EXPECT_EQ(met, whole.at("items"));
}

TEST_F(Papers, ACalendarIsReadByItsAddressUntilANewOneIsMade) {
  const std::string url = post(school_, "/calendar-link", Json::object()).json().at("url");
  const Answer calendar = server_.call({}, "GET", url);
  EXPECT_EQ(calendar.misfit, "");
  EXPECT_NE(calendar.body.find("BEGIN:VEVENT"), std::string::npos);
  EXPECT_EQ(calendar.body.find("СОШ № 8"), std::string::npos);
  EXPECT_NE(post(school_, "/calendar-link", Json::object()).json().at("url"), url);
  EXPECT_EQ(server_.call({}, "GET", url).status, 404);
}

TEST_F(Papers, AChangedRouteShowsAtOnce) {
  const int before = get(admin_, "/deadlines?overdue=true").json().at("overdue");
  add_route(server_.store(), {"Новикова Анна Львовна", "СОШ № 5", "Орлова Нина Павловна"});
  EXPECT_GT(get(admin_, "/deadlines?overdue=true").json().at("overdue").get<int>(), before);
}

TEST_F(Papers, ReportsCountWhatTheirReaderMaySee) {
  const Json levels = get(admin_, "/reports/levels").json();
  EXPECT_EQ(levels.at("categories"), Json({"низкий", "высокий"}));
  EXPECT_EQ(levels.at("series")[0].at("values"), Json({2, 0}));
  EXPECT_EQ(levels.at("series")[1].at("values"), Json({0, 2}));
  const Json own = get(methodist_, "/reports/levels").json();
  EXPECT_EQ(own.at("series")[0].at("values"), Json({1, 0}));
  EXPECT_EQ(get(admin_, "/reports/deficits").json().at("categories").size(), 2U);
  EXPECT_EQ(get(admin_, "/reports/schools").json().at("categories"), Json({"СОШ № 5", "СОШ № 8"}));
  EXPECT_EQ(get(admin_, "/reports/intake").status, 200);
  EXPECT_EQ(get(school_, "/reports/levels").status, 403);
}

TEST_F(Papers, ARegistryShowsItsOwnColumnsPageByPage) {
  const Json first = get(admin_, "/registry/sevastopol-registry?limit=1").json();
  ASSERT_EQ(first.at("rows").size(), 1U);
  EXPECT_EQ(first.at("columns").size(), first.at("rows")[0].at("cells").size());
  EXPECT_EQ(first.at("rows")[0].at("cells")[0], "1");
  const std::string next = first.at("next");
  const Json second = get(admin_, "/registry/sevastopol-registry?limit=1&cursor=" + next).json();
  ASSERT_EQ(second.at("rows").size(), 1U);
  EXPECT_EQ(second.at("rows")[0].at("cells")[0], "2");
  EXPECT_NE(second.at("rows")[0].at("route"), first.at("rows")[0].at("route"));
  EXPECT_EQ(get(methodist_, "/registry/sevastopol-registry").json().at("rows").size(), 1U);
  EXPECT_EQ(get(admin_, "/registry/no-such").status, 404);
}

TEST_F(Papers, AnExportedRegistryHasTheRowsOfTheScreen) {
  const Json job = ended(admin_, post(admin_, "/registry/sevastopol-registry/exports", {{"format", "xlsx"}}));
  EXPECT_EQ(job.at("state"), "done") << job.dump();
  EXPECT_EQ(job.at("made"), 2);
  const Answer file = get(admin_, "/jobs/" + std::to_string(job.at("id").get<std::int64_t>()) + "/file");
  ASSERT_EQ(file.status, 200);
  EXPECT_TRUE(opc::Package::open(file.body));
}

TEST_F(Papers, BlanksAreMadeForAListAndItsBadRowsTold) {
  const std::string list =
      "ФИО;Место работы;Должность;E-mail\n"
      "Белова Ирина Сергеевна;СОШ № 5;Учитель;i.belova@school5.example\n"
      "Ёлкин Пётр Ильич;СОШ № 8;Учитель;elkin-school8.example\n";
  const Json job = ended(school_, send(school_, "POST", "/forms/odintsovo-blank/blanks?name=list.csv", list));
  EXPECT_EQ(job.at("state"), "done") << job.dump();
  EXPECT_EQ(job.at("made"), 2);
  EXPECT_FALSE(job.at("report").empty());
  const std::string target = "/jobs/" + std::to_string(job.at("id").get<std::int64_t>());
  const Answer file = get(school_, target + "/file");
  const auto zip = opc::Package::open(file.body);
  ASSERT_TRUE(zip);
  EXPECT_EQ(zip->members().size(), 2U);
  EXPECT_EQ(get(methodist_, target).status, 404) << "somebody else's";
}

TEST_F(Papers, AListThatIsNoneEndsAsAFailedJobThatSaysWhy) {
  const Json job = ended(admin_, send(admin_, "POST", "/forms/odintsovo-blank/blanks?name=list.csv", "просто текст\n"));
  EXPECT_EQ(job.at("state"), "failed");
  EXPECT_EQ(job.at("problem").at("code"), "unknown-form");
}

TEST_F(Papers, PrintingNeedsRoutesOrAFilterAndOnlyOnesOwn) {
  EXPECT_EQ(post(admin_, "/print-jobs", {{"form", "sevastopol-card"}}).status, 400);
  EXPECT_EQ(post(school_, "/print-jobs", {{"form", "sevastopol-card"}, {"routes", {second_}}}).status, 404);
  EXPECT_EQ(post(admin_, "/print-jobs", {{"form", "no-such"}, {"routes", {first_}}}).status, 404);
}

TEST_F(Papers, TheStoreIsCheckedBehindTheScenes) {
  const Json job = ended(admin_, post(admin_, "/ledger/checks", Json::object()));
  EXPECT_EQ(job.at("state"), "done") << job.dump();
  EXPECT_TRUE(job.at("file").is_null());
  EXPECT_EQ(get(admin_, "/jobs?kind=check").json().at("items").size(), 1U);
  EXPECT_EQ(server_.call(admin_, "POST", "/api/v1/jobs/" + std::to_string(job.at("id").get<std::int64_t>()) + "/cancel")
                .status,
            409);
}

TEST_F(Papers, FormsAreListedWithTheirFieldsAndABlank) {
  const Json forms = get(school_, "/forms").json().at("items");
  EXPECT_GE(forms.size(), 20U);
  const Json form = get(school_, "/forms/sevastopol-card").json();
  EXPECT_EQ(form.at("source"), "bundled");
  EXPECT_FALSE(form.at("fields").empty());
  EXPECT_TRUE(opc::Package::open(get(school_, "/forms/sevastopol-card/blank").body));
  EXPECT_EQ(get(school_, "/forms/sevastopol-card/blank?route=" + std::to_string(first_)).status, 200);
  EXPECT_EQ(get(school_, "/forms/sevastopol-card/blank?route=" + std::to_string(second_)).status, 404);
}

TEST_F(Papers, ADraftThatIsNoFormIsRefused) {
  EXPECT_EQ(send(admin_, "PUT", "/form-drafts/new-card?region=north", "no zip").status, 422);
  EXPECT_EQ(send(admin_, "PUT", "/form-drafts/sevastopol-card?region=north", "no zip").status, 409);
  EXPECT_EQ(send(admin_, "PUT", "/form-drafts/..%2Fetc?region=north", "no zip").status, 400);
  EXPECT_EQ(send(school_, "PUT", "/form-drafts/new-card?region=north", "no zip").status, 403);
  EXPECT_EQ(get(admin_, "/form-drafts").json().at("items").size(), 0U);
}

TEST_F(Papers, NoScansAreListedBeforeThereAreAny) {
  EXPECT_TRUE(get(admin_, "/scans?state=unsettled").json().at("items").empty());
  EXPECT_EQ(get(admin_, "/scans/1/image").status, 404);
  EXPECT_EQ(get(school_, "/scans").status, 403);
}

}  // namespace
}  // namespace marshrut::testing
