// mail/transfer.hpp: bodies out of their transfer encoding; private to this module.
// Shapes:  encoded bytes -> bytes, and whether something in them was off.
// Errors:  none: what can be decoded is, `damaged` tells of the rest.
// Owns:    results own their bytes.
// Source:  RFC 2045 §6.7–6.8; POSIX uuencode.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::mail {

struct Body {
  std::string bytes;
  bool damaged = false;
};

// Reads on after padding in the midst (pieces that were encoded apart), which GMime's decoder does not.
Body decode_base64(std::string_view text);
Body decode_quoted_printable(std::string_view text);
// The Q of an encoded word: as quoted-printable with "_" for a blank.
std::string decode_q_word(std::string_view text);
// The lines between "begin" and "end".
Body decode_uu_lines(std::string_view lines);

// encoding as the header says it; an unknown one leaves the bytes as they are and is damage.
Body decode_transfer(std::string_view bytes, std::string_view encoding);

// A uuencoded file in a text: where its "begin" line and its "end" line's end stand, its name and bytes.
struct UuFile {
  std::size_t begin = 0, end = 0;
  std::string name;
  Body body;
};
// The first at or after `from`; begin is npos when there is none.
UuFile find_uu_file(std::string_view text, std::size_t from);

}  // namespace marshrut::mail
