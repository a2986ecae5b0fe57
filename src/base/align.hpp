// base/align.hpp: two sequences side by side, in order.
// Shapes:  lengths + score(i, j) -> pairs; an index that is kNoMatch has nothing beside it.
// Units:   score: 0 can't stand together, kSame the same, between: the higher the likelier.
// Owns:    the result.
//
// The pairs have the greatest sum of scores that keeps the order of both (Needleman and Wunsch without gap costs). What
// is the same at both ends is paired at once; a middle of over kMaxAlignCells is paired by position, so that time and
// memory stay bounded.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace marshrut {

inline constexpr std::size_t kNoMatch = std::numeric_limits<std::size_t>::max();
inline constexpr unsigned kSame = 1000;
inline constexpr std::size_t kMaxAlignCells = std::size_t{4} << 20U;

struct Aligned {
  std::size_t before = kNoMatch, after = kNoMatch;
  friend bool operator==(const Aligned&, const Aligned&) = default;
};

namespace detail {

// What stands between two pairs: first what went, then what came.
inline void add_gap(std::vector<Aligned>& out, std::size_t before, std::size_t before_end, std::size_t after,
                    std::size_t after_end) {
  for (; before < before_end; ++before) out.push_back({before, kNoMatch});
  for (; after < after_end; ++after) out.push_back({kNoMatch, after});
}

template <class Score>
std::vector<Aligned> pairs_of(std::size_t begin, std::size_t rows, std::size_t columns, const Score& score) {
  const std::size_t width = columns + 1;
  std::vector<unsigned> scores(rows * columns);
  std::vector<std::uint64_t> best((rows + 1) * width, 0);
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      const unsigned here = scores[i * columns + j] = score(begin + i, begin + j);
      std::uint64_t most = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
      if (here > 0) most = std::max(most, here + best[(i + 1) * width + j + 1]);
      best[i * width + j] = most;
    }
  }
  std::vector<Aligned> pairs;
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    const unsigned here = scores[i * columns + j];
    if (here > 0 && best[i * width + j] == here + best[(i + 1) * width + j + 1]) {
      pairs.push_back({begin + i++, begin + j++});
    } else if (best[i * width + j] == best[(i + 1) * width + j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return pairs;
}

template <class Score>
std::vector<Aligned> pairs_by_position(std::size_t begin, std::size_t count, const Score& score) {
  std::vector<Aligned> pairs;
  for (std::size_t i = begin; i < begin + count; ++i) {
    if (score(i, i) > 0) pairs.push_back({i, i});
  }
  return pairs;
}

}  // namespace detail

template <class Score>
std::vector<Aligned> align(std::size_t before, std::size_t after, const Score& score) {
  const std::size_t least = std::min(before, after);
  std::size_t head = 0, tail = 0;
  while (head < least && score(head, head) >= kSame) ++head;
  while (tail < least - head && score(before - 1 - tail, after - 1 - tail) >= kSame) ++tail;
  const std::size_t rows = before - head - tail, columns = after - head - tail;
  const bool small = columns == 0 || rows <= kMaxAlignCells / columns;
  const auto pairs = small ? detail::pairs_of(head, rows, columns, score)
                           : detail::pairs_by_position(head, std::min(rows, columns), score);
  std::vector<Aligned> out;
  out.reserve(before + after);
  for (std::size_t i = 0; i < head; ++i) out.push_back({i, i});
  std::size_t i = head, j = head;
  for (const Aligned& pair : pairs) {
    detail::add_gap(out, i, pair.before, j, pair.after);
    out.push_back(pair);
    i = pair.before + 1;
    j = pair.after + 1;
  }
  detail::add_gap(out, i, before - tail, j, after - tail);
  for (std::size_t k = tail; k > 0; --k) out.push_back({before - k, after - k});
  return out;
}

}  // namespace marshrut
