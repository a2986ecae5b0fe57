// scan/page_png.hpp: one page of a scan as it is looked at on a screen.
// Shapes:  bytes of a PDF, JPEG, PNG or TIFF + page -> PNG; the same as frames, for a worker.
// Units:   pages count from 0; pixels.
// Errors:  empty, unsupported_format (none of these), damaged, encrypted, too_large, not_found (no such page).
// Owns:    results own what they hold.
//
// Reads bytes from outside in this process: in the service in a worker (Scanner::picture).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "sandbox/frames.hpp"

namespace marshrut::scan {

Result<std::string> page_png(std::string_view bytes, std::size_t page, unsigned width);

inline constexpr std::string_view kPicture = "picture";  // the first frame of such a request
sandbox::Frames picture_request(std::string bytes, std::size_t page, unsigned width);
sandbox::Frames answer_picture(const sandbox::Frames& request);
Result<std::string> picture_in(sandbox::Frames answer);

}  // namespace marshrut::scan
