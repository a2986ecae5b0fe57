// store/sqlite/sqlite_session.hpp: a session with a file of SQLite's; private to this module.
// Owns:    its connection; it opens with ready().
#pragma once

#include <memory>

#include "store/session.hpp"

namespace marshrut::store {

std::unique_ptr<Session> make_sqlite_session(const Opening& opening);

}  // namespace marshrut::store
