#include "lens/program_plan.hpp"

#include <algorithm>

namespace marshrut::lens {
namespace {

struct Use {
  const Marker* marker;
  const MarkedParagraph* paragraph;
  route::Path array;
};

void collect(const MarkedParagraph& paragraph, const route::Path& within, std::vector<Use>& uses) {
  for (const Marker& marker : paragraph.markers) {
    if (is_block(marker)) continue;
    route::Path array = array_of(marker.path);
    if (!is_prefix(array, within)) uses.push_back({&marker, &paragraph, std::move(array)});
  }
}

// A value that fills its paragraph, so that the paragraph can be the unit: an element of an array of strings, a course.
bool fills_paragraph(const Marker& marker) {
  return marker.filter == Filter::course || marker.path.back().kind == route::Step::Kind::each;
}

bool any_row_number(const MarkedParagraph& paragraph) {
  return std::any_of(paragraph.markers.begin(), paragraph.markers.end(),
                     [](const Marker& marker) { return marker.kind == Marker::Kind::row_number; });
}

// The longest array; the others must lead to it, or (`deeper`) from it to paragraphs of their own.
Unit unit_of(const std::vector<Use>& uses, bool deeper) {
  Unit unit;
  for (const Use& use : uses) {
    if (deeper && fills_paragraph(*use.marker)) continue;
    if (use.array.size() > unit.array.size()) unit.array = use.array;
  }
  for (const Use& use : uses) {
    if (use.array.size() > unit.array.size() && unit.array.empty()) unit.array = use.array;
    const bool fits = is_prefix(use.array, unit.array) ||
                      (deeper && fills_paragraph(*use.marker) && is_prefix(unit.array, use.array));
    if (!fits && unit.mixed == nullptr) {
      unit.mixed = use.marker;
      unit.paragraph = use.paragraph;
    }
  }
  return unit;
}

}  // namespace

Unit paragraph_unit(const MarkedParagraph& paragraph, const route::Path& within) {
  std::vector<Use> uses;
  collect(paragraph, within, uses);
  return unit_of(uses, false);
}

Unit row_unit(const PartScan& scan, const MarkedRow& row, const route::Path& within) {
  if (row.header) return {};
  std::vector<Use> uses;
  for (const std::size_t index : row.paragraphs) collect(scan.paragraphs[index], within, uses);
  if (uses.empty()) return {};
  const std::size_t cell = uses.front().paragraph->cell;
  const bool one_cell = std::all_of(uses.begin(), uses.end(), [&](const Use& use) {
    return use.paragraph->cell == cell && fills_paragraph(*use.marker);
  });
  const bool numbered = std::any_of(row.paragraphs.begin(), row.paragraphs.end(), [&](std::size_t index) {
    return scan.paragraphs[index].cell != cell && any_row_number(scan.paragraphs[index]);
  });
  if (one_cell && !numbered) return {};
  return unit_of(uses, true);
}

std::vector<std::pair<std::string, std::string>> taken_by_static_rows(const PartScan& scan, const route::Path& array) {
  std::vector<std::pair<std::string, std::string>> taken;
  if (array.empty()) return taken;
  const route::Path head(array.begin(), array.end() - 1);
  for (const MarkedParagraph& paragraph : scan.paragraphs) {
    for (const Marker& marker : paragraph.markers) {
      if (marker.kind != Marker::Kind::value || marker.echo || marker.path.size() <= head.size()) continue;
      const route::Step& step = marker.path[head.size()];
      if (step.kind != route::Step::Kind::where || !is_prefix(head, marker.path)) continue;
      std::pair<std::string, std::string> pair{step.key, step.value};
      if (std::find(taken.begin(), taken.end(), pair) == taken.end()) taken.push_back(std::move(pair));
    }
  }
  return taken;
}

}  // namespace marshrut::lens
