// store/ledger_sum.hpp: how many messages were ever taken in, counted without looking at their states.
// Errors:  as connection.hpp.
#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

Result<std::int64_t> message_count(Connection& connection);

}  // namespace marshrut::store
