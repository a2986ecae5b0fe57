// mail/trace.hpp: what a message is apart from the way it came, without parsing it.
// Shapes:  raw bytes -> a key that is the same by LMTP, POP3 and IMAP; raw bytes, field's name -> its value.
// Errors:  none: any bytes have a key; a field that isn't there gives an empty value.
// Owns:    results own their strings.
// Source:  RFC 5321 §4.4 (trace), RFC 8601, RFC 8617; the fields that Postfix, Dovecot and their filters put on top.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::mail {

// SHA-256 of the message without fields of transport, line ends as CRLF, empty lines at the end cut.
std::string content_key(std::string_view raw);

// The first field of this name, unfolded and trimmed, not decoded: bytes as they stand, control characters as blanks.
std::string header_value(std::string_view raw, std::string_view name);

// Whether relays, mailboxes and filters put this field on top of what the sender wrote.
bool is_trace_field(std::string_view name);

}  // namespace marshrut::mail
