// xlsx/registry_row.hpp: one line of data as a row of the registry; private to the module.
// Shapes:  Source -> the printed text of each cell (for sums and widths), packed cells, the key of its place.
// Errors:  none: what can't be read stands as it was typed.
// Owns:    what it returns, until the next line.
// Source:  docs/formats/registry.md.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "route/registry_profile.hpp"
#include "text/collation.hpp"
#include "xlsx/derived.hpp"
#include "xlsx/packed_row.hpp"
#include "xlsx/values.hpp"

namespace marshrut::xlsx {

class RegistryRow {
public:
  RegistryRow(const route::RegistryProfile& profile, std::chrono::sys_days today);

  void build(const Source& source);
  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  [[nodiscard]] std::string_view packed() const { return packed_; }
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] std::size_t rests() const { return row_.rests(); }  // pieces that did not fit their cells

private:
  using Column = route::RegistryProfile::Column;
  void cell(const Column& column, const Source& source, std::string& text);
  void derived_cell(const Column& column, const Source& source, std::string& text);
  void single_cell(const Column& column, const route::Value& value, std::string& text);
  void text_cell(Look look, const std::string& text);
  void add_key(const route::RegistryProfile::Sort& sort, const Source& source);

  const route::RegistryProfile& profile_;
  std::chrono::sys_days today_;
  text::SortKeys collation_;
  std::vector<std::string> texts_;
  PackedRow row_;
  std::string_view packed_;
  std::string key_;
  std::string yes_, no_;
};

}  // namespace marshrut::xlsx
