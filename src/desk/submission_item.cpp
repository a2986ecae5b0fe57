#include "desk/submission_item.hpp"

#include <nlohmann/json.hpp>

#include "base/clock.hpp"
#include "route/text_at.hpp"
#include "route/value.hpp"
#include "text/messages.hpp"

namespace marshrut::desk {

using Json = nlohmann::ordered_json;

std::string fate_text(std::string_view state) { return text::message("desk.fate." + std::string(state)); }

std::string route_state_text(store::RouteState state) {
  return text::message("desk.state." + std::string(store::state_name(state)));
}

Json submission_item(const store::ListedSubmission& submission, const FormBook& book) {
  std::string teacher, organization;
  if (const auto line = route::parse(submission.reading)) {
    if (const route::Value* data = line->find("route")) {
      teacher = route::text_at(*data, "teacher.full_name");
      organization = route::text_at(*data, "organization.name");
    }
  }
  return {{"number", submission.number},
          {"received", iso_time(submission.received)},
          {"state", submission.state},
          {"stateText", fate_text(submission.state)},
          {"form", submission.form},
          {"formTitle", book.title(submission.form)},
          {"version", submission.version},
          {"teacher", teacher},
          {"school", submission.school},
          {"organization", organization.empty() ? submission.route_organization : organization},
          {"errors", submission.errors},
          {"warnings", submission.warnings},
          {"confidence", static_cast<double>(submission.confidence_permille) / 1000},
          {"route", submission.route_id ? Json(*submission.route_id) : Json()},
          {"routeCode", submission.route_code},
          {"message", submission.message_id},
          {"document", submission.document_id},
          {"revision", submission.revision}};
}

}  // namespace marshrut::desk
