// desk/upload.hpp: a file that somebody hands in at the console goes the way of a letter.
// Shapes:  file name + bytes + who -> a MIME letter in the ledger, its id.
// Units:   bytes.
// Errors:  empty, too_large, and those of store::accept.
// Owns:    results own what they hold.
//
// So it is filed exactly once, shown to clamd, put in quarantine where need be, and judged like all mail: but its
// school is its person's (intake/uploads.hpp), and no letter tells what became of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "access/who.hpp"
#include "base/result.hpp"
#include "desk/desk.hpp"

namespace marshrut::desk {

inline constexpr std::size_t kMostUpload = std::size_t{32} << 20U;

// `name` is what the person's machine calls it.
Result<std::int64_t> upload(const Desk& desk, const access::Who& who, std::string_view name, std::string bytes);

// No folders, no control characters, no more bytes than a file system takes; never empty.
std::string file_name_of(std::string_view name);

}  // namespace marshrut::desk
