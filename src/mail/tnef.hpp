// mail/tnef.hpp: winmail.dat, as Outlook packs a message for its own kind; private to this module.
// Shapes:  TNEF bytes -> its files and its text.
// Errors:  none: `damaged` when it could not be read to its end; what came before it is given.
// Owns:    results own their bytes.
// Source:  [MS-OXTNEF]; libytnef 2.0.
//
// libytnef writes a line to standard output when it meets damage: a process that calls this must not speak a protocol
// there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace marshrut::mail {

struct TnefFile {
  std::string name;  // decoded, as the sender saw it; may be empty
  std::string media_type;
  std::string bytes;
  bool is_message = false;  // a message in it, TNEF again
};

struct Tnef {
  std::vector<TnefFile> files;
  std::string text;
  bool damaged = false;
};

bool is_tnef(std::string_view bytes);

Tnef read_tnef(std::string_view bytes, std::size_t most_files);

}  // namespace marshrut::mail
