// desk/correct.hpp: what was read wrongly is put right by a person.
// Shapes:  number + changes -> the submission with its remarks made anew, the corrections noted, its route following.
// Errors:  not_found (also what is somebody else's), bad_data (changes.hpp), conflict (purged; a form that is gone;
//          stale: store/revision.hpp).
// Owns:    nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "access/who.hpp"
#include "base/result.hpp"
#include "desk/changes.hpp"
#include "desk/desk.hpp"

namespace marshrut::desk {

Result<void> correct_submission(const Desk& desk, const access::Who& who, std::string_view number,
                                std::optional<std::int64_t> revision, const std::vector<ValueChange>& changes);

// The same for a route itself.
Result<void> change_route(const Desk& desk, const access::Who& who, std::int64_t id,
                          std::optional<std::int64_t> revision, const std::vector<ValueChange>& changes);

}  // namespace marshrut::desk
