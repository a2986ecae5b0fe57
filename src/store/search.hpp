// store/search.hpp: the words by which routes, messages and submissions are found.
// Shapes:  kind and id -> its set of words; lists.hpp and ledger.hpp find by their beginnings.
// Units:   words are folded (lower case, ё as е …) by the caller, the same way as what is searched for; kWordBytes of
//          each and kWordsOfOne of one row are kept.
// Errors:  as connection.hpp.
//
// Rows that were there before schema 5 have no words: missing_words lists them, so that somebody can give them some.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "store/connection.hpp"

namespace marshrut::store {

enum class WordKind { route = 1, message = 2, submission = 3 };

inline constexpr std::size_t kWordBytes = 96;
inline constexpr std::size_t kWordsOfOne = 200;

// Its words are these from now on; only what differs is written.
Result<void> set_words(Connection& connection, WordKind kind, std::int64_t entity,
                       const std::vector<std::string>& words);
// Those too.
Result<void> add_words(Connection& connection, WordKind kind, std::int64_t entity,
                       const std::vector<std::string>& words);
Result<void> drop_words(Connection& connection, WordKind kind, std::int64_t entity);
Result<std::vector<std::string>> words_of(Connection& connection, WordKind kind, std::int64_t entity);
// "a b  c" -> words.
std::vector<std::string> split_words(std::string_view text);

// Ids after `after` of rows that have no word (not those that were purged, nor messages that still wait), ascending.
Result<std::vector<std::int64_t>> missing_words(Connection& connection, WordKind kind, std::int64_t after,
                                                std::size_t most = 500);

}  // namespace marshrut::store
