// print/operators.hpp: numbers as a PDF's operators take them; private to this module.
// Shapes:  number -> "12.34 ": whatever the locale, never with an exponent.
#pragma once

#include <cmath>
#include <string>

namespace marshrut::print {

inline constexpr double kPointsInMm = 72.0 / 25.4;

// A hundredth of a point is finer than any printer.
inline void add_number(std::string& out, double number) {
  const long hundredths = std::lround(number * 100);
  const long whole = std::labs(hundredths) / 100, rest = std::labs(hundredths) % 100;
  if (hundredths < 0) out += '-';
  out += std::to_string(whole);
  if (rest > 0) {
    out += '.';
    if (rest < 10) out += '0';
    out += std::to_string(rest);
  }
  out += ' ';
}

}  // namespace marshrut::print
