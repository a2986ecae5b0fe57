// xlsx/shell_formats.hpp: the looks of cells, as libxlsxwriter keeps them; inside the adapter.
#pragma once

#include <xlsxwriter.h>

#include <array>

#include "route/registry_profile.hpp"
#include "xlsx/packed_row.hpp"

namespace marshrut::xlsx {

class Formats {
public:
  explicit Formats(lxw_workbook* book);

  [[nodiscard]] lxw_format* header() const { return header_; }
  [[nodiscard]] lxw_format* title() const { return title_; }
  [[nodiscard]] lxw_format* text() const { return left_[0]; }
  [[nodiscard]] lxw_format* count() const { return centred_[static_cast<std::size_t>(Look::number)]; }
  [[nodiscard]] lxw_format* grave() const { return grave_; }
  [[nodiscard]] lxw_format* light() const { return light_; }
  // Each look in a column of this kind.
  [[nodiscard]] const std::array<lxw_format*, kLooks>& of(const route::RegistryProfile::Column& column) const;

private:
  lxw_format* cell(lxw_workbook* book, Look look, bool centred, const char* text_format);

  lxw_format *header_, *title_, *grave_, *light_;
  std::array<lxw_format*, kLooks> left_{}, centred_{}, typed_{};
};

}  // namespace marshrut::xlsx
