// bench/gateway/letters.hpp: letters that letters.py made, each numbered anew when it is sent.
// Shapes:  a folder of .eml, a number -> the letter of that number: its Message-ID, sender and document are its own.
// Errors:  exits with a word on standard error: a bench has nobody to tell.
// Owns:    the letters.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace marshrut::bench {

struct Numbered {
  std::string text;
  std::string sender;
};

class Letters {
public:
  explicit Letters(const std::string& folder);
  // Into `into`, whose memory is used again.
  void make(std::size_t number, Numbered& into) const;

private:
  struct Kind {
    std::string text, sender;
    std::vector<std::size_t> digits;  // where a number stands as it is
    std::size_t coded = 0;            // where it stands in base64
  };
  std::vector<Kind> kinds_;
};

[[noreturn]] void fail(const std::string& why);

}  // namespace marshrut::bench
