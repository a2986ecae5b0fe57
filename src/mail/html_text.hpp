// mail/html_text.hpp: what a person reads of an HTML body; private to this module.
// Shapes:  HTML as UTF-8 -> plain text, one line a block, at most `most` bytes or so.
// Errors:  none: any bytes are read as a browser would, more or less.
// Owns:    the result owns its string.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace marshrut::mail {

std::string html_text(std::string_view html, std::size_t most);

// The charset that a meta element names; empty when there is none.
std::string_view html_charset(std::string_view html);

}  // namespace marshrut::mail
