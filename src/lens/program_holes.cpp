#include "lens/program_holes.hpp"

#include <algorithm>

#include "lens/program_plan.hpp"

namespace marshrut::lens {
namespace {

constexpr std::string_view kLine = "________________";
constexpr std::string_view kDateLine = "«___» ______________ 20___ г.";
constexpr std::size_t kBlankRows = 5;
constexpr std::size_t kBlankCourses = 4;

// The path with [] for [key=…] and [0]: what a list or prompt of all rows is written under.
route::Path generic(route::Path path) {
  for (route::Step& step : path) {
    if (step.kind != route::Step::Kind::key) step = {route::Step::Kind::each, "", "", 0};
  }
  return path;
}

template <class Map>
auto find_for(const Map& map, const route::Path& path) -> decltype(&map.begin()->second) {
  auto found = map.find(route::dotted(path));
  if (found == map.end()) found = map.find(route::dotted(generic(path)));
  return found == map.end() ? nullptr : &found->second;
}

bool is_slash_beside(const MarkedParagraph& paragraph, const Marker& marker) {
  const std::string_view text = paragraph.text;
  const std::size_t before = marker.begin == 0 ? std::string_view::npos : text.find_last_not_of(' ', marker.begin - 1);
  const std::size_t after = text.find_first_not_of(' ', marker.end);
  return (before != std::string_view::npos && text[before] == '/') ||
         (after != std::string_view::npos && text[after] == '/');
}

std::string fallback_of(const MarkedParagraph& paragraph, const Marker& marker, Filter filter, Mode mode) {
  if (marker.merge) return {};
  if (filter == Filter::date_quoted) return std::string(kDateLine);
  const bool initials = filter == Filter::initials;
  if (mode == Mode::blank && (marker.echo || marker.declined || initials)) return std::string(kLine);
  if (initials && is_slash_beside(paragraph, marker)) return std::string(kLine);
  return {};
}

// The preset's indexes where the hole's path says `each`; false when it is another path.
bool match_preset(const route::Path& hole, const route::Path& preset, std::vector<std::size_t>& indexes) {
  if (hole.size() != preset.size()) return false;
  for (std::size_t i = 0; i < hole.size(); ++i) {
    if (hole[i].kind == route::Step::Kind::each && preset[i].kind == route::Step::Kind::index) {
      indexes.push_back(preset[i].index);
    } else if (!(hole[i] == preset[i])) {
      return false;
    }
  }
  return true;
}

std::string array_key(const route::Path& array) { return route::dotted({array.begin(), array.end() - 1}); }

// Rows that a preset of the form stands in are there in any case.
std::size_t preset_rows(const route::Path& array, const FormFacts& facts) {
  std::size_t rows = 0;
  for (const auto& [path, text] : facts.preset) {
    const Result<route::Path> preset = route::parse_path(path);
    if (!preset.ok() || preset->size() < array.size()) continue;
    std::vector<std::size_t> indexes;
    const auto end = preset->begin() + static_cast<std::ptrdiff_t>(array.size());
    if (match_preset(array, {preset->begin(), end}, indexes) && indexes.size() == 1) {
      rows = std::max(rows, indexes.front() + 1);
    }
  }
  return rows;
}

std::size_t least_rows(const route::Path& array, const FormFacts& facts, Mode mode, bool course) {
  const std::string key = array_key(array);
  const auto blank_rows = facts.blank_rows.find(key);
  if (mode == Mode::blank && blank_rows != facts.blank_rows.end()) return blank_rows->second;
  if (mode == Mode::blank && course) return kBlankCourses;
  const auto rows = facts.rows.find(key);
  if (rows != facts.rows.end()) return rows->second;
  // A table without rows, or a cell without paragraphs, would be no valid document.
  return mode == Mode::blank ? kBlankRows : 1;
}

}  // namespace

Filter filter_of(const Marker& marker, const FormFacts& facts) {
  if (marker.filter != Filter::none) return marker.filter;
  return facts.kind_of ? filter_of_kind(facts.kind_of(marker.path)) : Filter::text;
}

bool is_mark(const Marker& marker, const FormFacts& facts) {
  if (marker.kind != Marker::Kind::value) return false;
  const Filter filter = filter_of(marker, facts);
  return filter == Filter::mark || filter == Filter::mark_of;
}

Hole make_hole(const MarkedParagraph& paragraph, const Marker& marker, const FormFacts& facts, Mode mode) {
  Hole hole;
  hole.path = marker.path;
  hole.merge = marker.merge;
  hole.conversion = {filter_of(marker, facts), marker.argument, marker.choices, marker.declined};
  hole.fallback = fallback_of(paragraph, marker, hole.conversion.filter, mode);
  for (const auto& [path, text] : facts.preset) {
    const Result<route::Path> parsed = route::parse_path(path);
    Preset preset{{}, text};
    if (parsed.ok() && match_preset(marker.path, *parsed, preset.indexes)) hole.presets.push_back(std::move(preset));
  }
  return hole;
}

Loop make_loop(const route::Path& array, const route::Path& within, const PartScan& scan, const FormFacts& facts,
               Mode mode, bool course) {
  Loop loop;
  route::Path part;
  for (std::size_t i = within.size(); i < array.size(); ++i) {
    if (array[i].kind == route::Step::Kind::each) {
      loop.arrays.push_back(std::move(part));
      part.clear();
    } else {
      part.push_back(array[i]);
    }
  }
  loop.taken = taken_by_static_rows(scan, array);
  loop.spare = mode == Mode::blank ? 1 : 0;
  if (loop.taken.empty()) loop.least = std::max(least_rows(array, facts, mode, course), preset_rows(array, facts));
  return loop;
}

bool takes_control(const Marker& marker) {
  return marker.kind == Marker::Kind::value && !marker.echo && !marker.declined && marker.filter != Filter::initials &&
         marker.filter != Filter::filled;
}

Control control_of(const Marker& marker, const FormFacts& facts, const XmlNode* run_properties) {
  ControlSpec spec;
  spec.filter = filter_of(marker, facts);
  spec.run_properties = run_properties;
  if (facts.title_of) spec.title = facts.title_of(marker.path);
  if (spec.filter == Filter::mark_of) {
    spec.title = spec.title.empty() ? marker.argument : spec.title + ": " + marker.argument;
  }
  if (const std::string* prompt = find_for(facts.prompts, marker.path)) spec.prompt = *prompt;
  if (spec.filter == Filter::choice) spec.items = marker.choices;
  if (spec.filter == Filter::text) {
    if (const FormFacts::List* list = find_for(facts.lists, marker.path)) {
      spec.open = list->open;
      for (const std::string& value : list->values) spec.items.emplace_back(value, value);
    }
  }
  return make_control(spec);
}

}  // namespace marshrut::lens
