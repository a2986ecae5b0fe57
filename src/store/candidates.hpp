// store/candidates.hpp: the few rows that a filter leaves, found before the rows themselves are read; private to this
// module.
// Shapes:  queries for ids -> their intersection, when one of them gives few enough; beginnings of words -> the same.
// Errors:  as connection.hpp.
//
// Neither engine can know beforehand how much a condition leaves: SQLite keeps no statistics, and PostgreSQL's say
// nothing of the beginnings of rare words. So each is asked for kFew + 1 ids at most: an answer that is shorter is
// whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"
#include "store/search.hpp"

namespace marshrut::store {

inline constexpr std::size_t kFew = 4000;

class Candidates {
public:
  explicit Candidates(Connection& connection, std::size_t few = kFew) : connection_(connection), few_(few) {}

  // `sql` gives ids and has no LIMIT. True: few enough; only these can fit from now on.
  Result<bool> narrow(std::string sql, std::vector<Cell> cells);
  // The same, by words; those that would leave too many stay in broad().
  Result<void> narrow_by_words(WordKind kind, const std::vector<std::string>& prefixes);

  [[nodiscard]] Engine engine() const { return connection_.engine(); }
  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] const std::vector<std::int64_t>& ids() const { return ids_; }  // ascending, each once
  [[nodiscard]] const std::vector<std::string>& broad() const { return broad_; }

  void keep_only(std::vector<std::int64_t> ids);

private:
  Connection& connection_;
  std::size_t few_;
  bool known_ = false;
  std::vector<std::int64_t> ids_;
  std::vector<std::string> broad_;
};

// What is beyond every text that begins with this.
std::string beyond(std::string_view prefix);
// All ids that have a word which begins so: ascending, each once.
Result<std::vector<std::int64_t>> having_word(Connection& connection, WordKind kind, const std::string& prefix);

}  // namespace marshrut::store
