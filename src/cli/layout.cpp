#include "cli/layout.hpp"

#include <algorithm>

#include "text/normalize.hpp"

namespace marshrut::cli {

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t offset = 0; offset < text.size(); ++width) text::next_code_point(text, offset);
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  const std::size_t has = width_of(text);
  if (has < width) out.append(width - has, ' ');
  return out;
}

std::string table(const std::vector<std::vector<std::string>>& rows, std::string_view indent) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], width_of(row[i]));
  }
  std::string out;
  for (const auto& row : rows) {
    out += indent;
    for (std::size_t i = 0; i < row.size(); ++i) out += i + 1 < row.size() ? padded(row[i], widths[i] + 2) : row[i];
    out += '\n';
  }
  return out;
}

}  // namespace marshrut::cli
