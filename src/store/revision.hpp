// store/revision.hpp: rows that two people may change: each change adds one to the row's revision.
// Shapes:  what the caller saw, what is there -> nothing, or a conflict that says so.
// Errors:  conflict, with `where` = kRevision: somebody changed the row since the caller read it (HTTP: 412 stale).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::store {

inline constexpr std::string_view kRevision = "revision";

// Nothing expected: whatever is there is right.
Result<void> same_revision(std::int64_t is, std::optional<std::int64_t> expected);
bool is_stale(const Error& error);

}  // namespace marshrut::store
