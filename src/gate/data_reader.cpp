#include "gate/data_reader.hpp"

#include <cstring>

namespace marshrut::gate {

void DataReader::look_for_bare_newlines(std::string_view bytes) {
  if (!look_ || bare_ || bytes.empty()) return;
  if (last_ == '\r' && bytes.front() != '\n') bare_ = true;
  for (std::size_t at = bytes.find_first_of("\r\n"); at != std::string_view::npos && !bare_;
       at = bytes.find_first_of("\r\n", at + 1)) {
    if (bytes[at] == '\r') {
      bare_ = at + 1 < bytes.size() && bytes[at + 1] != '\n';
    } else {
      bare_ = (at == 0 ? last_ : bytes[at - 1]) != '\r';
    }
  }
  last_ = bytes.back();
}

std::size_t DataReader::feed(std::string_view bytes, std::string& out) {
  const char* const begin = bytes.data();
  std::size_t kept = 0, at = 0;  // bytes[kept, at) are of the message and not yet in `out`
  while (at < bytes.size() && state_ != State::ended) {
    const char here = bytes[at];
    switch (state_) {
      case State::text: {
        const void* found = std::memchr(begin + at, '\r', bytes.size() - at);
        if (found == nullptr) {
          at = bytes.size();
        } else {
          at = static_cast<std::size_t>(static_cast<const char*>(found) - begin) + 1;
          state_ = State::cr;
        }
        break;
      }
      case State::cr:
        state_ = here == '\n' ? State::line : here == '\r' ? State::cr : State::text;
        ++at;
        break;
      case State::line:
        if (here == '.') {
          out.append(begin + kept, at - kept);
          kept = ++at;
          state_ = State::dot;
        } else {
          state_ = State::text;
        }
        break;
      case State::dot:
        if (here == '\r') {
          kept = ++at;  // held back: it is of the end, or of the message, by what follows
          state_ = State::dot_cr;
        } else {
          state_ = State::text;
        }
        break;
      case State::dot_cr:
        if (here == '\n') {
          kept = ++at;
          state_ = State::ended;
        } else {
          out += '\r';
          state_ = State::cr;
        }
        break;
      case State::ended:
        break;
    }
  }
  out.append(begin + kept, at - kept);
  look_for_bare_newlines(bytes.substr(0, at));
  return at;
}

}  // namespace marshrut::gate
