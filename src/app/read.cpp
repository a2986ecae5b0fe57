#include "app/read.hpp"

#include "app/remarks.hpp"
#include "office/convert.hpp"
#include "route/rules.hpp"

namespace marshrut::app {

namespace {

// What only an office program can open comes as DOCX; the rest as it is. Without such a program the reader says what it
// can't read.
Result<std::string> readable(std::string bytes) {
  const auto format = office::convertible_format(bytes);
  if (!format) return bytes;
  auto converted = office::as_docx(bytes, *format);
  if (!converted && converted.error().code == Code::not_found) return bytes;
  return converted;
}

}  // namespace

Result<Outcome> read_document(std::string bytes, const lens::FormSet& forms, std::optional<std::string_view> form_id) {
  auto document_bytes = readable(std::move(bytes));
  if (!document_bytes) return document_bytes.error();
  auto kept = std::make_unique<const std::string>(std::move(*document_bytes));
  auto package = opc::Package::open(*kept);
  if (!package) return package.error();
  auto document = docx::Document::open(*package);
  if (!document) return document.error();
  auto reading = forms.read(*document, form_id);
  if (!reading) return reading.error();
  const lens::Form* form = forms.find(reading->form);
  if (form == nullptr) return Error{Code::internal, "a reading names a form that is not there", reading->form};
  route::derive(reading->route, form->profile());
  Outcome outcome{std::move(kept), std::move(*package), std::move(*document), std::move(*reading), form, {}};
  outcome.remarks = remarks_on(outcome.reading, *form);
  return outcome;
}

std::string place_of(const docx::Document& document, std::uint32_t paragraph) {
  if (paragraph >= document.paragraphs().size()) return {};
  return document.place_of(document.paragraphs()[paragraph]);
}

}  // namespace marshrut::app
