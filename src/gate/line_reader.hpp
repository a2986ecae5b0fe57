// gate/line_reader.hpp: a peer's commands, a line each, strictly; private to this module.
// Shapes:  what has come so far -> the next line, or why there is none, and how many bytes it used.
// Units:   the limit counts the CRLF.
//
// A line ends by CRLF. One that ends by a bare LF, has a bare CR in it or is over the limit is told as such once, and
// skipped to its LF, so that what follows is read as commands again.
#pragma once

#include <cstddef>
#include <string_view>

namespace marshrut::gate {

struct Line {
  enum class Kind { none, whole, bare_newline, too_long };
  Kind kind = Kind::none;
  std::string_view text;  // of a whole one, without CRLF; points into the bytes given
  std::size_t used = 0;
};

class LineReader {
public:
  explicit LineReader(std::size_t limit) : limit_(limit) {}
  Line next(std::string_view bytes);

private:
  std::size_t limit_;
  bool skipping_ = false;
};

}  // namespace marshrut::gate
