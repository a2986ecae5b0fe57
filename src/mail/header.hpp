// mail/header.hpp: the head of a message or part, field by field; private to this module.
// Shapes:  an entity's bytes -> fields in order and where its body begins.
// Units:   offsets are bytes.
// Errors:  none: odd lines are passed over and told by flags.
// Owns:    nothing: fields are views of the bytes given.
// Source:  RFC 5322 §2.2; mbox "From " lines before the head.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace marshrut::mail {

struct Field {
  std::string_view name;   // as written
  std::string_view value;  // after the colon, folds included, without the last line end
};

struct HeaderLimits {
  std::optional<std::size_t> bytes, fields;
};

struct Header {
  std::vector<Field> fields;
  std::size_t body = 0;
  bool odd_lines = false;   // lines that are no fields stood among them, or the body came without an empty line
  bool over_limit = false;  // more than the limits; the rest of the head was not read

  // The first field of this name, or nothing.
  [[nodiscard]] const Field* find(std::string_view name) const;
  [[nodiscard]] std::string_view value(std::string_view name) const;  // empty when there is none
};

Header read_header(std::string_view entity, const HeaderLimits& limits);

// Whether the bytes begin as a head of a message does: two fields at least, one of them of the usual kind.
bool looks_like_message(std::string_view bytes);

}  // namespace marshrut::mail
