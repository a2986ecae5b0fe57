// mail/addresses.hpp: address lists and Message-IDs of headers; private to this module.
// Shapes:  a field's raw value -> addresses with decoded names; -> ids without <>.
// Errors:  none: what has no address keeps its name and an empty address.
// Owns:    results own their strings.
// Source:  RFC 5322 §3.4, §3.6.4; encoded words that hold commas and quotes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "mail/message.hpp"

namespace marshrut::mail {

std::vector<Address> parse_addresses(std::string_view raw, std::size_t most);
std::vector<std::string> parse_ids(std::string_view raw, std::size_t most);

}  // namespace marshrut::mail
