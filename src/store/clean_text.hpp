// store/clean_text.hpp: text that both engines can hold; private to this module.
// Shapes:  bytes -> UTF-8 without NUL: U+FFFD stands for what can't be.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::store {

bool is_clean(std::string_view text);
std::string cleaned(std::string_view text);

}  // namespace marshrut::store
