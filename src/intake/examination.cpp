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

Json json_of(const DocumentExam& d) {
  return {{"name", d.name},
          {"container", d.container},
          {"media_type", d.media_type},
          {"sha256", d.sha256},
          {"kind", kind_name(d.kind)},
          {"error", d.error},
          {"form", d.form},
          {"form_title", d.form_title},
          {"model", d.model},
          {"region", d.region},
          {"format", d.format},
          {"reading", d.reading},
          {"route", d.route},
          {"remarks", d.remarks},
          {"teacher", d.teacher},
          {"organization", d.organization},
          {"code", d.code},
          {"errors", d.errors},
          {"warnings", d.warnings},
          {"unsure", d.unsure},
          {"leftovers", d.leftovers},
          {"converted", d.converted},
          {"inlined", d.inlined}};
}

// Nothing: its kind is none.
std::optional<DocumentExam> document_of(const Json& json) {
  const auto kind = kind_of(json.at("kind").get<std::string>());
  if (!kind) return std::nullopt;
  DocumentExam d;
  d.kind = *kind;
  json.at("name").get_to(d.name);
  json.at("container").get_to(d.container);
  json.at("media_type").get_to(d.media_type);
  json.at("sha256").get_to(d.sha256);
  json.at("error").get_to(d.error);
  json.at("form").get_to(d.form);
  json.at("form_title").get_to(d.form_title);
  json.at("model").get_to(d.model);
  json.at("region").get_to(d.region);
  json.at("format").get_to(d.format);
  json.at("reading").get_to(d.reading);
  json.at("route").get_to(d.route);
  json.at("remarks").get_to(d.remarks);
  json.at("teacher").get_to(d.teacher);
  json.at("organization").get_to(d.organization);
  json.at("code").get_to(d.code);
  json.at("errors").get_to(d.errors);
  json.at("warnings").get_to(d.warnings);
  json.at("unsure").get_to(d.unsure);
  json.at("leftovers").get_to(d.leftovers);
  json.at("converted").get_to(d.converted);
  json.at("inlined").get_to(d.inlined);
  return d;
}

Json json_of(const MessageExam& m) {
  return {{"message_id", m.message_id},
          {"content_key", m.content_key},
          {"subject", m.subject},
          {"from_address", m.from_address},
          {"from_name", m.from_name},
          {"from_domain", m.from_domain},
          {"reply_address", m.reply_address},
          {"unanswerable", m.unanswerable},
          {"verdict", m.verdict},
          {"references", m.references},
          {"date_ms", m.date_ms ? Json(*m.date_ms) : Json()},
          {"is_report", m.is_report},
          {"is_encrypted", m.is_encrypted},
          {"is_automatic", m.is_automatic},
          {"reported_ids", m.reported_ids},
          {"text", m.text},
          {"problems", m.problems}};
}

MessageExam message_of(const Json& json) {
  MessageExam m;
  json.at("message_id").get_to(m.message_id);
  json.at("content_key").get_to(m.content_key);
  json.at("subject").get_to(m.subject);
  json.at("from_address").get_to(m.from_address);
  json.at("from_name").get_to(m.from_name);
  json.at("from_domain").get_to(m.from_domain);
  json.at("reply_address").get_to(m.reply_address);
  json.at("unanswerable").get_to(m.unanswerable);
  json.at("verdict").get_to(m.verdict);
  json.at("references").get_to(m.references);
  if (!json.at("date_ms").is_null()) m.date_ms = json.at("date_ms").get<std::int64_t>();
  json.at("is_report").get_to(m.is_report);
  json.at("is_encrypted").get_to(m.is_encrypted);
  json.at("is_automatic").get_to(m.is_automatic);
  json.at("reported_ids").get_to(m.reported_ids);
  json.at("text").get_to(m.text);
  json.at("problems").get_to(m.problems);
  return m;
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
