#include "intake/examine_message.hpp"

#include <nlohmann/json.hpp>

#include "intake/annotate.hpp"
#include "intake/examine_document.hpp"
#include "intake/pair_signatures.hpp"
#include "mail/answerable.hpp"
#include "mail/parse.hpp"
#include "mail/trace.hpp"
#include "mail/trust.hpp"

namespace marshrut::intake {

namespace {

using Json = nlohmann::json;

constexpr std::size_t kTextKept = 4000;  // bytes of a letter's text that an operator is shown

std::string_view verdict_name(mail::Verdict verdict) {
  return verdict == mail::Verdict::pass ? "pass" : verdict == mail::Verdict::fail ? "fail" : "none";
}

std::string cut_text(std::string text) {
  if (text.size() <= kTextKept) return text;
  std::size_t end = kTextKept;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text;
}

MessageExam facts_of(const MessageRequest& request, std::string_view raw, mail::Message& message) {
  MessageExam m;
  m.message_id = message.message_id;
  m.content_key = mail::content_key(raw);
  m.subject = std::move(message.subject);
  if (!message.from.empty()) {
    m.from_address = message.from.front().address;
    m.from_name = message.from.front().name;
  }
  m.from_domain = mail::from_domain(message);
  m.reply_address = mail::reply_address(message, request.sender);
  m.unanswerable = mail::may_answer(message, request.sender, request.own_addresses).reason;
  m.verdict = request.authserv_id.empty() ? "none" : verdict_name(mail::sender_verdict(message, request.authserv_id));
  m.references = std::move(message.references);
  m.date_ms = message.date_ms;
  m.is_report = message.is_report;
  m.is_encrypted = message.is_encrypted;
  m.is_automatic = !message.auto_submitted.empty() && message.auto_submitted != "no";
  m.reported_ids = std::move(message.reported_ids);
  m.text = cut_text(std::move(message.text));
  for (mail::Problem& problem : message.problems) m.problems.push_back({problem.code, std::move(problem.detail)});
  return m;
}

}  // namespace

Examination examine_message(const MessageRequest& request, std::string_view raw, const lens::FormSet& forms) {
  Examination examination;
  auto message = mail::parse(raw);
  if (!message) {
    examination.message.content_key = mail::content_key(raw);
    examination.message.unanswerable = "unreadable";
    examination.message.verdict = "none";
    examination.message.problems.push_back({std::string(code_name(message.error().code)), {}});
    return examination;
  }
  examination.message = facts_of(request, raw, *message);
  for (mail::Attachment& attachment : message->attachments) {
    DocumentExam document;
    document.name = std::move(attachment.name);
    document.container = std::move(attachment.container);
    document.media_type = std::move(attachment.media_type);
    document.inlined = attachment.inlined;
    document.bytes = std::move(attachment.bytes);
    examination.documents.push_back(examine_document(std::move(document), forms));
  }
  const std::size_t came = examination.documents.size();
  pair_signatures(examination.documents);
  for (std::size_t i = came; i < examination.documents.size(); ++i) {
    examination.documents[i] = examine_document(std::move(examination.documents[i]), forms);
  }
  return examination;
}

sandbox::Frames message_request(const MessageRequest& request, std::string raw) {
  const Json head = {{"work", "message"},
                     {"sender", request.sender ? Json(*request.sender) : Json()},
                     {"own", request.own_addresses},
                     {"authserv", request.authserv_id}};
  return {head.dump(-1, ' ', false, Json::error_handler_t::replace), std::move(raw)};
}

sandbox::Frames converted_request(const DocumentExam& document, std::string docx) {
  const Json head = {{"work", "converted"}, {"name", document.name}};
  return {head.dump(-1, ' ', false, Json::error_handler_t::replace), std::move(docx)};
}

sandbox::Frames answer_request(const sandbox::Frames& request, const lens::FormSet& forms) {
  const Json head = Json::parse(request.at(0));
  if (head.at("work") == "annotate") return answer_annotate(request, forms);
  if (head.at("work") == "converted") {
    DocumentExam document;
    head.at("name").get_to(document.name);
    Examination one;
    one.documents.push_back(examine_converted(std::move(document), request.at(1), forms));
    return to_frames(std::move(one));
  }
  MessageRequest message;
  if (!head.at("sender").is_null()) message.sender = head.at("sender").get<std::string>();
  head.at("own").get_to(message.own_addresses);
  head.at("authserv").get_to(message.authserv_id);
  return to_frames(examine_message(message, request.at(1), forms));
}

}  // namespace marshrut::intake
