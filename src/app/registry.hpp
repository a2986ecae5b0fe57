// app/registry.hpp: a registry from lines of JSON, in memory that does not grow with their number.
// Shapes:  a form's folder (kind "xlsx") -> RegistryForm; NDJSON + form -> an XLSX file, a report for each bad line.
// Units:   lines count from 1; blank ones are passed over.
// Errors:  load: not_found, bad_template; of a line: told to the progress port, the others are done; of the input or
// the
//          output as a whole: returned, and no file is left.
// Owns:    a RegistryForm all it holds; const means thread-safe.
// Source:  contract/cli.md «registry»; docs/formats/registry.md.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <vector>

#include "app/batch.hpp"
#include "app/home.hpp"
#include "app/line_reader.hpp"
#include "base/result.hpp"
#include "route/registry_profile.hpp"
#include "route/schema.hpp"
#include "route/shape.hpp"

namespace marshrut::app {

inline constexpr std::string_view kRegistryKind = "xlsx";

struct RegistryForm {
  route::RegistryProfile profile;
  route::Schema route, line;
  route::Shape shape;
};

Result<RegistryForm> load_registry(const std::filesystem::path& folder, const Home& home);
// All of them, sorted by id.
Result<std::vector<RegistryForm>> load_registries(const Home& home);

struct RegistryMade {
  std::uint64_t rows = 0, failed = 0, sheets = 0, long_texts = 0;
  bool cancelled = false;
};

// `today`: the day on which ages and terms are counted.
Result<RegistryMade> make_registry(const RegistryForm& form, LineReader& lines, const std::filesystem::path& out,
                                   std::chrono::sys_days today, BatchProgress& progress,
                                   const std::atomic<bool>& cancelled);

}  // namespace marshrut::app
