// print/mark.hpp: what the barcode of a printed page says, so that its scan finds its way back.
// Shapes:  Mark <-> text of the barcode: "M1:SEV-2024-00017-4:SEVASTOPOL-CARD:3F2A…:1:5".
// Units:   hash: 16 lower-case hexadecimal digits (app/content_hash.hpp); page and pages count from 1.
// Errors:  parse_mark: nothing for what is no mark of ours, or one of a later version.
// Owns:    results own their strings.
// Source:  ISO/IEC 18004 Table 5: with the alphabet of the alphanumeric mode alone a symbol stays small.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace marshrut::print {

struct Mark {
  std::string code;  // as the centre gave it; empty when there was none yet
  std::string form;  // id
  std::string hash;  // of the content that was printed
  unsigned page = 1, pages = 1;
  friend bool operator==(const Mark&, const Mark&) = default;
};

std::string mark_text(const Mark& mark);
std::optional<Mark> parse_mark(std::string_view text);

// More pages than this have no mark: a form has no more.
inline constexpr unsigned kMostPages = 9999;

}  // namespace marshrut::print
