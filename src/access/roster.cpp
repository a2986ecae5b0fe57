#include "access/roster.hpp"

#include "store/sessions.hpp"

namespace marshrut::access {

bool school_fits(std::string_view role, std::string_view school) {
  return (role == role_name(Role::school)) == !school.empty();
}

Result<store::Person> enrol(store::Connection& connection, const store::Person& person) {
  const auto taken = store::person_by_login(connection, person.login);
  if (!taken) return taken.error();
  if (*taken) return Error{Code::conflict, "a login that is taken", "/login"};
  return store::add_person(connection, person);
}

Result<store::Person> change_and_end(store::Connection& connection, const store::Person& person,
                                     std::optional<std::int64_t> expected, std::optional<std::int64_t> except_session) {
  auto set = store::set_person(connection, person, expected);
  if (!set) return set;
  const auto dropped = store::drop_sessions_of(connection, person.id, except_session);
  if (!dropped) return dropped.error();
  return set;
}

}  // namespace marshrut::access
