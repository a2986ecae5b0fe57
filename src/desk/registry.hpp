// desk/registry.hpp: an official registry on the screen: the cells that its workbook would have, for one page of
// routes. Shapes:  RegistryForm + query -> rows of texts; the same query -> lines of JSON for app/registry.hpp. Units:
// days of this machine's zone: ages and terms are counted on `today`. Errors:  bad_data (what is stored is no JSON),
// and the store's. Owns:    results own what they hold. Source:  docs/formats/registry.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/registry.hpp"
#include "desk/route_record.hpp"
#include "store/lists.hpp"
#include "store/store.hpp"

namespace marshrut::desk {

struct RegistryRow {
  std::int64_t route = 0;
  std::vector<std::string> cells;  // one for each column
};
struct RegistryPage {
  std::vector<RegistryRow> rows;
  std::optional<store::Cursor> next;
  std::optional<std::int64_t> total;
};

// `first`: the number of the first row, where the registry counts its rows.
Result<RegistryPage> registry_page(const store::Store& store, const app::RegistryForm& form,
                                   const store::RouteQuery& query, std::uint64_t first, std::chrono::sys_days today);

struct RegistryLines {
  std::uint64_t written = 0, failed = 0;
};
// One line for each route; `told(written)` is called now and then, false stops.
Result<RegistryLines> write_registry_lines(const store::Store& store, const app::RegistryForm& form,
                                           store::RouteQuery query, const std::filesystem::path& file,
                                           const std::function<bool(std::uint64_t)>& told);

}  // namespace marshrut::desk
