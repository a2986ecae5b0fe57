// http/qr.hpp: a text as a picture that a page shows; private to this module.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::http {

// "data:image/svg+xml;base64,…" of a QR symbol.
Result<std::string> qr_picture(std::string_view text);

std::string base64(std::string_view bytes);

}  // namespace marshrut::http
