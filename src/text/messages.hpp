// text/messages.hpp: the one catalogue of what users see, in Russian.
// Shapes:  id and named arguments -> text, formatted by ICU MessageFormat (plurals, numbers).
// Errors:  an unknown id is a bug: its name comes back in brackets (a test checks every id that the sources use).
// Source:  src/text/catalogue_ru.cpp.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/result.hpp"

namespace marshrut::text {

using Argument = std::variant<std::string_view, double>;
std::string message(std::string_view id, std::initializer_list<std::pair<std::string_view, Argument>> arguments = {});

// Whether the catalogue has this id: for words that come from data.
bool has_message(std::string_view id);

// The Russian sentence for an error code: what happened and what to do next.
std::string error_message(Code code);

}  // namespace marshrut::text
