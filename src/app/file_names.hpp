// app/file_names.hpp: names of the documents that a batch makes.
// Shapes:  route -> a base name; base names -> names that differ.
// Units:   lengths in bytes of UTF-8.
// Errors:  none: a route that gives no name is «Документ».
// Owns:    FileNames keeps eight bytes and a number for each name, not the name, so that a long batch stays small.
//
// Names come from data that anybody may have written: only letters, digits, blanks and «- _ .» stay, nothing climbs,
// hides, or is a device name of Windows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "route/value.hpp"

namespace marshrut::app {

inline constexpr std::size_t kMaxNameBytes = 160;

std::string safe_name(std::string_view text);  // "" when nothing is left
// By the first of the paths (the profile's file_name) that gives a name.
std::string base_name(const route::Value& route, const std::vector<route::Path>& paths);

class FileNames {
public:
  // The next name for a base that nobody has: «base.docx», «base (2).docx» … Names that differ only by case count as
  // one, since not every file system tells them apart.
  std::string claim(std::string_view base, std::string_view extension = ".docx");

private:
  std::unordered_set<std::uint64_t> claimed_;
  std::unordered_map<std::uint64_t, std::uint32_t> next_number_;
};

}  // namespace marshrut::app
