#include "intake/returns.hpp"

#include "base/clock.hpp"
#include "intake/letter.hpp"
#include "intake/route_data.hpp"
#include "intake/settling.hpp"
#include "intake/uploads.hpp"
#include "route/text_at.hpp"
#include "store/documents.hpp"
#include "store/outbox.hpp"
#include "store/routes.hpp"

namespace marshrut::intake {

namespace {

using store::RouteState;
using store::Submission;

struct Facts {
  store::ListedMessage message;
  store::Document document;
};

Result<Facts> facts_for_return(store::Connection& connection, const Submission& submission) {
  Facts back;
  store::ListFilter filter;
  filter.id = submission.message_id;
  auto listed = store::list(connection, filter, {{}, 1});
  if (!listed) return listed.error();
  if (listed->empty()) return Error{Code::not_found, "its message is gone", submission.number};
  back.message = std::move(listed->front());
  auto document = store::find_document(connection, submission.document_id);
  if (!document) return document.error();
  back.document = std::move(*document);
  return back;
}

// What was uploaded names its person's address in the envelope, or has none: its header is of our own making.
std::string recipient_of(const store::ListedMessage& message) {
  if (message.source == kUploadSource || !message.sender.empty()) return message.sender;
  return message.header_from;
}

mail::Letter written(const Submission& submission, const Facts& back, const Return& how,
                     const AnswerSettings& answers) {
  DocumentExam document;
  document.name = back.document.name;
  document.teacher = route::text_at(route_in(line_of(submission)), "teacher.full_name");
  document.remarks = submission.remarks;
  document.annotated = how.annotated;
  MessageExam message;
  message.subject = back.message.subject;
  AnsweredDocument answered{&document,
                            {{Fate::returned, "by-hand", false}, submission.number, submission.version, 0, {}}};
  WrittenLetter written = write_letter(message, {answered}, {}, answers.centre, how.words);
  mail::Letter letter = letter_from(answers, back.message.recipients, std::move(written));
  letter.to = {{}, recipient_of(back.message)};
  letter.in_reply_to = back.message.message_id;
  if (!back.message.message_id.empty()) letter.references = {back.message.message_id};
  letter.date_ms = now_ms();
  return letter;
}

Result<void> queue_return(store::Connection& connection, const Submission& submission, const Facts& back,
                          mail::Letter letter) {
  if (letter.to.address.empty() && back.message.source == kUploadSource) return {};
  if (letter.to.address.empty()) return Error{Code::conflict, "nobody to send it back to", submission.number};
  const std::string event = "submission:" + submission.number + ":returned:" + std::to_string(letter.date_ms);
  const std::string domain = letter.from.address.substr(letter.from.address.rfind('@') + 1);
  letter.message_id = "return." + submission.number + '.' + std::to_string(letter.date_ms) + '@' + domain;
  store::Reply reply;
  reply.message_id = back.message.id;
  reply.kind = kind_name(LetterKind::returned);
  reply.recipient = letter.to.address;
  reply.header_message_id = letter.message_id;
  reply.event_key = event;
  reply.bytes = mail::compose(letter);
  reply.subject = letter.subject;
  const auto queued = store::queue(connection, reply);
  return queued ? Result<void>() : queued.error();
}

Result<void> mark_returned(store::Connection& connection, const Submission& submission, const Operator& who) {
  const std::string_view returned = fate_name(Fate::returned);
  if (auto set = store::set_submission_state(connection, submission.id, returned); !set) return set;
  auto marked =
      store::set_document(connection, submission.document_id, submission.form, returned, "by-hand", submission.id);
  if (!marked || !submission.route_id) return marked;
  const auto locked = store::lock_route(connection, *submission.route_id);
  if (!locked) return locked.error();
  if (locked->state != RouteState::submitted) return {};
  return store::move_route(connection, locked->id, RouteState::returned, {now_ms(), who.name, who.origin, {}});
}

}  // namespace

Result<mail::Letter> return_letter(store::Connection& connection, std::string_view number, const Return& back,
                                   const AnswerSettings& answers) {
  const auto submission = submission_to_read(connection, number);
  if (!submission) return submission.error();
  const auto facts = facts_for_return(connection, *submission);
  if (!facts) return facts.error();
  return written(*submission, *facts, back, answers);
}

Result<void> send_back(store::Store& store, std::string_view number, const Return& back, const AnswerSettings& answers,
                       const Operator& who) {
  return store.write([&](store::Connection& connection) -> Result<void> {
    const auto submission = submission_to_settle(connection, number, back.revision);
    if (!submission) return submission.error();
    const auto facts = facts_for_return(connection, *submission);
    if (!facts) return facts.error();
    auto queued = queue_return(connection, *submission, *facts, written(*submission, *facts, back, answers));
    if (!queued) return queued;
    if (auto marked = mark_returned(connection, *submission, who); !marked) return marked;
    return audit_settled(connection, who, "submission.returned", *submission);
  });
}

Result<std::optional<ToAnnotate>> to_annotate(store::Connection& connection, std::string_view number) {
  auto submission = submission_to_read(connection, number);
  if (!submission) return submission.error();
  const auto document = store::find_document(connection, submission->document_id);
  if (!document) return document.error();
  if (!document->blob_id) return std::optional<ToAnnotate>();
  auto bytes = store::blob_bytes(connection, *document->blob_id);
  if (!bytes) return bytes.error();
  return std::optional(ToAnnotate{std::move(*bytes), std::move(submission->form), std::move(submission->remarks)});
}

}  // namespace marshrut::intake
