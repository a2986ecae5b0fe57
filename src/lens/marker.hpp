// lens/marker.hpp: the marker language of form templates, parsed.
// Shapes:  the joined text of a paragraph -> markers with their places.
// Units:   offsets are UTF-8 bytes within that text.
// Errors:  bad_template: not closed, bad path, unknown filter, bad argument; `where` holds the marker.
// Owns:    results own their strings.
// Source:  docs/formats/markers.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "route/value.hpp"
#include "text/declension.hpp"

namespace marshrut::lens {

enum class Filter {
  none,  // the converter of the path's kind
  text,
  date,
  date_long,
  date_quoted,
  period,
  year,
  number,
  hours,
  percent,
  email,
  phone,
  name,
  initials,
  mark,
  mark_of,
  choice,
  course,
  filled,  // a mark that prints nothing: whatever a hand writes there says yes
};

struct Marker {
  enum class Kind { value, condition, row_number, block_begin, block_end } kind = Kind::value;
  std::size_t begin = 0, end = 0;  // of "{{…}}" in the text
  route::Path path;
  Filter filter = Filter::none;
  std::string argument;                                      // mark_of: the value
  std::vector<std::pair<std::string, std::string>> choices;  // choice: key, text
  std::optional<text::Case> declined;                        // name, initials: printed in that case, never read
  bool merge = false;
  bool echo = false;  // `initials` implies it only where the path has another place
};

Result<std::vector<Marker>> parse_markers(std::string_view paragraph_text);

}  // namespace marshrut::lens
