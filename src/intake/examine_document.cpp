#include "intake/examine_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/check.hpp"
#include "app/fill.hpp"
#include "app/read.hpp"
#include "base/digest.hpp"
#include "intake/file_kind.hpp"
#include "office/office_format.hpp"
#include "route/text_at.hpp"

namespace marshrut::intake {

namespace {

// With so many errors a clean blank with the values that were read is easier than mending.
constexpr int kManyErrors = 5;

std::string remarks_json(const app::Outcome& outcome) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (const route::Remark& remark : outcome.remarks) {
    all.push_back({{"rule", remark.rule},
                   {"severity", route::severity_name(remark.severity)},
                   {"path", remark.path},
                   {"label", app::label_of(*outcome.form, remark.path)},
                   {"message", remark.message},
                   {"source", remark.source}});
  }
  return all.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::vector<std::string> unsure_labels(const app::Outcome& outcome) {
  std::vector<std::string> labels;
  for (const lens::Field& field : outcome.reading.fields) {
    if (field.raw.empty() || field.confidence >= app::kSure) continue;
    std::string label = app::label_of(*outcome.form, field.path);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(std::move(label));
  }
  return labels;
}

bool has_leftover_text(const app::Outcome& outcome) {
  const auto& leftovers = outcome.reading.leftovers;
  return std::any_of(leftovers.begin(), leftovers.end(), [](const lens::Leftover& l) { return l.kind == "text"; });
}

void add_documents(DocumentExam& document, const app::Outcome& outcome) {
  if (document.errors + document.warnings > 0) {
    if (auto annotated = app::annotate(outcome)) document.annotated = std::move(*annotated);
  }
  const bool useful = document.converted || document.leftovers || document.errors >= kManyErrors;
  if (document.errors == 0 || !useful) return;
  lens::Scratch scratch;
  std::string blank;
  if (app::make_document(*outcome.form, outcome.reading.route, app::Purpose::blank, scratch, blank)) {
    document.blank = std::move(blank);
  }
}

void add_reading(DocumentExam& document, const app::Outcome& outcome) {
  const route::Value& route = outcome.reading.route;
  const app::Counts counts = app::count(outcome.remarks);
  document.kind = DocumentKind::form;
  document.form = outcome.reading.form;
  document.form_title = outcome.form->profile().title;
  document.model = outcome.form->profile().model;
  document.region = outcome.form->profile().region_code;
  document.reading = app::read_json(document.name, outcome, false);
  document.route = route::serialize(route);
  document.remarks = remarks_json(outcome);
  document.teacher = route::text_at(route, "teacher.full_name");
  document.organization = route::text_at(route, "organization.name");
  document.code = route::text_at(route, "code");
  document.errors = static_cast<int>(counts.errors);
  document.warnings = static_cast<int>(counts.warnings);
  document.unsure = unsure_labels(outcome);
  document.leftovers = has_leftover_text(outcome);
  add_documents(document, outcome);
}

std::string format_name(std::string_view bytes) {
  return std::string(office::format_name(office::office_format(bytes).value_or(office::OfficeFormat::doc)));
}

DocumentExam read_as_form(DocumentExam document, std::string bytes, const lens::FormSet& forms) {
  const auto outcome = app::read_document(std::move(bytes), forms);
  if (outcome) {
    add_reading(document, *outcome);
  } else {
    document.kind = DocumentKind::unknown;
    document.error = code_name(outcome.error().code);
    // LibreOffice may be able to open it.
    if (outcome.error().code == Code::damaged && app::is_sound_package(document.bytes)) document.format = "docx";
  }
  return document;
}

}  // namespace

DocumentExam examine_document(DocumentExam document, const lens::FormSet& forms) {
  document.sha256 = sha256_hex(document.bytes);
  if (document.bytes.empty()) {
    document.kind = DocumentKind::unknown;
    document.error = code_name(Code::empty);
    return document;
  }
  document.kind = file_kind(document.bytes, document.media_type, document.name);
  if (document.kind == DocumentKind::office) document.format = format_name(document.bytes);
  if (document.kind != DocumentKind::unknown) return document;
  std::string copy = document.bytes;
  return read_as_form(std::move(document), std::move(copy), forms);
}

DocumentExam examine_converted(DocumentExam document, std::string docx, const lens::FormSet& forms) {
  document.converted = true;
  return read_as_form(std::move(document), std::move(docx), forms);
}

}  // namespace marshrut::intake
