#include "http/items.hpp"

#include "desk/told_words.hpp"
#include "route/text_at.hpp"
#include "route/value.hpp"
#include "store/documents.hpp"
#include "store/submissions.hpp"

namespace marshrut::http {

Result<Json> MessageItems::document(const store::ListedDocument& document, std::string& school) {
  std::string teacher;
  if (!document.submission.empty()) {
    const auto filed = store::submission_by_number(connection_, document.submission);
    if (!filed) return filed.error();
    if (*filed) {
      school = (*filed)->school;
      if (const auto line = route::parse((*filed)->reading)) {
        if (const route::Value* data = line->find("route")) teacher = route::text_at(*data, "teacher.full_name");
      }
    }
  }
  return Json{{"id", document.id},
              {"name", document.name},
              {"form", document.form},
              {"formTitle", book_.title(document.form)},
              {"submission", document.submission.empty() ? Json() : Json(document.submission)},
              {"state", document.state},
              {"reason", document.reason},
              {"reasonText", desk::reason_text(document.reason)},
              {"teacher", teacher}};
}

Result<Json> MessageItems::item(const store::ListedMessage& message) {
  Json item = {{"id", message.id},
               {"received", iso_time(message.received)},
               {"state", store::state_name(message.state)},
               {"reason", message.reason},
               {"reasonText", desk::reason_text(message.reason)},
               {"source", message.source},
               {"sender", message.sender},
               {"from", message.header_from},
               {"subject", message.subject},
               {"size", message.size},
               {"school", ""},
               {"documents", Json::array()},
               {"replies", Json::array()}};
  std::string school;
  for (const store::ListedDocument& one : message.documents) {
    auto made = document(one, school);
    if (!made) return made;
    item["documents"].push_back(std::move(*made));
  }
  item["school"] = school;
  for (const store::ListedReply& reply : message.replies) {
    item["replies"].push_back({{"id", reply.id}, {"kind", reply.kind}, {"state", reply.state}});
  }
  return item;
}

Result<Json> MessageItems::whole(const store::ListedMessage& message) {
  auto made = item(message);
  if (!made) return made;
  Json& all = *made;
  all["recipients"] = message.recipients;
  all["messageId"] = message.message_id;
  all["sha256"] = message.sha256;
  all["crashes"] = message.crashes;
  all["tries"] = message.tries;
  all["stateAt"] = iso_time(message.state_at);
  all["scans"] = Json::array();
  const auto kept = store::documents_of(connection_, message.id);
  if (!kept) return kept.error();
  for (std::size_t i = 0; i < message.documents.size(); ++i) {
    const store::ListedDocument& listed = message.documents[i];
    Json& shown = all["documents"][i];
    shown["sha256"] = listed.sha256;
    shown["signature"] = listed.signature.empty() ? Json() : Json::parse(listed.signature, nullptr, false);
    shown["signs"] = listed.signs;
    for (const store::Document& one : *kept) {
      if (one.id != listed.id) continue;
      shown["mediaType"] = one.media_type;
      shown["kept"] = one.blob_id.has_value();
    }
    store::ScanFilter filter;
    filter.document_id = listed.id;
    const auto scans = store::scans_page(connection_, filter);
    if (!scans) return scans.error();
    for (const store::Scan& scan : *scans) {
      all["scans"].push_back({{"id", scan.id},
                              {"state", scan.state},
                              {"reason", scan.reason},
                              {"reasonText", desk::reason_text(scan.reason)},
                              {"code", scan.code},
                              {"route", scan.route_id ? Json(*scan.route_id) : Json()}});
    }
  }
  for (std::size_t i = 0; i < message.replies.size(); ++i) {
    Json& shown = all["replies"][i];
    shown["recipient"] = message.replies[i].recipient;
    shown["code"] = message.replies[i].last_code;
    shown["tries"] = message.replies[i].tries;
    shown["messageId"] = message.replies[i].message_id;
  }
  return made;
}

}  // namespace marshrut::http
