// lens/marker_parse.hpp: the marker parser with every problem of a text, for lint; parse_markers stops at the first.
// Shapes:  the joined text of a paragraph -> markers in order and problems in order.
// Units:   offsets are UTF-8 bytes within that text.
// Owns:    results own their strings.
// Source:  docs/formats/markers.md.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lens/marker.hpp"

namespace marshrut::lens {

struct MarkerProblem {
  enum class Kind { not_closed, not_opened, bad_path, unknown_filter, bad_argument } kind = Kind::not_closed;
  std::size_t begin = 0, end = 0;
  std::string detail;  // the filter or path that is meant
};

struct MarkerScan {
  std::vector<Marker> markers;
  std::vector<MarkerProblem> problems;
};

MarkerScan scan_markers(std::string_view paragraph_text);
std::string_view describe(MarkerProblem::Kind kind);  // English, for Error.message

// The converter that a schema kind asks for ("date" -> Filter::date); Filter::text for kinds without one.
Filter filter_of_kind(std::string_view kind);

}  // namespace marshrut::lens
