#include "intake/settling.hpp"

#include <nlohmann/json.hpp>

#include "store/audit.hpp"
#include "store/corrections.hpp"

namespace marshrut::intake {

namespace {

constexpr std::string_view kPurged = "purged";  // store/retention.hpp

}  // namespace

Result<store::Submission> submission_to_read(store::Connection& connection, std::string_view number) {
  auto found = store::submission_by_number(connection, number);
  if (!found) return found.error();
  if (!*found) return Error{Code::not_found, "no submission of that number", std::string(number)};
  if ((*found)->state == kPurged) return Error{Code::conflict, "what it said is purged", std::string(number)};
  return std::move(**found);
}

Result<store::Submission> submission_to_settle(store::Connection& connection, std::string_view number,
                                               std::optional<std::int64_t> revision) {
  const auto found = submission_to_read(connection, number);
  if (!found) return found;
  return store::lock_submission(connection, found->id, revision);
}

Result<void> audit_settled(store::Connection& connection, const Operator& who, std::string action,
                           const store::Submission& of) {
  const nlohmann::json details = {{"was", of.state}};
  return store::append(connection,
                       {who.name, who.origin, std::move(action), "submission:" + of.number, details.dump()});
}

route::Value line_of(const store::Submission& submission) {
  auto line = route::parse(submission.reading);
  return line ? std::move(*line) : route::Value();
}

}  // namespace marshrut::intake
