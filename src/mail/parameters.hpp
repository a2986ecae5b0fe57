// mail/parameters.hpp: Content-Type and Content-Disposition with their parameters; private to this module.
// Shapes:  a field's raw value -> its word in lower case and its parameters, decoded.
// Errors:  none: reads what programs write (blanks in bare values, encoded words, raw 8-bit, quotes left open).
// Owns:    results own their strings.
// Source:  RFC 2045 §5.1, RFC 2183, RFC 2231; RFC 2047 words in parameters are forbidden and common.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marshrut::mail {

struct Parameters {
  std::string word;                                         // "multipart/mixed", "attachment"
  std::vector<std::pair<std::string, std::string>> values;  // names in lower case, values in UTF-8

  [[nodiscard]] std::string_view value(std::string_view name) const;  // empty when there is none
};

Parameters parse_parameters(std::string_view raw);

// "multipart/mixed" or, when it is no type at all, "".
std::string media_type_of(std::string_view word);

}  // namespace marshrut::mail
