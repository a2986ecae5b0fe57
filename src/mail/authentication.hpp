// mail/authentication.hpp: an Authentication-Results field; private to this module.
// Shapes:  a field's raw value -> server id, methods, results, properties.
// Errors:  none: nothing when it names no server; methods that can't be read are left out, so that they vouch for none.
// Owns:    the result owns its strings.
// Source:  RFC 8601 §2.2.
#pragma once

#include <optional>
#include <string_view>

#include "mail/message.hpp"

namespace marshrut::mail {

std::optional<AuthenticationResults> parse_authentication(std::string_view raw);

}  // namespace marshrut::mail
