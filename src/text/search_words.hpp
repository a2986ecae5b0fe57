// text/search_words.hpp: words as a search knows them, whatever their case, their ё and their ending.
// Shapes:  a text -> the words that are kept of it; what a person types -> beginnings, each of which a word must have.
// Units:   UTF-8; a word is a run of letters and digits.
// Errors:  none.
// Owns:    results own their strings.
// Source:  the Russian stemmer of the Snowball project (libstemmer).
//
// What is kept is whole; only what is asked for loses its ending: «Иванову» asks for words that begin with «иванов»,
// and finds «Иванова», «Ивановой» and «Ивановская». A stem that would be too short to tell words apart keeps all but
// the last vowel: «Марию» asks for «мари».
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace marshrut::text {

inline constexpr std::size_t kMostSearchWords = 2000;  // of one text; what comes after them is not found by
inline constexpr std::size_t kLongestSearchWord = 64;  // bytes; the rest of a longer word is not looked at

// Each once, in their order.
std::vector<std::string> search_words(std::string_view text, std::size_t most = kMostSearchWords);
std::vector<std::string> search_prefixes(std::string_view query, std::size_t most = 16);

}  // namespace marshrut::text
