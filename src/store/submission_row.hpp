// store/submission_row.hpp: a row of the table of submissions; private to this module.
#pragma once

#include <cstddef>

#include "store/submissions.hpp"

namespace marshrut::store {

inline constexpr const char* kSubmissionColumns =
    "s.id, s.number, s.document_id, s.message_id, s.route_id, s.form, s.version, s.supersedes, s.received, s.state, "
    "s.reading, s.remarks, s.difference, s.errors, s.warnings, s.school, s.confidence_permille, s.revision";
inline constexpr std::size_t kSubmissionWidth = 18;

Submission submission_of(const Rows& rows, std::size_t row);

}  // namespace marshrut::store
