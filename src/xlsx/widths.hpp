// xlsx/widths.hpp: widths of columns that suit their text; private to the module.
// Shapes:  the first rows' texts -> a width for each column; a text in a width -> lines, a height.
// Units:   characters of the usual size.
// Owns:    the widths that it has seen.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "route/registry_profile.hpp"

namespace marshrut::xlsx {

class Widths {
public:
  explicit Widths(const route::RegistryProfile& profile);
  void add(const std::vector<std::string>& texts);
  [[nodiscard]] std::vector<double> fitted() const;

private:
  const route::RegistryProfile& profile_;
  std::vector<std::size_t> longest_;  // line of a cell
  std::size_t rows_ = 0;
};

inline constexpr double kBold = 1.1;                            // how much wider a bold letter is
inline constexpr double kLineHeight = 14.4, kMostHeight = 409;  // points of one line of the usual text; Excel's limit

// Lines that a text takes in a column, broken between words as Excel breaks it.
std::size_t lines_in(std::string_view text, double width);
// Points of a row of so many lines.
double height_of_lines(std::size_t lines);

}  // namespace marshrut::xlsx
