// access/password.hpp: passwords: kept as argon2id, made, judged.
// Shapes:  password -> its hash as text (parameters and salt in it); hash + password -> whether it fits.
// Units:   kShortest in characters; a hash takes about 0.1 s and 64 MB by libsodium's «interactive» limits.
// Errors:  hash: unavailable (no memory for it).
// Owns:    results own what they hold.
// Source:  RFC 9106 (Argon2); libsodium crypto_pwhash.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::access {

inline constexpr std::size_t kShortest = 10;
inline constexpr std::size_t kLongest = 256;  // bytes

Result<std::string> hash_password(std::string_view password);
// An empty hash takes as long as a real one and never fits: who asks can't tell that nobody is there.
bool password_fits(const std::string& hash, std::string_view password);

// What is wrong with a new one: "short", "long", "common" (the login, one letter over and over); "" when nothing is.
std::string_view password_fault(std::string_view password, std::string_view login);

// For a person to type once: four groups of letters and digits that aren't taken for each other.
std::string new_password();

}  // namespace marshrut::access
