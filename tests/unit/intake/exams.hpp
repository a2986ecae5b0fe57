// Examinations as a worker would give them, made by hand.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "intake/examination.hpp"

namespace marshrut::test {

using intake::DocumentExam;
using intake::DocumentKind;
using intake::Examination;

inline constexpr const char* kTeacher = "Коваленко Мария Сергеевна";
inline constexpr const char* kSchool = "ГБОУ СОШ № 3";

inline std::string reading_of(const DocumentExam& document, const std::string& position = "Учитель физики") {
  nlohmann::ordered_json route = {{"form", document.form}};
  if (!document.teacher.empty()) route["teacher"] = {{"full_name", document.teacher}, {"position", position}};
  if (!document.organization.empty()) route["organization"] = {{"name", document.organization}};
  const nlohmann::ordered_json line = {{"file", document.name},
                                       {"form", document.form},
                                       {"route", route},
                                       {"fields", nlohmann::ordered_json::array()},
                                       {"remarks", nlohmann::ordered_json::array()}};
  return line.dump();
}

// A card that was read well; its bytes are anything.
inline DocumentExam card(const std::string& bytes = "one", const std::string& teacher = kTeacher,
                         const std::string& organization = kSchool) {
  DocumentExam document;
  document.name = "ИОМ.docx";
  document.media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  document.kind = DocumentKind::form;
  document.form = "sevastopol-card";
  document.form_title = "Карта ИОМ";
  document.model = "route";
  document.region = "SEV";
  document.teacher = teacher;
  document.organization = organization;
  document.remarks = "[]";
  document.bytes = bytes;
  document.sha256 = sha256_hex(bytes);
  document.reading = reading_of(document);
  return document;
}

struct Told {
  std::string severity, label, message;
};

inline DocumentExam with_remarks(DocumentExam document, const std::vector<Told>& remarks) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const Told& one : remarks) {
    all.push_back({{"rule", "R-1"},
                   {"severity", one.severity},
                   {"path", "/teacher/position"},
                   {"label", one.label},
                   {"message", one.message},
                   {"source", ""}});
    (one.severity == "error" ? document.errors : document.warnings) += 1;
  }
  document.remarks = all.dump();
  return document;
}

inline DocumentExam with_errors(DocumentExam document) {
  document = with_remarks(std::move(document), {{"error", "Должность", "Поле не заполнено."}});
  document.annotated = "annotated " + document.bytes;
  return document;
}

inline DocumentExam file_of_kind(DocumentKind kind, const std::string& name, const std::string& error = {}) {
  DocumentExam document;
  document.name = name;
  document.kind = kind;
  document.error = error;
  document.bytes = name;
  document.sha256 = sha256_hex(name);
  return document;
}

inline Examination letter_with(std::vector<DocumentExam> documents, const std::string& id = "one@school.example") {
  Examination examination;
  examination.message.message_id = id;
  examination.message.content_key = "key of " + id;
  examination.message.subject = "Документы";
  examination.message.from_address = "zavuch@school3.example";
  examination.message.from_domain = "school3.example";
  examination.message.reply_address = "zavuch@school3.example";
  examination.message.verdict = "none";
  examination.documents = std::move(documents);
  return examination;
}

}  // namespace marshrut::test
