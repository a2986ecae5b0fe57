// desk/submission_item.hpp: a submission as lists show it.
// Shapes:  ListedSubmission + forms -> JSON (docs/api.md «Submissions»).
// Errors:  none: what was purged shows no more than its number.
// Owns:    results own what they hold.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "desk/forms.hpp"
#include "store/lists.hpp"

namespace marshrut::desk {

nlohmann::ordered_json submission_item(const store::ListedSubmission& submission, const FormBook& book);

std::string fate_text(std::string_view state);          // «ждёт решения»
std::string route_state_text(store::RouteState state);  // «утверждён»

}  // namespace marshrut::desk
