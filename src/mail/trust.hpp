// mail/trust.hpp: does our own mail server vouch for the sender?
// Shapes:  Message, the id of our server -> pass, fail or none.
// Errors:  none; a message without a word of ours is `none`.
// Owns:    nothing.
// Source:  RFC 8601 §5, RFC 7489 §3.1 (alignment; of the relaxed kind only a parent domain, as no suffix list is kept).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mail/message.hpp"

namespace marshrut::mail {

enum class Verdict : std::uint8_t { pass, fail, none };

// Only the topmost Authentication-Results of this id counts, and only when nothing but trace fields stands above it:
// whoever wrote the message could have written one further down.
Verdict sender_verdict(const Message& message, std::string_view authserv_id);

// The domain of the one From address, lower case; empty when there is not exactly one.
std::string from_domain(const Message& message);

}  // namespace marshrut::mail
