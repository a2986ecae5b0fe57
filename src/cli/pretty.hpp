// cli/pretty.hpp: a reading as a person reads it: fields by their labels, remarks by how grave they are.
// Shapes:  Outcome -> lines of text.
#pragma once

#include <string>
#include <string_view>

#include "app/read.hpp"
#include "cli/console.hpp"

namespace marshrut::cli {

std::string pretty_reading(std::string_view file, const app::Outcome& outcome, const Console& console);
std::string pretty_remarks(std::string_view file, const app::Outcome& outcome, const Console& console);

}  // namespace marshrut::cli
