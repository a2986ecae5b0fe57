// store/postgres/postgres_errors.hpp: what SQLSTATEs mean to us; private to this module.
// Errors:  carries the SQLSTATE and the constraint's name, never the server's text: that may quote values of rows.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "store/session.hpp"

namespace marshrut::store {

Code postgres_code(std::string_view sqlstate);
Trouble postgres_trouble(std::string_view sqlstate);

}  // namespace marshrut::store
