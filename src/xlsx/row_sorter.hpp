// xlsx/row_sorter.hpp: any number of rows in order, in memory that does not grow; private to the module.
// Shapes:  (key, row) in any order -> rows by the bytes of their keys; equal keys stay as they came.
// Units:   bytes.
// Errors:  io (no room for temporary files), too_large (a key and row over the memory given).
// Owns:    copies what it is given.
//
// Rows are gathered up to a limit, sorted and spilled as a run; at the end the runs are merged, as often as asked. A
// run that was never spilled is walked where it lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "xlsx/spill_file.hpp"

namespace marshrut::xlsx {

class RowSorter {
public:
  explicit RowSorter(std::size_t memory = kMemory) : memory_(memory) {}

  Result<void> add(std::string_view key, std::string_view row);
  // After the last row, before the first walk.
  Result<void> finish();
  // False from `use` ends the walk.
  using Use = std::function<Result<bool>(std::string_view row)>;
  Result<void> walk(const Use& use) const;

  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }  // of all rows, without keys

  static constexpr std::size_t kMemory = std::size_t{8} << 20U;

private:
  struct Entry {
    std::uint64_t prefix;  // the key's first eight bytes, so that most comparisons stay here
    std::uint32_t offset;
  };
  struct Run {
    std::uint64_t begin, end;
  };

  void sort();
  Result<void> spill();
  Result<void> merge(const Use& use) const;

  std::size_t memory_;
  std::string arena_;
  std::vector<Entry> entries_;
  std::vector<Run> runs_;
  SpillFile file_;
  std::uint64_t rows_ = 0, bytes_ = 0;
};

}  // namespace marshrut::xlsx
