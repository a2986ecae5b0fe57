// gate/data_reader.hpp: the lines after DATA or RETR, up to the lone dot; private to this module.
// Shapes:  bytes, piece by piece -> the message with its dots unstuffed, and where it ends.
// Source:  RFC 5321 §4.5.2, RFC 1939 §3.
//
// Only CRLF . CRLF is the end (or . CRLF right at the beginning). A CR or LF by itself is data: a peer that takes it
// for the end of a line could be made to see two messages where we see one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::gate {

class DataReader {
public:
  // Bare newlines are looked for only when asked: it costs a second look at each byte.
  explicit DataReader(bool look_for_bare = false) : look_(look_for_bare) {}
  // Appends what `bytes` add to the message and returns how many of them were used: all, unless the end was found.
  std::size_t feed(std::string_view bytes, std::string& out);
  [[nodiscard]] bool ended() const { return state_ == State::ended; }
  [[nodiscard]] bool bare_newline() const { return bare_; }

private:
  enum class State { line, dot, dot_cr, text, cr, ended };

  void look_for_bare_newlines(std::string_view bytes);

  State state_ = State::line;
  bool look_ = false, bare_ = false;
  char last_ = '\n';  // the byte before this piece
};

}  // namespace marshrut::gate
