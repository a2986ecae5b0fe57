// store/postgres/postgres_session.hpp: a session with a PostgreSQL server; private to this module.
// Owns:    its connection; it connects with ready(), and again when it was lost.
#pragma once

#include <memory>

#include "store/session.hpp"

namespace marshrut::store {

std::unique_ptr<Session> make_postgres_session(const Opening& opening);

}  // namespace marshrut::store
