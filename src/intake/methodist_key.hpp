// intake/methodist_key.hpp: by what a methodist's routes are found.
// Shapes:  e-mail or full name as typed -> the key that store::RouteFacts::methodist holds.
// Errors:  none: "" when there is neither.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::intake {

// Of the e-mail when there is one, else of the full name, as a teacher's key is made.
std::string methodist_key(std::string_view email, std::string_view full_name);
// Of what a person typed: an address, else a name.
std::string methodist_key(std::string_view typed);

}  // namespace marshrut::intake
