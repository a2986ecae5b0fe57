#include "store/session.hpp"

#include "store/postgres/postgres_session.hpp"
#include "store/sqlite/sqlite_session.hpp"

namespace marshrut::store {

Result<std::unique_ptr<Session>> open_session(const Opening& opening) {
  std::unique_ptr<Session> session;
  if (opening.options.url.empty()) {
    session = make_sqlite_session(opening);
  } else {
    session = make_postgres_session(opening);
  }
  if (auto ready = session->ready(); !ready) return ready.error();
  return session;
}

}  // namespace marshrut::store
