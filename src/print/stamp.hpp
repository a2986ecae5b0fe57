// print/stamp.hpp: the mark as it lies on a page: a QR symbol in a corner, its code in letters beside it.
// Shapes:  Stamp + the page's size -> operators of a PDF, in the page's points, and the box that they keep to.
// Units:   Box: millimetres from the page's top left corner, as the page is looked at.
// Errors:  too_large (the mark's text is too long for a symbol).
// Owns:    results own what they hold.
// Source:  docs/decisions/2026-11-22-mark-on-a-page.md.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "print/mark.hpp"

namespace marshrut::print {

enum class Corner : std::uint8_t { bottom_left, top_left, top_right, bottom_right };

struct Size {
  double width_mm = 0, height_mm = 0;
};

struct Box {
  double left = 0, top = 0, width = 0, height = 0;
};

inline constexpr double kModuleMm = 0.55;
inline constexpr double kEdgeMm = 11;       // from the paper's edge to the symbol: what scanners and printers cut
inline constexpr double kInnerEdgeMm = 15;  // on a page with a frame around it
inline constexpr unsigned kQuietZone = 4;   // modules that stay white around a symbol

struct Stamp {
  Mark mark;
  std::vector<std::string> lines;  // beside the symbol: «SEV-2024-00017-4», «стр. 2 из 5»
  Corner corner = Corner::bottom_left;
  double edge_mm = kEdgeMm;
};

struct Drawn {
  std::string operators;
  Box symbol, label;  // the symbol's with its quiet zone
};

Result<Drawn> draw(const Stamp& stamp, Size page);

// In which order corners are tried: those that lie in the filing margin come first. A sheet that is bound with upright
// ones is turned so that its top is at the filing edge.
std::vector<Corner> corners_for(Size page);

}  // namespace marshrut::print
