// Blanks for the people of a list, and their way to the schools.
#include "desk/blanks.hpp"

#include "desk/mailings.hpp"
#include "http/handlers.hpp"
#include "http/papers.hpp"
#include "store/documents.hpp"
#include "text/messages.hpp"

namespace marshrut::http {

namespace {

Result<Reply> make_blanks(Call& call) {
  const auto book = call.desk().forms.get();
  const lens::Form* form = book->forms.find(call.path("id"));
  if (form == nullptr) return Error{Code::not_found, "no such form", {}};
  if (call.body().empty()) return Error{Code::bad_data, "no list", {}};
  const Json request = {{"form", form->profile().id}, {"name", call.query("name").value_or("")}};
  const std::string_view title = form->profile().title;
  return queue_job(call, {"blanks", text::message("desk.job.blanks", {{"form", title}}), request, call.body()});
}

struct BlanksJob {
  store::QueuedJob job;
  std::string list;
};
Result<BlanksJob> blanks_job(const Call& call, std::int64_t id) {
  BlanksJob out;
  auto read = call.desk().store.read([&](store::Connection& connection) -> Result<void> {
    auto job = store::find_job(connection, id);
    if (!job) return job.error();
    if (job->kind != "blanks" || !job->input_blob_id) return Error{Code::not_found, "no blanks of this job", "/job"};
    if (job->state != store::JobState::done) return Error{Code::conflict, "the blanks aren't made yet", "/job"};
    auto list = store::blob_bytes(connection, *job->input_blob_id);
    if (!list) return list.error();
    out = {std::move(*job), std::move(*list)};
    return {};
  });
  if (!read) return read.error();
  return out;
}

desk::BlankMailing mailing_of(const nlohmann::json& wanted) {
  desk::BlankMailing mailing;
  mailing.subject = wanted.at("subject");
  mailing.text = wanted.at("text");
  mailing.file_name = text::message("desk.job.blanks-file") + ".zip";
  for (const auto& to : wanted.at("to")) mailing.to.push_back({to.at("address"), to.value("school", "")});
  return mailing;
}

Result<Reply> send_blanks(Call& call) {
  const auto found = blanks_job(call, call.json().at("job").get<std::int64_t>());
  if (!found) return found.error();
  const Json request = Json::parse(found->job.request, nullptr, false);
  const auto book = call.desk().forms.get();
  const lens::Form* form = book->forms.find(request.value("form", ""));
  if (form == nullptr) return Error{Code::not_found, "the form is gone", "/job"};
  const desk::ListFile list{request.value("name", ""), found->list};
  const auto sent = desk::send_blanks(call.desk(), *form, list, mailing_of(call.json()));
  if (!sent) return sent.error();
  const Json details = {{"queued", sent->queued}, {"held", sent->held}};
  if (auto noted = call.note("blanks.mailed", "job:" + std::to_string(found->job.id), details); !noted) {
    return noted.error();
  }
  return json_reply({{"queued", sent->queued}, {"held", sent->held}}, 202);
}

constexpr Bound kBound[] = {{"makeBlanks", make_blanks}, {"sendBlanks", send_blanks}};

}  // namespace

std::span<const Bound> blanks_api() { return kBound; }

}  // namespace marshrut::http
