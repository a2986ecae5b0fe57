// Optimal string alignment in a band of 2 * limit + 1 cells.
#include <algorithm>
#include <array>
#include <vector>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr std::size_t kShort = 96;  // labels; longer ones go to the heap

// Code points of a text, on the stack while it is short.
class CodePoints {
public:
  explicit CodePoints(std::string_view utf8) {
    if (utf8.size() > kShort) long_.resize(utf8.size());
    char32_t* const out = long_.empty() ? short_.data() : long_.data();
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size();) out[count++] = next_code_point(utf8, at);
    view_ = {out, count};
  }
  CodePoints(const CodePoints&) = delete;
  CodePoints& operator=(const CodePoints&) = delete;
  ~CodePoints() = default;
  [[nodiscard]] std::u32string_view view() const { return view_; }

private:
  std::array<char32_t, kShort> short_;
  std::vector<char32_t> long_;
  std::u32string_view view_;
};

void drop_common_ends(std::u32string_view& a, std::u32string_view& b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
}

// The last three rows of the table.
struct Rows {
  std::size_t* before_last;
  std::size_t* last;
  std::size_t* row;
  void turn() {
    std::swap(before_last, last);
    std::swap(last, row);
  }
};

// a is no longer than b; cells outside the band count as limit + 1.
std::size_t banded(std::u32string_view a, std::u32string_view b, std::size_t limit, Rows rows) {
  const std::size_t over = limit + 1;
  for (std::size_t j = 0; j <= b.size(); ++j) rows.last[j] = std::min(j, over);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t end = std::min(b.size(), i + limit);
    rows.row[first - 1] = first == 1 ? std::min(i, over) : over;
    std::size_t best = rows.row[first - 1];
    for (std::size_t j = first; j <= end; ++j) {
      const std::size_t above = j < i + limit ? rows.last[j] : over;
      std::size_t cell =
          std::min({rows.last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U), above + 1, rows.row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cell = std::min(cell, rows.before_last[j - 2] + 1);
      }
      rows.row[j] = std::min(cell, over);
      best = std::min(best, rows.row[j]);
    }
    if (best >= over) return over;
    rows.turn();
  }
  return rows.last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a == b) return 0;
  const CodePoints points_a(a), points_b(b);
  std::u32string_view left = points_a.view(), right = points_b.view();
  if (left.size() > right.size()) std::swap(left, right);
  limit = std::min(limit, right.size());  // no distance is larger
  if (right.size() - left.size() > limit) return limit + 1;
  drop_common_ends(left, right);
  if (left.empty()) return right.size();
  const std::size_t width = right.size() + 1;
  std::array<std::size_t, 3 * (kShort + 1)> short_rows;
  std::vector<std::size_t> long_rows;
  if (width > kShort + 1) long_rows.resize(3 * width);
  std::size_t* const cells = long_rows.empty() ? short_rows.data() : long_rows.data();
  return banded(left, right, limit, {cells, cells + width, cells + 2 * width});
}

}  // namespace marshrut::text
