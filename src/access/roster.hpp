// access/roster.hpp: people put on the list of those who may come in, and let in again.
// Shapes:  Person -> row; a row changed -> the same, its sessions ended.
// Errors:  conflict with "/login" in `where` (it is taken), and the store's.
// Owns:    results own what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "access/rights.hpp"
#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/people.hpp"

namespace marshrut::access {

// A school's person has a school, or would see nothing; others belong to none.
bool school_fits(std::string_view role, std::string_view school);

Result<store::Person> enrol(store::Connection& connection, const store::Person& person);

// As it is now, with what was changed in it; whoever was signed in as that person isn't any more. `expected`: the
// revision that the caller saw, nothing for whatever there is.
Result<store::Person> change_and_end(store::Connection& connection, const store::Person& person,
                                     std::optional<std::int64_t> expected,
                                     std::optional<std::int64_t> except_session = {});

}  // namespace marshrut::access
