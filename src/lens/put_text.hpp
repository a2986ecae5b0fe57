// lens/put_text.hpp: values as the character data of a run's w:t.
// Shapes:  UTF-8 text, or a Value with its converter -> XML appended to a buffer that stands inside <w:t>.
// Units:   UTF-8; a line break is '\n'.
// Errors:  none: what XML 1.0 §2.2 does not allow is dropped, bytes that are not UTF-8 become U+FFFD; a value that its
//          converter can't read is printed as it is.
// Source:  docs/formats/markers.md (converters), ECMA-376 Part 1 §17.3.3 (br, t, tab).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lens/marker.hpp"
#include "route/value.hpp"

namespace marshrut::lens {

// as_runs: '\n' and '\t' become w:br and w:tab, which close w:t and open it again.
enum class LineBreaks { keep, as_runs };
void append_text(std::string& out, std::string_view text, LineBreaks breaks = LineBreaks::as_runs);

struct Conversion {
  Filter filter = Filter::text;
  std::string argument;
  std::vector<std::pair<std::string, std::string>> choices;
  std::optional<text::Case> declined;  // of a name; append_value prints the nominative
};

// The value as it is printed; nothing for what says nothing.
void append_value(std::string& out, const route::Value& value, const Conversion& conversion);

// «program; place; 36 ч.; result»: one line of an object of training[].
std::string course_line(const route::Value& course);

}  // namespace marshrut::lens
