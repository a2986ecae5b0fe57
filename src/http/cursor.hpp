// http/cursor.hpp: where a page of a list ended, as clients carry it; private to this module.
// Shapes:  JSON list of texts and numbers <-> base64url.
// Errors:  cursor_of: bad_data for what we never gave.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::http {

std::string cursor_text(const nlohmann::json& place);
Result<nlohmann::json> cursor_of(std::string_view text);

}  // namespace marshrut::http
