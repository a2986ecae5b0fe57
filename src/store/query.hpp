// store/query.hpp: small things that statements share; private to this module.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

// "(?, ?, ?)"
std::string placeholders(std::size_t count);

// Repeats the last value until there are `count`, so that lists of all lengths share one prepared statement.
template <class T>
std::vector<Cell> padded(const std::vector<T>& values, std::size_t begin, std::size_t count) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < count; ++i) cells.emplace_back(values[std::min(begin + i, values.size() - 1)]);
  return cells;
}

// conflict with this message when the statement changed nothing.
Result<void> must_change(const Result<Rows>& rows, std::string_view message);

}  // namespace marshrut::store
