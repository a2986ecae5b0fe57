// print/fonts.hpp: which font a page is really printed with.
// Shapes:  a font's name -> the name of another one that stands in for it, with other widths; nothing when the font is
//          there, or a metric-compatible one (Liberation for Times New Roman, Arial and Courier New).
// Owns:    the result. Safe from any thread.
// Source:  fontconfig.
#pragma once

#include <optional>
#include <string>

namespace marshrut::print {

std::optional<std::string> stand_in(const std::string& font);

}  // namespace marshrut::print
