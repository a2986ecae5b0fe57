// lens/hash_index.hpp: hashes of words and phrases -> where the form has them; private to this module.
// Every word of every document is looked up, and nearly none is there: the top bits lead to a short run of a sorted
// list.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

namespace marshrut::lens {

class HashIndex {
public:
  using Place = std::pair<std::uint32_t, std::uint32_t>;
  using Entry = std::pair<std::uint64_t, Place>;  // equal hashes stay in the order they were added in

  void emplace(std::uint64_t hash, Place place) {
    const auto behind = std::upper_bound(entries_.begin(), entries_.end(), hash,
                                         [](std::uint64_t h, const Entry& entry) { return h < entry.first; });
    entries_.insert(behind, {hash, place});
    for (std::size_t b = bucket(hash) + 1; b < first_.size(); ++b) ++first_[b];
  }

  [[nodiscard]] std::pair<const Entry*, const Entry*> equal_range(std::uint64_t hash) const {
    const Entry* begin = entries_.data() + first_[bucket(hash)];
    const Entry* const stop = entries_.data() + first_[bucket(hash) + 1];
    while (begin != stop && begin->first != hash) ++begin;
    const Entry* end = begin;
    while (end != stop && end->first == hash) ++end;
    return {begin, end};
  }

  [[nodiscard]] const Entry* find(std::uint64_t hash) const {
    const auto [begin, end] = equal_range(hash);
    return begin == end ? nullptr : begin;
  }
  [[nodiscard]] bool contains(std::uint64_t hash) const { return find(hash) != nullptr; }

private:
  static constexpr unsigned kBucketBits = 10;
  static std::size_t bucket(std::uint64_t hash) { return static_cast<std::size_t>(hash >> (64 - kBucketBits)); }

  std::vector<Entry> entries_;
  std::array<std::uint32_t, (std::size_t{1} << kBucketBits) + 1> first_{};
};

}  // namespace marshrut::lens
