#include "desk/scope.hpp"

#include "access/rights.hpp"
#include "intake/methodist_key.hpp"

namespace marshrut::desk {

namespace {

// No name is this: who has no school, or no name, sees nothing rather than what belongs to nobody.
constexpr const char* kNobody = "\x7F";

}  // namespace

store::Scope own_scope(const store::Person& person) {
  store::Scope scope;
  if (person.role == access::role_name(access::Role::school)) {
    scope.school = person.school.empty() ? kNobody : person.school;
    return scope;
  }
  for (const std::string& key : {intake::methodist_key(person.email, {}), intake::methodist_key({}, person.name)}) {
    if (!key.empty()) scope.methodists.push_back(key);
  }
  if (scope.methodists.empty()) scope.methodists.emplace_back(kNobody);
  return scope;
}

}  // namespace marshrut::desk
