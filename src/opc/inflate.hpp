// opc/inflate.hpp: raw deflate of a size known beforehand.
// Errors:  damaged when the stream is broken, or longer or shorter than it said.
// Owns:    nothing; `buffer` is resized. Thread-safe (one decompressor a thread).
// Source:  RFC 1951.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::opc {

Result<void> inflate(std::string_view compressed, std::size_t size, std::string& buffer);

}  // namespace marshrut::opc
