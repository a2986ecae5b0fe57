// What was filed: lists, one with all that settles it, and what a person does to it.
#include "desk/annotated.hpp"
#include "desk/correct.hpp"
#include "desk/submission_item.hpp"
#include "desk/submission_page.hpp"
#include "desk/upload.hpp"
#include "http/cursor.hpp"
#include "http/handlers.hpp"
#include "http/pages.hpp"
#include "http/problem.hpp"
#include "intake/returns.hpp"
#include "store/lists.hpp"
#include "text/search_words.hpp"

namespace marshrut::http {

namespace {

using store::Connection;

std::string subject_of(const std::string& number) { return "submission:" + number; }

intake::Operator operator_of(const Call& call) { return {call.who().actor, call.who().origin}; }

Result<Reply> upload(Call& call) {
  const auto id = desk::upload(call.desk(), call.who(), call.query("name").value_or(""), call.body());
  if (!id) return id.error();
  if (auto noted = call.note("submission.uploaded", "message:" + std::to_string(*id)); !noted) return noted.error();
  return json_reply({{"message", *id}}, 202);
}

Result<store::SubmissionQuery> query_of(const Call& call) {
  store::SubmissionQuery query;
  if (const auto state = call.query("state")) query.states = {*state};
  query.school = call.query("school");
  query.form = call.query("form");
  const auto since = call.time("since"), until = call.time("until");
  if (!since) return since.error();
  if (!until) return until.error();
  query.since = *since;
  query.until = *until;
  if (const auto words = call.query("q")) query.prefixes = text::search_prefixes(*words);
  query.scope = call.who().scope;
  query.most = call.limit();
  auto after = place_of(call);
  if (!after) return after.error();
  query.after = std::move(*after);
  return query;
}

Result<Reply> list(Call& call) {
  const auto query = query_of(call);
  if (!query) return query.error();
  store::SubmissionPage page;
  const auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto found = store::list_submissions(connection, *query);
    if (!found) return found.error();
    page = std::move(*found);
    return {};
  });
  if (!read) return read.error();
  const auto book = call.desk().forms.get();
  Json items = Json::array();
  for (const store::ListedSubmission& one : page.items) items.push_back(desk::submission_item(one, *book));
  if (auto noted = call.note("submissions.listed", "submissions"); !noted) return noted.error();
  return json_reply(page_json(std::move(items), page.next, page.total));
}

bool role_may(const Call& call, std::string_view operation) {
  return access::reach_of(call.who().role, operation) != access::Reach::none;
}

Result<Reply> whole(const Call& call) {
  const desk::MayDo may{role_may(call, "correctSubmission"), role_may(call, "acceptSubmission"),
                        role_may(call, "returnSubmission")};
  const auto page = desk::submission_page(call.desk(), call.who().scope, call.path("number"), may);
  if (!page) return page.error();
  return revised(json_reply(*page), page->at("revision").get<std::int64_t>());
}

Result<Reply> get(Call& call) {
  auto reply = whole(call);
  if (!reply) return reply;
  if (auto noted = call.note("submission.read", subject_of(call.path("number"))); !noted) return noted.error();
  return reply;
}

Result<Reply> correct(Call& call) {
  const auto changes = desk::changes_of(call.json());
  if (!changes) return changes.error();
  const auto done = desk::correct_submission(call.desk(), call.who(), call.path("number"),
                                             call.wanted_revision().value_or(0), *changes);
  if (!done) return done.error();
  return whole(call);
}

Result<void> accept_one(const Call& call, const std::string& number, const intake::Acceptance& how) {
  return intake::file_by_hand(call.desk().store, number, how, operator_of(call));
}

Result<Reply> accept(Call& call) {
  intake::Acceptance how;
  if (call.json().contains("route")) how.route = call.json().at("route").get<std::int64_t>();
  how.new_route = call.json().value("newRoute", false);
  how.revision = call.wanted_revision().value_or(0);
  if (auto done = accept_one(call, call.path("number"), how); !done) return done.error();
  return whole(call);
}

Result<void> return_one(const Call& call, const std::string& number, std::string words,
                        std::optional<std::int64_t> revision) {
  intake::Return back = desk::return_with(call.desk(), number, std::move(words));
  back.revision = revision;
  const auto rules = call.desk().rules.get();
  return intake::send_back(call.desk().store, number, back, rules->answers, operator_of(call));
}

Result<Reply> preview(Call& call) {
  const std::string& number = call.path("number");
  const auto back = desk::return_with(call.desk(), number, call.json().at("words").get<std::string>());
  const auto rules = call.desk().rules.get();
  mail::Letter letter;
  const auto read = call.desk().store.read([&](Connection& connection) -> Result<void> {
    auto made = intake::return_letter(connection, number, back, rules->answers);
    if (!made) return made.error();
    letter = std::move(*made);
    return {};
  });
  if (!read) return read.error();
  Json files = Json::array();
  for (const mail::LetterFile& file : letter.attachments) {
    files.push_back({{"name", file.name}, {"size", file.bytes.size()}});
  }
  if (auto noted = call.note("submission.read", subject_of(number)); !noted) return noted.error();
  return json_reply({{"to", letter.to.address},
                     {"subject", letter.subject},
                     {"text", letter.text},
                     {"html", letter.html},
                     {"attachments", std::move(files)}});
}

Result<Reply> send_back(Call& call) {
  auto done = return_one(call, call.path("number"), call.json().at("words").get<std::string>(),
                         call.wanted_revision().value_or(0));
  if (!done) return done.error();
  return whole(call);
}

Result<Reply> act(Call& call) {
  const bool accepts = call.json().at("action") == "accept";
  const std::string words = call.json().value("words", std::string());
  Json results = Json::array();
  for (const auto& one : call.json().at("numbers")) {
    const std::string number = one;
    const auto done = accepts ? accept_one(call, number, {}) : return_one(call, number, words, {});
    results.push_back(
        {{"number", number}, {"done", done.ok()}, {"problem", done ? Json() : problem_json(done.error())}});
  }
  return json_reply({{"results", std::move(results)}});
}

Result<Reply> annotated(Call& call) {
  const std::string& number = call.path("number");
  auto docx = desk::annotated_document(call.desk(), call.who().scope, number);
  if (!docx) return docx.error();
  if (auto noted = call.note("submission.downloaded", subject_of(number)); !noted) return noted.error();
  return download(std::move(*docx), number + ".docx", kDocxType);
}

constexpr Bound kBound[] = {
    {"uploadSubmission", upload},    {"listSubmissions", list},    {"getSubmission", get},
    {"correctSubmission", correct},  {"acceptSubmission", accept}, {"previewReturn", preview},
    {"returnSubmission", send_back}, {"actOnSubmissions", act},    {"getAnnotatedDocument", annotated}};

}  // namespace

std::span<const Bound> submissions_api() { return kBound; }

}  // namespace marshrut::http
