// http/pages.hpp: pages of lists of submissions and routes; private to this module.
// Shapes:  store::Cursor <-> the text that clients carry; items -> {items, next, total}.
// Errors:  bad_data for a cursor that we never gave.
#pragma once

#include <optional>

#include "http/call.hpp"
#include "store/lists.hpp"

namespace marshrut::http {

inline constexpr const char* kDocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

// Of the query's `cursor`.
Result<std::optional<store::Cursor>> place_of(const Call& call);
Json page_json(Json items, const std::optional<store::Cursor>& next, const std::optional<std::int64_t>& total);

}  // namespace marshrut::http
