// xlsx/registry.hpp: a registry of any number of routes as an XLSX workbook.
// Shapes:  RegistryProfile + lines (route and the line it came in) -> a file: sheets of rows in order, a summary.
// Units:   rows of data; the header is none.
// Errors:  add: io, too_large; write: io, not_found (no such folder), too_large, timeout (stopped).
// Owns:    what it gathered: some 8 MiB of rows, the others in a file without a name. The profile must outlive it.
// Source:  docs/formats/registry.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/result.hpp"
#include "route/registry_profile.hpp"
#include "route/value.hpp"

namespace marshrut::xlsx {

struct RegistryOptions {
  std::chrono::sys_days today;       // the day of the registry: ages and terms are counted on it
  std::uint64_t rows_per_sheet = 0;  // 0: as many as Excel takes
  std::size_t memory = 0;            // for rows that wait for their place; 0: the usual 8 MiB
};

struct RegistryTotals {
  std::uint64_t rows = 0, sheets = 0;
  std::uint64_t long_texts = 0;  // pieces of text on a sheet of their own
};

class Registry {
public:
  Registry(const route::RegistryProfile& profile, const RegistryOptions& options);
  Registry(Registry&&) noexcept;
  Registry& operator=(Registry&&) = delete;
  ~Registry();

  // `line`: what the route came in; the route itself where there is nothing around it.
  Result<void> add(const route::Value& route, const route::Value& line);
  // Once, after the last row. `written(rows)` is called now and then; false stops, and leaves no file.
  Result<RegistryTotals> write(const std::filesystem::path& path, const std::function<bool(std::uint64_t)>& written);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace marshrut::xlsx
