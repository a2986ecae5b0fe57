#include "print/stamp.hpp"

#include <algorithm>

#include "print/operators.hpp"
#include "print/outlines.hpp"
#include "print/symbol.hpp"

namespace marshrut::print {

namespace {

constexpr double kFontSize = 6.5;
constexpr double kLineMm = 2.8;
constexpr double kGapMm = kQuietZone * kModuleMm;
constexpr double kWidestLabelMm = 75;

bool is_left(Corner corner) { return corner == Corner::bottom_left || corner == Corner::top_left; }
bool is_top(Corner corner) { return corner == Corner::top_left || corner == Corner::top_right; }

// A run of black modules in a row is one rectangle. The origin is the symbol's top left corner.
std::string squares_of(const Symbol& symbol) {
  constexpr double kSide = kModuleMm * kPointsInMm;
  std::string out;
  for (unsigned row = 0; row < symbol.modules; ++row) {
    for (unsigned column = 0; column < symbol.modules; ++column) {
      unsigned end = column;
      while (end < symbol.modules && symbol.at(row, end)) ++end;
      if (end == column) continue;
      add_number(out, kSide * column);
      add_number(out, -kSide * (row + 1));
      add_number(out, kSide * (end - column));
      add_number(out, kSide);
      out += "re\n";
      column = end;
    }
  }
  return out + "f\n";
}

// Left and top in millimetres of the page as it is looked at -> an origin in points, y upwards.
void begin_at(std::string& out, double left, double top, Size page) {
  out += "q 1 0 0 1 ";
  add_number(out, left * kPointsInMm);
  add_number(out, (page.height_mm - top) * kPointsInMm);
  out += "cm\n";
}

std::string end_cut(std::string_view line) {
  std::string cut(line);
  while (!cut.empty() && (static_cast<unsigned char>(cut.back()) & 0xC0U) == 0x80) cut.pop_back();
  if (!cut.empty()) cut.pop_back();
  return cut;
}

// A code that somebody typed may be of any length.
Outlines fitting(const std::string& line) {
  Outlines drawn = outlines_of(line, kFontSize);
  for (std::string cut = line; drawn.width > kWidestLabelMm * kPointsInMm && !cut.empty();) {
    cut = end_cut(cut);
    drawn = outlines_of(cut + "…", kFontSize);
  }
  return drawn;
}

Box symbol_box(const Stamp& stamp, double side, Size page) {
  const double edge = stamp.edge_mm;
  return {is_left(stamp.corner) ? edge : page.width_mm - edge - side,
          is_top(stamp.corner) ? edge : page.height_mm - edge - side, side, side};
}

// Beside the symbol, level with its outer edge, where the margins are.
void add_label(Drawn& drawn, const Stamp& stamp, const Box& symbol, Size page) {
  std::vector<Outlines> lines;
  for (const std::string& line : stamp.lines) {
    if (!line.empty()) lines.push_back(fitting(line));
  }
  double widest = 0;
  for (const Outlines& line : lines) widest = std::max(widest, line.width / kPointsInMm);
  const double height = kLineMm * static_cast<double>(lines.size());
  Box& box = drawn.label;
  box = {is_left(stamp.corner) ? symbol.left + symbol.width + kGapMm : symbol.left - kGapMm - widest,
         is_top(stamp.corner) ? symbol.top : symbol.top + symbol.height - height, widest, height};
  double baseline = box.top + kLineMm * 0.8;
  for (const Outlines& line : lines) {
    const double room = is_left(stamp.corner) ? 0 : widest - line.width / kPointsInMm;
    begin_at(drawn.operators, box.left + room, baseline, page);
    drawn.operators += line.operators + "Q\n";
    baseline += kLineMm;
  }
}

}  // namespace

Result<Drawn> draw(const Stamp& stamp, Size page) {
  const auto symbol = qr_symbol(mark_text(stamp.mark));
  if (!symbol) return symbol.error();
  const Box box = symbol_box(stamp, symbol->modules * kModuleMm, page);
  Drawn drawn;
  drawn.operators = "0 g\n";
  begin_at(drawn.operators, box.left, box.top, page);
  drawn.operators += squares_of(*symbol) + "Q\n";
  drawn.symbol = {box.left - kGapMm, box.top - kGapMm, box.width + 2 * kGapMm, box.height + 2 * kGapMm};
  add_label(drawn, stamp, box, page);
  return drawn;
}

std::vector<Corner> corners_for(Size page) {
  if (page.width_mm > page.height_mm) {
    return {Corner::top_left, Corner::bottom_left, Corner::bottom_right, Corner::top_right};
  }
  return {Corner::bottom_left, Corner::top_left, Corner::bottom_right, Corner::top_right};
}

}  // namespace marshrut::print
