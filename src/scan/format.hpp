// scan/format.hpp: what kind of file a scan is, told by its first bytes, never by its name.
// Shapes:  bytes -> Format; nothing for what is no scan.
// Errors:  none.
// Owns:    nothing.
// Source:  ISO 32000 §7.5.2, ITU-T T.81, ISO 15948, TIFF 6.0.
#pragma once

#include <optional>
#include <string_view>

namespace marshrut::scan {

enum class Format { pdf, jpeg, png, tiff };

std::optional<Format> format_of(std::string_view bytes);

}  // namespace marshrut::scan
