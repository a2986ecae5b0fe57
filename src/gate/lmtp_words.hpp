// gate/lmtp_words.hpp: what a line of LMTP says; private to this module.
// Shapes:  line without CRLF -> Command; its `problem` is the reply when the words are off.
// Errors:  none: each line is a command, if only an unknown one.
// Source:  RFC 5321 §4.1 (commands, paths), RFC 1870, 6152, 6531 (parameters of MAIL).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace marshrut::gate {

enum class Verb { lhlo, helo, mail, rcpt, data, rset, noop, vrfy, quit, unknown, not_lmtp };

struct Command {
  Verb verb = Verb::unknown;
  std::string text;                   // LHLO's name; the address of MAIL and RCPT (empty: <>)
  std::optional<std::uint64_t> size;  // MAIL
  bool utf8 = false;                  // MAIL
  std::string_view problem;           // "501 5.5.4 ..."; empty when all is well
};

Command parse_command(std::string_view line);

}  // namespace marshrut::gate
