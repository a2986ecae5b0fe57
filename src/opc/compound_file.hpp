// opc/compound_file.hpp: the names in an OLE compound file, as far as needed to say what it is.
// Shapes:  bytes -> the names of the directory's entries (ASCII; other characters are '?').
// Errors:  none; a broken file has fewer names.
// Owns:    the result owns its strings.
// Source:  [MS-CFB] §2.2 (header), §2.5 (DIFAT), §2.6 (directory).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace marshrut::opc {

bool is_compound_file(std::string_view bytes);
std::vector<std::string> compound_file_names(std::string_view bytes);

}  // namespace marshrut::opc
