// route/text_at.hpp: the text at a path that the code knows.
// Shapes:  "teacher.full_name" -> the text there, or "" where there is none.
// Errors:  a path that can't be parsed is a bug.
#pragma once

#include <string>
#include <string_view>

#include "route/value.hpp"

namespace marshrut::route {

std::string text_at(const Value& record, std::string_view dotted);

}  // namespace marshrut::route
