// mail/split.hpp: the parts of a multipart body; private to this module.
// Shapes:  body, boundary -> the bytes of each part, one by one.
// Errors:  none: whether the last part was closed is told.
// Owns:    nothing: parts are views of the body.
// Source:  RFC 2046 §5.1.1; blanks after the boundary are passed over.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace marshrut::mail {

class Splitter {
public:
  Splitter(std::string_view body, std::string_view boundary);

  std::optional<std::string_view> next();
  [[nodiscard]] bool closed() const { return closed_; }  // the closing line was met
  [[nodiscard]] std::string_view preamble() const { return preamble_; }

private:
  struct Mark {
    std::size_t begin = 0, end = 0;  // of the whole line, the line end before it included
    bool closing = false;
  };
  [[nodiscard]] std::optional<Mark> find_mark(std::size_t from) const;

  std::string_view body_, preamble_;
  std::string mark_;
  std::size_t at_ = 0;
  bool open_ = false, closed_ = false;
};

// The boundary that a body seems to have when its header names none or a wrong one; empty when nothing looks like one.
std::string guess_boundary(std::string_view body);

}  // namespace marshrut::mail
