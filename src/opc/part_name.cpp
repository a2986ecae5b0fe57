#include "opc/part_name.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace marshrut::opc {

namespace {

unsigned char fold(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte + ('a' - 'A')) : byte;
}

bool is_letter(char c) { return fold(c) >= 'a' && fold(c) <= 'z'; }

bool is_scheme_character(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; }

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  if (fold(c) >= 'a' && fold(c) <= 'f') return fold(c) - unsigned{'a'} + 10U;
  return std::nullopt;
}

// Visits the segments between slashes.
template <class Visit>
void each_segment(std::string_view path, Visit visit) {
  while (true) {
    const std::size_t slash = path.find('/');
    visit(path.substr(0, slash));
    if (slash == std::string_view::npos) return;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

int compare_names(std::string_view a, std::string_view b) {
  const std::size_t shared = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shared; ++i) {
    if (a[i] == b[i]) continue;
    const int difference = fold(a[i]) - fold(b[i]);
    if (difference != 0) return difference;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

std::string fold_name(std::string_view name) {
  std::string folded(name);
  std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) { return static_cast<char>(fold(c)); });
  return folded;
}

bool ends_with_name(std::string_view name, std::string_view ending) {
  return name.size() >= ending.size() && compare_names(name.substr(name.size() - ending.size()), ending) == 0;
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/') return false;
  if (name.size() >= 2 && is_letter(name[0]) && name[1] == ':') return false;
  for (const char c : name) {
    if (c == '\\' || static_cast<unsigned char>(c) < 0x20) return false;
  }
  bool climbs = false;
  each_segment(name, [&](std::string_view segment) { climbs = climbs || segment == ".."; });
  return !climbs;
}

std::string relationships_part(std::string_view source_part) {
  const std::size_t slash = source_part.rfind('/');
  const std::size_t base = slash == std::string_view::npos ? 0 : slash + 1;
  std::string name(source_part.substr(0, base));
  name += "_rels/";
  name += source_part.substr(base);
  name += ".rels";
  return name;
}

bool has_authority(std::string_view reference) {
  if (reference.substr(0, 2) == "//" || reference.substr(0, 2) == "\\\\") return true;
  if (reference.empty() || !is_letter(reference.front())) return false;
  const auto end = std::find_if_not(reference.begin(), reference.end(), is_scheme_character);
  return end != reference.end() && *end == ':';
}

std::string resolve_target(std::string_view source_part, std::string_view reference) {
  std::string path(reference.substr(0, reference.find_first_of("#?")));
  if (path.empty()) return std::string(source_part);  // a place in the same part
  std::replace(path.begin(), path.end(), '\\', '/');
  if (path.front() != '/') {
    const std::size_t slash = source_part.rfind('/');
    if (slash != std::string_view::npos) path.insert(0, source_part.substr(0, slash + 1));
  }
  std::vector<std::string_view> kept;
  each_segment(path, [&](std::string_view segment) {
    if (segment.empty() || segment == ".") return;
    if (segment != "..") return kept.push_back(segment);
    if (!kept.empty()) kept.pop_back();  // what climbs over the root stays at the root
  });
  std::string name;
  for (const std::string_view segment : kept) {
    if (!name.empty()) name += '/';
    name += segment;
  }
  return name;
}

std::string percent_decoded(std::string_view name) {
  std::string decoded;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '%' && i + 2 < name.size()) {
      const auto high = hex_digit(name[i + 1]);
      const auto low = hex_digit(name[i + 2]);
      if (high && low) {
        decoded.push_back(static_cast<char>(*high << 4U | *low));
        i += 2;
        continue;
      }
    }
    decoded.push_back(name[i]);
  }
  return decoded;
}

}  // namespace marshrut::opc
