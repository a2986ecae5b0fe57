// print/destinations.hpp: the named places of a PDF.
// Shapes:  PDF bytes -> name, page and the point that a viewer would go to.
// Units:   points (1/72 in) from the page's top left corner; pages count from 0.
// Errors:  damaged, too_large (the file). Names that lead nowhere in this file are left out.
// Owns:    the result.
// Source:  ISO 32000-1 §12.3.2.3 (named destinations), §7.9.6 (name trees), through qpdf.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace marshrut::print {

struct Destination {
  std::string name;
  std::size_t page = 0;
  double x = 0, y = 0;
};

inline constexpr std::size_t kMostDestinations = 50'000;  // those after these are left out

Result<std::vector<Destination>> destinations(std::string_view pdf);

}  // namespace marshrut::print
