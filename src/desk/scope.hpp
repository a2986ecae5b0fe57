// desk/scope.hpp: whose papers a person sees.
// Shapes:  person -> store::Scope: a methodist's routes by e-mail or full name, a school's by its name.
// Errors:  none: who has neither sees nothing.
#pragma once

#include "store/lists.hpp"
#include "store/people.hpp"

namespace marshrut::desk {

store::Scope own_scope(const store::Person& person);

}  // namespace marshrut::desk
