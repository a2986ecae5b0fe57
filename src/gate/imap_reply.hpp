// gate/imap_reply.hpp: what an IMAP server says, reply by reply; private to this module.
// Shapes:  lines and literals from an ImapSource -> ImapReply; an untagged FETCH -> Fetched.
// Errors:  damaged (no IMAP), too_large (too many tokens), and what the source says.
// Owns:    a reply owns all of it.
// Source:  RFC 3501 §7 and §9, RFC 3516 (~{n}).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::gate {

struct ImapSource {
  virtual ~ImapSource() = default;
  virtual Result<std::string> line() = 0;  // without CRLF
  // So many bytes; thrown away when `out` is null.
  virtual Result<void> literal(std::uint64_t bytes, std::string* out) = 0;
};

struct ImapToken {
  enum class Kind { open, close, atom, string, skipped };  // skipped: a literal over the limit
  Kind kind = Kind::atom;
  std::string text;
};

struct ImapReply {
  std::string tag;                // "*", "+", or that of the command
  std::string word;               // in capitals: OK, NO, BAD, BYE, PREAUTH, FETCH, EXISTS ...; empty for "+"
  std::uint64_t number = 0;       // before the word: "* 12 FETCH"
  std::string text;               // of a status and "+": "[UIDVALIDITY 3] fine"
  std::vector<ImapToken> tokens;  // of the others, after the word
  [[nodiscard]] bool is_status() const;
  // "[UIDVALIDITY 3] fine", "UIDVALIDITY" -> "3"; nothing when the status has no such code.
  [[nodiscard]] std::optional<std::string> code(std::string_view name) const;
};

Result<ImapReply> read_imap_reply(ImapSource& source, std::uint64_t longest_literal);

struct Fetched {
  std::optional<std::uint64_t> uid, size;
  std::vector<std::string> flags;  // in capitals
  std::optional<std::string> body;
  bool too_large = false;  // there was a body, over the limit
};

Result<Fetched> read_fetch(ImapReply reply);

}  // namespace marshrut::gate
