// base/files.hpp: whole files in and out, never half of one.
// Shapes:  read_file path -> bytes; write_file_atomic path, bytes -> done.
// Errors:  not_found, empty (zero bytes), too_large (over the limit), io, exists.
// Owns:    results own their bytes. write_file_atomic writes a sibling and renames it, so a reader or a signal
//          never meets half a file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut {

// The largest file that is read whole, in bytes.
inline constexpr std::size_t kMaxFileBytes = std::size_t{64} << 20U;

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes = kMaxFileBytes);

enum class Overwrite { allow, refuse };
Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes,
                               Overwrite overwrite = Overwrite::allow);

}  // namespace marshrut
