// xlsx/sax.hpp: the one way from a part's bytes to its elements; private to this module.
// Shapes:  XML -> calls of begin, end, text, in order. Names are given without their prefixes.
// Units:   depth counts elements.
// Errors:  unsafe_xml (a DTD; so no entity but XML's own five exists), damaged (not well-formed), too_large (depth),
//          timeout, and whatever a handler fails with. `where` names the part.
// Owns:    names, attributes and text are the parser's, for the time of a call. Nothing is ever fetched.
// Source:  XML 1.0; expat.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::xlsx {

using Deadline = std::chrono::steady_clock::time_point;

class Attributes {
public:
  explicit Attributes(const char** pairs) : pairs_(pairs) {}
  // By the name without its prefix; nullopt when it is not there.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  [[nodiscard]] std::string_view value(std::string_view name) const { return find(name).value_or(""); }
  [[nodiscard]] bool is_on(std::string_view name) const;  // "1", "true", "on"

private:
  const char** pairs_;
};

class SaxHandler {
public:
  virtual ~SaxHandler() = default;
  virtual void begin(std::string_view name, const Attributes& attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view text) = 0;

  void fail(Code code, const char* message) {
    if (!error_) error_ = Error{code, message, {}};
  }
  void stop() { stopped_ = true; }  // enough was read: no error
  [[nodiscard]] bool stopped() const { return stopped_ || error_; }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

private:
  std::optional<Error> error_;
  bool stopped_ = false;
};

Result<void> parse_sax(std::string_view xml, SaxHandler& handler, std::string_view part, Deadline deadline);

}  // namespace marshrut::xlsx
