// base/temporary.hpp: where temporary files are made, and what mkstemp and mkdtemp make their names of.
// Errors:  none: /tmp where the system names no folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace marshrut {

std::filesystem::path temporary_place();
std::string temporary_pattern(std::string_view prefix);  // its last six characters are for mkstemp to replace

}  // namespace marshrut
