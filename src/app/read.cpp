#include "app/read.hpp"

#include "app/remarks.hpp"
#include "route/rules.hpp"

namespace marshrut::app {

namespace {

Result<Outcome> read_docx(std::string bytes, const lens::FormSet& forms, std::optional<std::string_view> form_id) {
  auto kept = std::make_unique<const std::string>(std::move(bytes));
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

}  // namespace

Result<Outcome> read_document(std::string bytes, const lens::FormSet& forms, std::optional<std::string_view> form_id,
                              Converter* converter) {
  if (converter == nullptr) return read_docx(std::move(bytes), forms, form_id);
  auto document = converter->as_document(std::move(bytes));
  if (!document) return document.error();
  auto outcome = read_docx(*document, forms, form_id);
  if (outcome || outcome.error().code != Code::damaged || !is_sound_package(*document)) return outcome;
  auto mended = converter->mended(*document);
  if (!mended) return outcome;
  auto again = read_docx(std::move(*mended), forms, form_id);
  return again ? std::move(again) : std::move(outcome);
}

bool is_sound_package(std::string_view bytes) { return opc::Package::open(bytes).ok(); }

std::string place_of(const docx::Document& document, std::uint32_t paragraph) {
  if (paragraph >= document.paragraphs().size()) return {};
  return document.place_of(document.paragraphs()[paragraph]);
}

}  // namespace marshrut::app
