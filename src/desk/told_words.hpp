// desk/told_words.hpp: words that the store keeps, as people read them.
// Shapes:  a reason, an action of the audit -> Russian; the word itself where nobody explained it; "" for none.
// Errors:  none.
// Owns:    results own what they hold.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::desk {

std::string reason_text(std::string_view reason);  // «файл повреждён»
std::string action_text(std::string_view action);  // «открыто письмо»

}  // namespace marshrut::desk
