#include "intake/examination.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

namespace marshrut::intake {

using Json = nlohmann::json;

namespace {

constexpr std::array<std::pair<DocumentKind, std::string_view>, 8> kKinds = {{
    {DocumentKind::form, "form"},
    {DocumentKind::office, "office"},
    {DocumentKind::unknown, "unknown"},
    {DocumentKind::table, "table"},
    {DocumentKind::pdf, "pdf"},
    {DocumentKind::image, "image"},
    {DocumentKind::beside, "beside"},
    {DocumentKind::other, "other"},
}};

std::optional<DocumentKind> kind_of(std::string_view name) {
  for (const auto& [kind, known] : kKinds) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

constexpr std::size_t kFramesEach = 3;

}  // namespace

std::string kind_name(DocumentKind kind) {
  for (const auto& [known, name] : kKinds) {
    if (known == kind) return std::string(name);
  }
  return "other";
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ProblemExam, code, detail)

namespace {

// The members that travel as JSON, each named once for both directions. A document's kind and bytes are apart.
template <class Document, class Visit>
void each_member_of_document(Document& d, Visit visit) {
  visit("name", d.name);
  visit("container", d.container);
  visit("media_type", d.media_type);
  visit("sha256", d.sha256);
  visit("error", d.error);
  visit("form", d.form);
  visit("form_title", d.form_title);
  visit("model", d.model);
  visit("region", d.region);
  visit("format", d.format);
  visit("reading", d.reading);
  visit("route", d.route);
  visit("remarks", d.remarks);
  visit("teacher", d.teacher);
  visit("organization", d.organization);
  visit("code", d.code);
  visit("errors", d.errors);
  visit("warnings", d.warnings);
  visit("unsure", d.unsure);
  visit("leftovers", d.leftovers);
  visit("converted", d.converted);
  visit("inlined", d.inlined);
  visit("signature", d.signature);
  visit("signs", d.signs);
}

template <class Message, class Visit>
void each_member_of_message(Message& m, Visit visit) {
  visit("message_id", m.message_id);
  visit("content_key", m.content_key);
  visit("subject", m.subject);
  visit("from_address", m.from_address);
  visit("from_name", m.from_name);
  visit("from_domain", m.from_domain);
  visit("reply_address", m.reply_address);
  visit("unanswerable", m.unanswerable);
  visit("verdict", m.verdict);
  visit("references", m.references);
  visit("date_ms", m.date_ms);
  visit("is_report", m.is_report);
  visit("is_encrypted", m.is_encrypted);
  visit("is_automatic", m.is_automatic);
  visit("reported_ids", m.reported_ids);
  visit("text", m.text);
  visit("problems", m.problems);
}

struct Put {
  Json& json;
  template <class T>
  void operator()(const char* name, const T& value) const {
    json[name] = value;
  }
  void operator()(const char* name, const std::optional<std::int64_t>& value) const {
    json[name] = value ? Json(*value) : Json();
  }
};

struct Take {
  const Json& json;
  template <class T>
  void operator()(const char* name, T& value) const {
    json.at(name).get_to(value);
  }
  void operator()(const char* name, std::optional<std::int64_t>& value) const {
    if (!json.at(name).is_null()) value = json.at(name).get<std::int64_t>();
  }
};

Json json_of(const DocumentExam& document) {
  Json json = {{"kind", kind_name(document.kind)}};
  each_member_of_document(document, Put{json});
  return json;
}

// Nothing: its kind is none.
std::optional<DocumentExam> document_of(const Json& json) {
  const auto kind = kind_of(json.at("kind").get<std::string>());
  if (!kind) return std::nullopt;
  DocumentExam document;
  document.kind = *kind;
  each_member_of_document(document, Take{json});
  return document;
}

Json json_of(const MessageExam& message) {
  Json json;
  each_member_of_message(message, Put{json});
  return json;
}

MessageExam message_of(const Json& json) {
  MessageExam message;
  each_member_of_message(message, Take{json});
  return message;
}

}  // namespace

sandbox::Frames to_frames(Examination examination) {
  Json head = {{"message", json_of(examination.message)}, {"documents", Json::array()}};
  sandbox::Frames frames(1);
  for (DocumentExam& document : examination.documents) {
    head["documents"].push_back(json_of(document));
    frames.push_back(std::move(document.bytes));
    frames.push_back(std::move(document.annotated));
    frames.push_back(std::move(document.blank));
  }
  frames[0] = head.dump(-1, ' ', false, Json::error_handler_t::replace);
  return frames;
}

Result<Examination> from_frames(sandbox::Frames frames) {
  const Error nonsense{Code::damaged, "a worker's answer can't be read", {}};
  if (frames.empty()) return nonsense;
  try {
    const Json head = Json::parse(frames[0]);
    Examination examination{message_of(head.at("message")), {}, {}};
    const Json& documents = head.at("documents");
    if (frames.size() != 1 + kFramesEach * documents.size()) return nonsense;
    for (std::size_t i = 0; i < documents.size(); ++i) {
      auto document = document_of(documents[i]);
      if (!document) return nonsense;
      document->bytes = std::move(frames[1 + kFramesEach * i]);
      document->annotated = std::move(frames[2 + kFramesEach * i]);
      document->blank = std::move(frames[3 + kFramesEach * i]);
      examination.documents.push_back(std::move(*document));
    }
    return examination;
  } catch (const Json::exception&) {
    return nonsense;
  }
}

}  // namespace marshrut::intake
