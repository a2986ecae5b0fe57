// desk/submission_page.hpp: one submission with all that a person must know to settle it.
// Shapes:  number + scope -> JSON (docs/api.md «getSubmission»), its revision.
// Errors:  not_found (also what is somebody else's), and the store's.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string_view>

#include "base/result.hpp"
#include "desk/desk.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

// What this person's role lets them do; the submission's state says the rest.
struct MayDo {
  bool correct = false, accept = false, send_back = false;
};

Result<nlohmann::ordered_json> submission_page(const Desk& desk, const store::Scope& scope, std::string_view number,
                                               const MayDo& may);

// Both versions of a form as changes told in words.
Result<nlohmann::ordered_json> told_difference(const FormBook& book, const store::Submission& before,
                                               const store::Submission& after);

}  // namespace marshrut::desk
