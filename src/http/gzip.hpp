// http/gzip.hpp: bytes as gzip has them; private to this module.
// Source:  RFC 1952; zlib.
#pragma once

#include <string>
#include <string_view>

namespace marshrut::http {

std::string gzipped(std::string_view bytes, int level);  // "" when zlib has no memory for it

}  // namespace marshrut::http
