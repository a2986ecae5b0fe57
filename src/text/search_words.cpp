#include "text/search_words.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr std::size_t kShortestStem = 4;  // letters

struct Delete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

bool is_cyrillic(char32_t c) { return c >= 0x400 && c < 0x530; }

// A word that mixes Cyrillic with letters that only look so is Cyrillic, as people read it.
std::string spelled(const std::u32string& letters) {
  const bool cyrillic = std::any_of(letters.begin(), letters.end(), is_cyrillic);
  std::string word;
  for (const char32_t c : letters) {
    const std::size_t before = word.size();
    append_utf8(word, cyrillic ? cyrillic_twin(c) : c);
    if (word.size() > kLongestSearchWord) return word.substr(0, before);
  }
  return word;
}

template <class Use>
void each_word(std::string_view text, Use use) {
  std::u32string letters;
  bool more = true;
  const auto end = [&] {
    if (!letters.empty()) more = use(spelled(letters));
    letters.clear();
  };
  for (std::size_t at = 0; at < text.size() && more;) {
    const char32_t c = next_folded(text, at);
    if (c == U' ' || c == U'\n' || c == 0xFFFD) {
      end();
    } else if (c != 0 && letters.size() < kLongestSearchWord) {
      letters += c;
    }
  }
  if (more) end();
}

template <class Change>
std::vector<std::string> words_of(std::string_view text, std::size_t most, Change change) {
  std::vector<std::string> words;
  std::unordered_set<std::string> known;
  each_word(text, [&](std::string word) {
    word = change(std::move(word));
    if (!word.empty() && known.insert(word).second) words.push_back(std::move(word));
    return words.size() < most;
  });
  return words;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string stem_of(const std::string& word) {
  // One for each thread: a stemmer keeps what it works on.
  thread_local const std::unique_ptr<sb_stemmer, Delete> stemmer(sb_stemmer_new("russian", "UTF_8"));
  if (!stemmer) return word;
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer.get(), reinterpret_cast<const sb_symbol*>(word.data()), static_cast<int>(word.size()));
  if (stem == nullptr) return word;
  return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

std::string without_last_vowel(const std::string& word) {
  constexpr std::string_view kEndings[] = {"а", "е", "и", "о", "у", "ы", "э", "ю", "я", "й", "ь"};
  for (const std::string_view ending : kEndings) {
    if (word.size() > 2 * ending.size() && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  }
  return word;
}

std::string prefix_of(std::string word) {
  std::size_t at = 0;
  if (!is_cyrillic(next_code_point(word, at))) return word;
  // A surname as it stands in a list: «Петров» must not ask for every «Пётр».
  if (word.ends_with("ов") || word.ends_with("ев")) return word;
  std::string stem = stem_of(word);
  return letters_in(stem) >= kShortestStem ? stem : without_last_vowel(word);
}

}  // namespace

std::vector<std::string> search_words(std::string_view text, std::size_t most) {
  return words_of(text, most, [](std::string word) { return word; });
}

std::vector<std::string> search_prefixes(std::string_view query, std::size_t most) {
  return words_of(query, most, prefix_of);
}

}  // namespace marshrut::text
