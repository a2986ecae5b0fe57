// docx/symbols.hpp: characters of symbol fonts (w:sym) as Unicode; private to this module.
// Source:  the code charts of Wingdings and Symbol; ECMA-376 Part 1 §17.3.3.30.
#pragma once

#include <string_view>

namespace marshrut::docx {

// The Unicode twin of a symbol font's character (w:char as hexadecimal digits); U+25A1 where there is none.
char32_t symbol(std::string_view font, std::string_view hex);

}  // namespace marshrut::docx
