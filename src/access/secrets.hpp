// access/secrets.hpp: words that nobody can guess, and what is kept of them.
// Shapes:  nothing -> 256 random bits as text; a secret -> its hash.
// Errors:  none: without randomness the process ends.
// Owns:    results own what they hold.
//
// A token has 256 random bits, so a plain SHA-256 of it can't be searched; passwords have password.hpp.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::access {

std::string new_token();                                   // 43 characters of base64url
std::string token_hash(std::string_view token);            // 64 hexadecimal digits
bool same_secret(std::string_view a, std::string_view b);  // in a time that tells nothing but the length

}  // namespace marshrut::access
