#include "intake/annotate.hpp"

#include <nlohmann/json.hpp>

#include "app/check.hpp"
#include "app/read.hpp"
#include "office/office_format.hpp"

namespace marshrut::intake {

namespace {

using Json = nlohmann::json;

constexpr std::string_view kDone = "done", kConvert = "convert", kFailed = "failed";

route::Severity severity_of(std::string_view name) {
  if (name == route::severity_name(route::Severity::error)) return route::Severity::error;
  return name == route::severity_name(route::Severity::warning) ? route::Severity::warning : route::Severity::info;
}

Result<std::vector<route::Remark>> remarks_of(std::string_view text) {
  const Json all = Json::parse(text, nullptr, false);
  if (!all.is_array()) return Error{Code::bad_data, "no remarks", {}};
  std::vector<route::Remark> remarks;
  for (const Json& one : all) {
    if (!one.is_object()) return Error{Code::bad_data, "no remark", {}};
    remarks.push_back({one.value("rule", ""), severity_of(one.value("severity", "")), one.value("path", ""),
                       one.value("message", ""), one.value("source", "")});
  }
  return remarks;
}

}  // namespace

Result<Annotated> annotate(const AnnotateRequest& request, const lens::FormSet& forms, app::Converter* converter) {
  auto remarks = remarks_of(request.remarks);
  if (!remarks) return remarks.error();
  const bool told = !request.converted && converter == nullptr;  // whoever asks converts it
  if (told) {
    if (const auto format = office::convertible_format(request.bytes)) {
      return Annotated{{}, std::string(office::format_name(*format))};
    }
  }
  auto outcome = app::read_document(request.bytes, forms, std::string_view(request.form), converter);
  if (!outcome && outcome.error().code == Code::damaged && told && app::is_sound_package(request.bytes)) {
    return Annotated{{}, std::string(office::format_name(office::OfficeFormat::docx))};
  }
  if (!outcome) return outcome.error();
  outcome->remarks = std::move(*remarks);
  auto docx = app::annotate(*outcome);
  if (!docx) return docx.error();
  return Annotated{std::move(*docx), {}};
}

sandbox::Frames annotate_request(AnnotateRequest request) {
  const Json head = {{"work", "annotate"}, {"form", request.form}, {"converted", request.converted}};
  return {head.dump(-1, ' ', false, Json::error_handler_t::replace), std::move(request.bytes),
          std::move(request.remarks)};
}

sandbox::Frames answer_annotate(const sandbox::Frames& request, const lens::FormSet& forms) {
  const Json head = Json::parse(request.at(0));
  auto made = annotate(
      {request.at(1), head.at("form").get<std::string>(), request.at(2), head.at("converted").get<bool>()}, forms);
  if (!made) return {std::string(kFailed), std::to_string(static_cast<int>(made.error().code))};
  if (!made->format.empty()) return {std::string(kConvert), std::move(made->format)};
  return {std::string(kDone), std::move(made->docx)};
}

// The other side has looked at bytes from outside: nothing that it says is taken on trust.
Result<Annotated> annotated_of(sandbox::Frames frames) {
  const Error damaged{Code::damaged, "the document can't be annotated", {}};
  if (frames.size() != 2) return damaged;
  if (frames[0] == kDone) return Annotated{std::move(frames[1]), {}};
  if (frames[0] == kConvert) return Annotated{{}, std::move(frames[1])};
  for (const Code known : {Code::too_large, Code::unknown_form, Code::unsupported_format, Code::encrypted}) {
    if (frames[1] == std::to_string(static_cast<int>(known)))
      return Error{known, "the document can't be annotated", {}};
  }
  return damaged;
}

}  // namespace marshrut::intake
