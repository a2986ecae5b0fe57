#include "xlsx/widths.hpp"

#include <algorithm>

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kSample = 1000;   // rows
constexpr std::size_t kUsualMost = 40;  // where the profile says nothing
constexpr std::size_t kLeast = 5;
constexpr double kAir = 2;  // the button of the filter, and the cell's edges

std::size_t longest_part(std::string_view text, std::string_view ends) {
  std::size_t longest = 0, length = 0;
  for (const char c : text) {
    const bool ended = ends.find(c) != std::string_view::npos;
    length = ended ? 0 : length + ((static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0);
    longest = std::max(longest, length);
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

// One pass over the bytes: every long cell of every row comes through here.
std::size_t lines_in(std::string_view text, double width) {
  const auto room = static_cast<std::size_t>(std::max(width, 1.0));
  std::size_t lines = 1, used = 0, word = 0;
  const auto end_word = [&] {
    if (used > 0 && used + 1 + word > room) ++lines, used = 0;
    if (word > room) lines += (word - 1) / room;
    used = word > room ? (word - 1) % room + 1 : used + (used > 0 ? 1 : 0) + word;
    word = 0;
  };
  for (const char c : text) {
    if (c == ' ') {
      end_word();
    } else if (c == '\n') {
      end_word();
      ++lines, used = 0;
    } else {
      word += (static_cast<unsigned char>(c) & 0xC0U) != 0x80 ? 1 : 0;
    }
  }
  end_word();
  return lines;
}

double height_of_lines(std::size_t lines) {
  return std::min(kMostHeight, static_cast<double>(lines) * kLineHeight + 2);
}

}  // namespace marshrut::xlsx
