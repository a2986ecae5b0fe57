#pragma once

#include "support/postgres.hpp"

namespace marshrut::store {

// One for all tests of a binary.
marshrut::testing::PostgresServer& server();

}  // namespace marshrut::store
