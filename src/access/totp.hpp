// access/totp.hpp: the second factor: codes that an application on a telephone shows.
// Shapes:  a secret (base32) + six digits + the time -> the step that they are of.
// Units:   steps of 30 seconds since 1970; one step before and after counts, for clocks that are off.
// Errors:  none: what doesn't fit gives nothing.
// Source:  RFC 6238; the otpauth key URI that authenticators read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace marshrut::access {

std::string new_totp_secret();  // 160 bits in base32
std::string totp_uri(std::string_view secret, std::string_view login, std::string_view issuer);

// `last` is the step of the code that was taken last: none is taken twice (RFC 6238 §5.2).
std::optional<std::int64_t> totp_step(const std::string& secret, const std::string& code, Millis now,
                                      std::int64_t last);

}  // namespace marshrut::access
