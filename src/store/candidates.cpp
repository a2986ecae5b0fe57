#include "store/candidates.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace marshrut::store {

namespace {

constexpr const char* kHaving = "SELECT entity FROM word WHERE kind = ? AND term >= ? AND term < ?";

std::vector<std::int64_t> sorted_ids(const Rows& rows) {
  std::vector<std::int64_t> ids;
  ids.reserve(rows.size());
  for (std::size_t row = 0; row < rows.size(); ++row) ids.push_back(rows.number(row, 0));
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::vector<std::int64_t> common(const std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
  std::vector<std::int64_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

}  // namespace

std::string beyond(std::string_view prefix) { return std::string(prefix) + "\xF4\x8F\xBF\xBF"; }

Result<std::vector<std::int64_t>> having_word(Connection& connection, WordKind kind, const std::string& prefix) {
  const std::string end = beyond(prefix);
  const auto rows = connection.run(kHaving, {static_cast<std::int64_t>(kind), prefix, end});
  if (!rows) return rows.error();
  return sorted_ids(*rows);
}

void Candidates::keep_only(std::vector<std::int64_t> ids) {
  ids_ = known_ ? common(ids_, ids) : std::move(ids);
  known_ = true;
}

Result<bool> Candidates::narrow(std::string sql, std::vector<Cell> cells) {
  cells.emplace_back(few_ + 1);
  const auto rows = connection_.run(sql + " LIMIT ?", cells);
  if (!rows) return rows.error();
  if (rows->size() > few_) return false;
  keep_only(sorted_ids(*rows));
  return true;
}

Result<void> Candidates::narrow_by_words(WordKind kind, const std::vector<std::string>& prefixes) {
  for (const std::string& prefix : prefixes) {
    if (prefix.empty()) continue;
    const std::string end = beyond(prefix);
    const auto few = narrow(kHaving, {static_cast<std::int64_t>(kind), prefix, end});
    if (!few) return few.error();
    if (!*few) broad_.push_back(prefix);
    if (known_ && ids_.empty()) return {};
  }
  // Several that are common, each by itself, may have little in common.
  if (known_ || broad_.size() < 2) return {};
  std::vector<std::int64_t> both;
  for (std::size_t i = 0; i < broad_.size(); ++i) {
    auto ids = having_word(connection_, kind, broad_[i]);
    if (!ids) return ids.error();
    both = i == 0 ? std::move(*ids) : common(both, *ids);
  }
  if (both.size() > few_) return {};
  keep_only(std::move(both));
  broad_.clear();
  return {};
}

}  // namespace marshrut::store
