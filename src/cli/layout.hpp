// cli/layout.hpp: text in columns for a terminal.
// Units:   widths in characters (code points): names and labels here are Cyrillic and Latin.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marshrut::cli {

std::size_t width_of(std::string_view text);
std::string padded(std::string_view text, std::size_t width);

// Rows in columns two blanks apart; the last one is not padded.
std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view indent = "");

}  // namespace marshrut::cli
