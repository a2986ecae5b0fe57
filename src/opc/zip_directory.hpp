// opc/zip_directory.hpp: the directory of a zip in memory.
// Shapes:  bytes -> members in directory order, each with a view of its compressed bytes.
// Errors:  damaged (no directory, members that lie outside, unsafe names), encrypted, too_large (entries, names).
// Owns:    views into the input.
// Cost:    libzip 1.7 turns each entry's date into local time. Without TZ in the environment, glibc looks at
//          /etc/localtime each time, which costs more than all else here: programs set TZ when they start.
// Source:  PKWARE APPNOTE 6.3.3; the directory is read by libzip.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "opc/package.hpp"

namespace marshrut::opc {

Result<std::vector<Member>> read_zip_directory(std::string_view bytes, const Limits& limits);

}  // namespace marshrut::opc
