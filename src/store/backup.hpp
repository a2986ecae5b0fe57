// store/backup.hpp: the whole store as one file, taken while it works, and back into either engine.
// Shapes:  Store -> file; file -> a new store. gzip of lines of JSON: a header, the rows table by table, a closing line
//          with counts and the SHA-256 of all lines before it.
// Units:   counts are rows.
// Errors:  damaged (cut short, changed, not a backup), unsupported_format (of a newer version), exists (the store has
//          something in it), too_large (a line over the limit), io, and as store.hpp.
// Owns:    the file is written beside its name and renamed when it is whole and on disk.
// Source:  docs/formats/store.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.hpp"
#include "store/store.hpp"

namespace marshrut::store {

struct BackupLimits {
  std::size_t line_bytes = std::size_t{192} << 20U;  // a message of 64 MB in base64, and room
};

// How many rows.
Result<std::int64_t> backup(const Store& store, const std::filesystem::path& out);
// The file is read twice: once to know that it is whole, then into an empty store in one transaction.
Result<std::int64_t> restore(const std::filesystem::path& file, const Options& options,
                             const BackupLimits& limits = {});
// Only the first of the two.
Result<std::int64_t> verify_backup(const std::filesystem::path& file, const BackupLimits& limits = {});

}  // namespace marshrut::store
