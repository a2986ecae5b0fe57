// app/value_text.hpp: a value as people read it, on one line.
// Shapes:  value + kind of the schema ("date", "percent", ...) -> Russian text.
// Owns:    results own their strings.
#pragma once

#include <string>
#include <string_view>

#include "route/schema.hpp"
#include "route/value.hpp"

namespace marshrut::app {

// A leaf.
std::string value_text(const route::Value& value, std::string_view kind);

// A leaf, or a row with the titles of its cells: «Семинар; Уровень мероприятия: региональный; …».
std::string row_text(const route::Value& value, const route::Schema& schema, const route::Path& path);

}  // namespace marshrut::app
