#include "fixture_postgres.hpp"

#include "fixture.hpp"

namespace marshrut::store {

marshrut::testing::PostgresServer& server() {
  static marshrut::testing::PostgresServer one;
  return one;
}

Options new_store(const Folder& folder) {
  if (!server().running()) throw std::runtime_error("PostgreSQL does not start");
  Options options;
  options.data_dir = folder.path() / "data";
  options.url = server().new_database();
  return options;
}

}  // namespace marshrut::store
