// route/difference.hpp: what changed between two versions of one route.
// Shapes:  before + after -> changes, in the order of the later version (what went stands where it was).
// Units:   places are RFC 6901 pointers: into the later version, for what was removed into the earlier one.
// Errors:  none.
// Owns:    changes own their values.
// Source:  S25 4.4, YAK Прил. 2 (a correction tells what was changed).
//
// Rows of a table are known again by what they hold, not by their number: a row put in at the top is one addition.
// `form` is no part of the comparison: the versions may have come on different forms.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "route/value.hpp"

namespace marshrut::route {

struct Change {
  enum class Kind : std::uint8_t { changed, added, removed } kind = Kind::changed;
  std::string path;
  Value was, is;  // null where there is none
};

std::vector<Change> difference(const Value& before, const Value& after);

// How alike two elements of an array are: 0 not at all to kSame (base/align.hpp).
unsigned likeness(const Value& a, const Value& b);

}  // namespace marshrut::route
