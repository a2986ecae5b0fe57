// gate/accept.hpp: where a message goes that came in over the wire, whatever the way.
// Shapes:  Envelope + the message's bytes -> its number in the ledger.
// Errors:  unavailable, io, timeout, conflict (later: the peer keeps it and tries again); too_large, refused and what
//          else is wrong with the message (for good); internal (later, since a bug must not cost a message).
// Owns:    the bytes are handed over. The call returns only when the message is on disk; calls come from any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace marshrut::gate {

struct Envelope {
  std::string source;                   // "lmtp", "pop3:NAME", "imap:NAME"
  std::string peer;                     // host:port
  std::string sender;                   // empty: the null sender, or not known (POP3, IMAP)
  std::vector<std::string> recipients;  // empty when not known (POP3, IMAP)
  std::string helo;                     // what the peer called itself
};

// `raw` is as sent: after DATA or RETR with its dots unstuffed, or IMAP's literal; nothing else is changed.
using Accept = std::function<Result<std::int64_t>(const Envelope& envelope, std::string raw)>;

}  // namespace marshrut::gate
