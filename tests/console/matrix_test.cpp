// Who may do what: each operation by each role, on one's own papers and on others'.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "console/world.hpp"

namespace marshrut::testing {
namespace {

using access::Reach;
using access::Role;

// Where each operation is called: {route} and the like are of one's own papers or of others'.
struct Sample {
  std::string target;
  std::string body = {};  // JSON, or bytes
  bool if_match = false;
};

const std::map<std::string, Sample>& samples() {
  static const std::map<std::string, Sample> kSamples = {
      {"getSession", {"/session"}},
      {"logIn", {"/session", R"({"login":"x","password":"y"})"}},
      {"logOut", {"/session"}},
      {"changePassword", {"/session/password", R"({"old":"x","new":"y"})"}},
      {"beginSecondFactor", {"/session/second-factor"}},
      {"confirmSecondFactor",
       {"/session/second-factor", R"({"secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ","code":"000000"})"}},
      {"dropSecondFactor", {"/session/second-factor", R"({"password":"x"})"}},
      {"listSessions", {"/session/all"}},
      {"dropSession", {"/session/all/999999"}},
      {"getDescription", {"/openapi.json"}},
      {"getOverview", {"/overview"}},
      {"listMessages", {"/messages"}},
      {"getMessage", {"/messages/{message}"}},
      {"getMessageRaw", {"/messages/{message}/raw"}},
      {"getMessageText", {"/messages/{message}/text"}},
      {"retryMessage", {"/messages/{message}/retry"}},
      {"dismissMessage", {"/messages/{message}/dismiss"}},
      {"getDocument", {"/documents/{document}"}},
      {"getDocumentView", {"/documents/{document}/view"}},
      {"getDocumentPage", {"/documents/{document}/pages/1"}},
      {"uploadSubmission", {"/submissions?name=x.docx", "bytes"}},
      {"listSubmissions", {"/submissions"}},
      {"getSubmission", {"/submissions/{submission}"}},
      {"correctSubmission", {"/submissions/{submission}", R"({"changes":[{"path":"/goal","value":"x"}]})", true}},
      {"acceptSubmission", {"/submissions/{submission}/accept", "{}", true}},
      {"previewReturn", {"/submissions/{submission}/return-preview", R"({"words":"Исправьте"})"}},
      {"returnSubmission", {"/submissions/{submission}/return", R"({"words":"Исправьте"})", true}},
      {"actOnSubmissions", {"/submissions/actions", R"({"numbers":["2026-999999"],"action":"accept"})"}},
      {"getAnnotatedDocument", {"/submissions/{submission}/annotated"}},
      {"listRoutes", {"/routes"}},
      {"getRoute", {"/routes/{route}"}},
      {"moveRoute", {"/routes/{route}/move", R"({"to":"{to}"})", true}},
      {"moveRoutes", {"/routes/actions", R"({"ids":[999999],"to":"approved"})"}},
      {"changeRoute", {"/routes/{route}", R"({"changes":[{"path":"/goal","value":"x"}]})", true}},
      {"listVersions", {"/routes/{route}/versions"}},
      {"compareVersions", {"/routes/{route}/difference?from={submission}&to={submission}"}},
      {"getRouteDocument", {"/routes/{route}/documents/odintsovo-blank?as=docx"}},
      {"getRegistry", {"/registry/sevastopol-registry"}},
      {"exportRegistry", {"/registry/sevastopol-registry/exports", R"({"format":"xlsx","filter":{}})"}},
      {"listForms", {"/forms"}},
      {"getForm", {"/forms/odintsovo-blank"}},
      {"getBlank", {"/forms/odintsovo-blank/blank?route={route}"}},
      {"makeBlanks", {"/forms/odintsovo-blank/blanks?name=list.csv", "ФИО\nИванова Анна\n"}},
      {"sendBlanks",
       {"/blank-mailings", R"({"job":{job},"subject":"x","text":"y","to":[{"address":"a@school5.example"}]})"}},
      {"listDrafts", {"/form-drafts"}},
      {"putDraft", {"/form-drafts/no-such-form?region=test", "PK bytes"}},
      {"getDraft", {"/form-drafts/no-such-form"}},
      {"getDraftPage", {"/form-drafts/no-such-form/pages/1"}},
      {"activateDraft", {"/form-drafts/no-such-form/activate", "", true}},
      {"dropDraft", {"/form-drafts/no-such-form", "", true}},
      {"listDeadlines", {"/deadlines"}},
      {"getCalendar", {"/calendar.ics?token=wrong"}},
      {"getCalendarLink", {"/calendar-link"}},
      {"getReport", {"/reports/schools"}},
      {"makeDiagnosticsNote", {"/reports/diagnostics-note?name=results.xlsx", "bytes"}},
      {"makeHalfYearReport", {"/reports/half-year", R"({"methodist":"orlov@centre.example","half":"2026-1"})"}},
      {"listJobs", {"/jobs"}},
      {"getJob", {"/jobs/{job}"}},
      {"cancelJob", {"/jobs/{job}/cancel"}},
      {"getJobFile", {"/jobs/{job}/file"}},
      {"printRoutes", {"/print-jobs", R"({"form":"odintsovo-blank","routes":[{route}]})"}},
      {"listScans", {"/scans"}},
      {"getScanImage", {"/scans/{scan}/image"}},
      {"getScanPage", {"/scans/{scan}/pages/1"}},
      {"fileScan", {"/scans/{scan}/file", R"({"code":"SEV-2026-00001-1"})"}},
      {"dropScan", {"/scans/{scan}/drop"}},
      {"uploadScan", {"/scans?name=scan.pdf", "bytes"}},
      {"listMailboxes", {"/mailboxes"}},
      {"getLedger", {"/ledger"}},
      {"checkStore", {"/ledger/checks"}},
      {"listReplies", {"/replies"}},
      {"getReply", {"/replies/{reply}/raw"}},
      {"sendAgain", {"/replies/{reply}/send"}},
      {"sendTestLetter", {"/test-letters", R"({"to":"a@school5.example"})"}},
      {"listPeople", {"/people"}},
      {"getPerson", {"/people/{person}"}},
      {"addPerson", {"/people", R"({"login":"novaya","name":"Новая","role":"operator"})"}},
      {"changePerson", {"/people/{person}", R"({"name":"Другая"})", true}},
      {"resetPassword", {"/people/{person}/password"}},
      {"resetSecondFactor", {"/people/{person}/second-factor"}},
      {"listTokens", {"/people/{person}/tokens"}},
      {"addToken", {"/people/{person}/tokens", R"({"name":"x","days":1})"}},
      {"dropToken", {"/people/{person}/tokens/999999"}},
      {"listAudit", {"/audit"}},
      {"checkAudit", {"/audit/check"}},
      {"getSettings", {"/settings"}},
      {"reloadSettings", {"/settings/reload"}},
      {"listSchools", {"/schools"}},
  };
  return kSamples;
}

// What has no papers of one's own to be called on: a list of one's own, or oneself.
const std::set<std::string> kWithoutOthers = {
    "getOverview",        "listSubmissions",     "listRoutes",       "getRegistry",
    "exportRegistry",     "listDeadlines",       "getReport",        "listJobs",
    "uploadSubmission",   "uploadScan",          "makeBlanks",       "makeDiagnosticsNote",
    "makeHalfYearReport", "getCalendarLink",     "logOut",           "changePassword",
    "beginSecondFactor",  "confirmSecondFactor", "dropSecondFactor", "listSessions",
    "dropSession",        "getCalendar",         "moveRoutes"};
// Not found is what these say of what isn't there at all.
const std::set<std::string> kMayMiss = {"dropSession", "dropToken",   "getDraft",   "getDraftPage", "activateDraft",
                                        "dropDraft",   "putDraft",    "getJobFile", "getScanImage", "getScanPage",
                                        "fileScan",    "getCalendar", "sendBlanks"};

struct Expected {
  std::map<Role, Reach> reach;
  bool anyone = false;
};

std::map<std::string, Expected> expected() {
  std::map<std::string, Expected> all;
  std::ifstream file(std::string(MARSHRUT_SOURCE_DIR) + "/tests/data/access/rights.txt");
  const std::string letters = "AOMSH";
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream words(line);
    std::string operation, who, more;
    words >> operation >> who >> more;
    Expected& one = all[operation];
    one.anyone = more == "anyone";
    for (std::size_t i = 0; i < letters.size(); ++i) {
      const char small = static_cast<char>(letters[i] + 0x20);
      one.reach[access::kRoles[i]] = who.find(letters[i]) != std::string::npos ? Reach::all
                                     : who.find(small) != std::string::npos    ? Reach::own
                                                                               : Reach::none;
    }
  }
  return all;
}

class Matrix : public ::testing::Test {
protected:
  ConsoleServer server_;
  World world_{server_};

  std::string method_of(const std::string& operation) const {
    for (const auto& [path, item] : server_.description().at("paths").items()) {
      for (const auto& [method, told] : item.items()) {
        if (told.at("operationId") != operation) continue;
        std::string upper = method;
        for (char& c : upper) c = static_cast<char>(c & ~0x20);
        return upper;
      }
    }
    return {};
  }
  std::string put_in(std::string text, Role role, bool own) const {
    const Papers& papers = own ? world_.own : world_.other;
    const Role somebody = role == Role::admin ? Role::head : Role::admin;
    const std::map<std::string, std::string> values = {
        {"{route}", std::to_string(papers.route)},
        {"{message}", std::to_string(papers.message)},
        {"{document}", std::to_string(papers.document)},
        {"{submission}", papers.submission},
        {"{scan}", std::to_string(papers.scan)},
        {"{job}", std::to_string(own ? world_.jobs.at(role) : papers.job)},
        {"{reply}", std::to_string(world_.reply)},
        {"{to}", role == Role::head ? "approved" : "submitted"},
        {"{person}", std::to_string(world_.callers.at(own ? role : somebody).person)}};
    for (const auto& [hole, value] : values) {
      for (std::size_t at = text.find(hole); at != std::string::npos; at = text.find(hole)) {
        text.replace(at, hole.size(), value);
      }
    }
    return text;
  }
  Answer call(const std::string& operation, const Caller& caller, Role role, bool own) {
    const Sample& sample = samples().at(operation);
    http::Fields headers;
    if (sample.if_match) headers.emplace_back("If-Match", "\"r1\"");
    return server_.call(caller, method_of(operation), "/api/v1" + put_in(sample.target, role, own),
                        put_in(sample.body, role, own), headers);
  }
};

TEST_F(Matrix, HasARowAndASampleForEachOperation) {
  std::set<std::string> described, rows, sampled{"streamEvents"};
  for (const auto& [path, item] : server_.description().at("paths").items()) {
    for (const auto& [method, told] : item.items()) described.insert(told.at("operationId"));
  }
  for (const auto& [operation, one] : expected()) rows.insert(operation);
  for (const auto& [operation, one] : samples()) sampled.insert(operation);
  EXPECT_EQ(described, rows);
  EXPECT_EQ(described, sampled);
}

TEST_F(Matrix, AsksWhoIsThereFirst) {
  for (const auto& [operation, one] : expected()) {
    if (operation == "streamEvents") continue;
    const Answer answer = call(operation, {}, Role::admin, true);
    EXPECT_EQ(answer.misfit, "");
    if (one.anyone) {
      EXPECT_NE(answer.code(), "not-signed-in") << operation;
    } else {
      EXPECT_EQ(answer.code(), "not-signed-in") << operation << answer.body;
    }
  }
}

// Each in a world of its own role, so that what one changes doesn't stand in another's way. What ends the session is
// called last.
class MatrixOf : public Matrix, public ::testing::WithParamInterface<Role> {
protected:
  void check(const std::string& operation, Reach reach) {
    const Role role = GetParam();
    const Caller& caller = world_.callers.at(role);
    if (reach == Reach::none) {
      const Answer refused = call(operation, caller, role, true);
      EXPECT_EQ(refused.code(), "forbidden") << operation << ' ' << refused.status << refused.body.substr(0, 200);
      EXPECT_EQ(refused.misfit, "");
      return;
    }
    const bool others = !kWithoutOthers.contains(operation);
    if (others) {
      const Answer answer = call(operation, caller, role, false);
      EXPECT_EQ(answer.misfit, "");
      if (reach == Reach::own) {
        EXPECT_EQ(answer.status, 404) << operation << " of others: " << answer.body.substr(0, 200);
      } else {
        lets(operation, answer);
      }
    }
    const Answer answer = call(operation, caller, role, true);
    EXPECT_EQ(answer.misfit, "");
    lets(operation, answer);
  }
  static void lets(const std::string& operation, const Answer& answer) {
    EXPECT_NE(answer.status, 403) << operation << answer.body.substr(0, 200);
    if (operation != "changePassword" && operation != "confirmSecondFactor" && operation != "dropSecondFactor" &&
        operation != "logIn" && operation != "getCalendar") {
      EXPECT_NE(answer.status, 401) << operation << answer.body.substr(0, 200);
    }
    if (!kMayMiss.contains(operation)) {
      EXPECT_NE(answer.status, 404) << operation << answer.body.substr(0, 200);
    }
    EXPECT_LT(answer.status, 500) << operation << answer.body.substr(0, 200);
  }
};

TEST_P(MatrixOf, EachOperation) {
  const std::set<std::string> last = {"logOut",      "logIn", "changePerson", "resetPassword", "resetSecondFactor",
                                      "streamEvents"};
  const auto rows = expected();
  for (const auto& [operation, one] : rows) {
    if (!last.contains(operation)) check(operation, one.reach.at(GetParam()));
  }
  for (const char* operation : {"resetSecondFactor", "resetPassword", "changePerson"}) {
    check(operation, rows.at(operation).reach.at(GetParam()));
    // An administrator who did it to himself comes in again.
    if (GetParam() == Role::admin) {
      world_.callers[Role::admin] = server_.person(Role::admin, std::string("again-") + operation);
    }
  }
  check("logOut", rows.at("logOut").reach.at(GetParam()));
}

TEST_P(MatrixOf, ListsShowNothingOfOthers) {
  const Role role = GetParam();
  if (role != Role::methodist && role != Role::school) return;
  const Caller& caller = world_.callers.at(role);
  const auto routes = server_.call(caller, "GET", "/api/v1/routes").json();
  ASSERT_EQ(routes.at("items").size(), 1U);
  EXPECT_EQ(routes.at("items")[0].at("id"), world_.own.route);
  const auto submissions = server_.call(caller, "GET", "/api/v1/submissions").json();
  ASSERT_EQ(submissions.at("items").size(), 1U);
  EXPECT_EQ(submissions.at("items")[0].at("number"), world_.own.submission);
  for (const auto& job : server_.call(caller, "GET", "/api/v1/jobs").json().at("items")) {
    EXPECT_EQ(job.at("id"), world_.jobs.at(role));
  }
  const std::string filtered =
      "/api/v1/routes?school="
      "%D0%9C%D0%91%D0%9E%D0%A3%20%C2%AB%D0%9B%D0%B8%D1%86%D0%B5%D0%B9%20%E2%84%96%2012%C2%BB";
  EXPECT_TRUE(server_.call(caller, "GET", filtered).json().at("items").empty());
}

INSTANTIATE_TEST_SUITE_P(Roles, MatrixOf, ::testing::ValuesIn(access::kRoles), [](const auto& one) {
  return one.param == Role::operator_ ? std::string("operator_") : std::string(access::role_name(one.param));
});

}  // namespace
}  // namespace marshrut::testing
