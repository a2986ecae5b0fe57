#include "console/world.hpp"

#include <stdexcept>

#include "access/secrets.hpp"
#include "base/clock.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"
#include "intake/methodist_key.hpp"
#include "store/documents.hpp"
#include "store/jobs.hpp"
#include "store/ledger.hpp"
#include "store/outbox.hpp"
#include "store/routes.hpp"
#include "store/scans.hpp"
#include "store/sessions.hpp"
#include "store/submissions.hpp"

namespace marshrut::testing {

namespace {

using access::Role;
using store::Connection;

constexpr const char* kForm = "odintsovo-blank";

std::string sample(const std::string& name) {
  return read_file(std::string(MARSHRUT_SOURCE_DIR) + "/samples/odintsovo/odintsovo-blank/" + name).value();
}

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message + ' ' + result.error().where);
  return std::move(*result);
}

struct Whose {
  std::string school, methodist, teacher, code_region;
};

std::int64_t add_paper(Connection& connection, const Whose& whose, std::int64_t message, Papers& papers) {
  const std::string docx = sample("libreoffice.docx");
  store::NewDocument document;
  document.message_id = message;
  document.name = "blank.docx";
  document.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  document.sha256 = sha256_hex(docx);
  document.blob_id = must(store::put_blob(connection, document.sha256, docx));
  document.form = kForm;
  document.state = "review";
  papers.document = must(store::add_document(connection, document));
  nlohmann::json line = {{"file", "blank.docx"},
                         {"form", kForm},
                         {"route",
                          {{"form", kForm},
                           {"teacher", {{"full_name", whose.teacher}, {"email", "t@school.example"}}},
                           {"organization", {{"name", whose.school}}},
                           {"support", {{"methodist", {{"email", whose.methodist}}}}}}},
                         {"fields", nlohmann::json::array()},
                         {"leftovers", nlohmann::json::array()},
                         {"remarks", nlohmann::json::array()},
                         {"form_model", "route"},
                         {"form_region", "ODI"}};
  store::NewRoute route;
  route.key = "key:" + whose.teacher;
  route.teacher = whose.teacher;
  route.organization = route.school = whose.school;
  route.region = whose.code_region;
  route.methodist = intake::methodist_key(whose.methodist, {});
  route.words = "иванова";
  route.data = line["route"].dump();
  papers.route = must(store::insert_route(connection, route, {now_ms(), "service", "test", ""})).route.id;
  store::NewSubmission submission;
  submission.number = must(store::next_submission_number(connection, 2026));
  submission.document_id = papers.document;
  submission.message_id = message;
  submission.route_id = papers.route;
  submission.form = kForm;
  submission.received = now_ms();
  submission.state = "review";
  submission.reading = line.dump();
  submission.school = whose.school;
  papers.submission = submission.number;
  (void)must(store::add_submission(connection, submission));
  store::NewScan scan;
  scan.document_id = papers.document;
  scan.source_sha256 = sha256_hex(whose.teacher);
  scan.route_id = papers.route;
  scan.created = now_ms();
  papers.scan = must(store::add_scan(connection, scan)).scan.id;
  store::NewJob job;
  job.kind = "print";
  job.title = "Печать";
  job.actor = "test";
  papers.job = must(store::add_job(connection, job)).id;
  return message;
}

Papers papers_of(ConsoleServer& server, const Whose& whose) {
  Papers papers;
  store::Arrival arrival;
  arrival.received = now_ms();
  arrival.source = "lmtp";
  arrival.sender = "sekretar@school.example";
  arrival.recipients = {"iom@centre.example"};
  const std::string raw = "From: sekretar@school.example\r\nSubject: IOM " + sha256_hex(whose.teacher).substr(0, 8) +
                          "\r\n\r\nЗдравствуйте!\r\n";
  arrival.raw = raw;
  papers.message = must(store::accept(server.store(), arrival));
  const auto claim = must(store::claim_message(server.store(), papers.message, std::chrono::minutes(1)));
  const auto done = server.store().write([&](Connection& connection) -> Result<void> {
    add_paper(connection, whose, papers.message, papers);
    store::MessageFacts facts;
    facts.message_id = sha256_hex(whose.teacher) + "@school.example";
    facts.header_from = "sekretar@school.example";
    facts.subject = "ИОМ";
    return store::settle(connection, claim, store::MessageState::filed, "", facts);
  });
  if (!done) throw std::runtime_error(done.error().message);
  return papers;
}

}  // namespace

World::World(ConsoleServer& server) {
  callers[Role::admin] = server.person(Role::admin, "admin");
  callers[Role::operator_] = server.person(Role::operator_, "operator");
  callers[Role::methodist] = server.person(Role::methodist, "methodist", "", kMethodist, "Орлов Игорь Сергеевич");
  callers[Role::school] = server.person(Role::school, "school", kOwnSchool, "sekretar@school5.example");
  callers[Role::head] = server.person(Role::head, "head");
  own = papers_of(server, {kOwnSchool, kMethodist, "Иванова Мария Петровна", "ODI"});
  other = papers_of(server, {kOtherSchool, "sidorova@centre.example", "Ким Анна Сергеевна", "ODI"});
  const auto done = server.store().write([&](Connection& connection) -> Result<void> {
    store::Reply letter;
    letter.kind = "test";
    letter.recipient = "sekretar@school5.example";
    letter.header_message_id = "r1@centre.example";
    letter.event_key = "r1";
    letter.bytes = "Subject: x\r\n\r\ny\r\n";
    letter.hold = true;
    reply = must(store::queue(connection, letter)).value_or(0);
    for (const auto& [role, caller] : callers) {
      store::NewJob job;
      job.kind = "print";
      job.title = "Печать";
      job.actor = "test";
      job.person_id = caller.person;
      jobs[role] = must(store::add_job(connection, job)).id;
    }
    return {};
  });
  if (!done) throw std::runtime_error(done.error().message);
}

}  // namespace marshrut::testing
