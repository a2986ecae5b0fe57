// intake/settling.hpp: what all that an operator does to a submission begins and ends with; private to this module.
// Shapes:  number -> the submission, locked; what was done -> the audit.
// Errors:  not_found, conflict (purged; stale: store/revision.hpp).
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "intake/desk.hpp"
#include "route/value.hpp"
#include "store/connection.hpp"
#include "store/submissions.hpp"

namespace marshrut::intake {

Result<store::Submission> submission_to_read(store::Connection& connection, std::string_view number);
// Nobody else changes it until this transaction is over.
Result<store::Submission> submission_to_settle(store::Connection& connection, std::string_view number,
                                               std::optional<std::int64_t> revision);
Result<void> audit_settled(store::Connection& connection, const Operator& who, std::string action,
                           const store::Submission& of);
route::Value line_of(const store::Submission& submission);

}  // namespace marshrut::intake
