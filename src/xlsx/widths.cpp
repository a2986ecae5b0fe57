#include "xlsx/widths.hpp"

#include <algorithm>

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kSample = 1000;   // rows
constexpr std::size_t kUsualMost = 40;  // where the profile says nothing
constexpr std::size_t kLeast = 5;
constexpr double kAir = 2;  // the button of the filter, and the cell's edges

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

std::size_t longest_part(std::string_view text, std::string_view ends) {
  std::size_t longest = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(ends, begin), text.size());
    longest = std::max(longest, characters(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return longest;
}

}  // namespace

Widths::Widths(const route::RegistryProfile& profile) : profile_(profile), longest_(profile.columns.size()) {}

void Widths::add(const std::vector<std::string>& texts) {
  if (rows_ == kSample) return;
  ++rows_;
  for (std::size_t i = 0; i < texts.size(); ++i) longest_[i] = std::max(longest_[i], longest_part(texts[i], "\n"));
}

// As wide as the longest line, but no wider than the profile allows and no narrower than a word of the header.
std::vector<double> Widths::fitted() const {
  std::vector<double> widths;
  for (std::size_t i = 0; i < longest_.size(); ++i) {
    const auto& column = profile_.columns[i];
    const std::size_t most = column.width == 0 ? kUsualMost : column.width;
    const double text = static_cast<double>(std::clamp(longest_[i], std::min(kLeast, most), most));
    const double word = static_cast<double>(longest_part(column.header, " -")) * kBold;
    widths.push_back(std::max(text, word) + kAir);
  }
  return widths;
}

std::size_t lines_in(std::string_view text, double width) {
  const auto room = static_cast<std::size_t>(std::max(width, 1.0));
  std::size_t lines = 1, used = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::size_t word = characters(text.substr(begin, end - begin));
    if (used > 0 && used + 1 + word > room) ++lines, used = 0;
    lines += word > room ? (word - 1) / room : 0;
    used = word > room ? word % room : used + (used > 0 ? 1 : 0) + word;
    if (end < text.size() && text[end] == '\n') ++lines, used = 0;
    begin = end + 1;
  }
  return lines;
}

double height_of_lines(std::size_t lines) {
  return std::min(kMostHeight, static_cast<double>(lines) * kLineHeight + 2);
}

}  // namespace marshrut::xlsx
