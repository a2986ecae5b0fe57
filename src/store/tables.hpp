// store/tables.hpp: the tables of the schema, for what goes over all of them; private to this module.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

struct Table {
  std::string_view name;
  std::string_view columns;  // "a, b, c": the key's first
  std::size_t key = 1;       // how many columns its key has
  bool large = false;        // rows hold bytes: read one at a time
  bool numbered = false;     // ids are given by the engine
};

// In an order in which they can be filled.
std::span<const Table> tables();

// The last id that was given, also to a row that is gone since; and set so that none is given twice.
Result<std::int64_t> last_id(Connection& connection, const Table& table);
Result<void> set_last_id(Connection& connection, const Table& table, std::int64_t last);

}  // namespace marshrut::store
