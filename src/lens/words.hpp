// lens/words.hpp: folded words of a text, for finding labels whoever typed them; private to this module.
// Units:   offsets are UTF-8 bytes in the text that was given; folded letters are UTF-16 code units.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marshrut::lens {

struct Word {
  std::uint32_t begin = 0, end = 0;    // in the text
  std::uint32_t folded = 0, size = 0;  // in Words::letters
  std::uint64_t hash = 0;
  bool digits = false;
};

struct Words {
  std::vector<Word> list;
  std::u16string letters;
  [[nodiscard]] std::u16string_view folded(const Word& word) const {
    return std::u16string_view(letters).substr(word.folded, word.size);
  }
  void clear() {
    list.clear();
    letters.clear();
  }
};

// Appends the words of text[begin, end): letters and digits folded; Latin look-alikes within Cyrillic words made
// Cyrillic.
void split_words(std::string_view text, std::uint32_t begin, std::uint32_t end, Words& words);

// A label, ready for comparing.
struct Phrase {
  std::string printed;
  Words words;
  std::uint64_t hash = 0;  // of all words
  std::size_t letters = 0;
};
Phrase make_phrase(std::string_view printed);
std::uint64_t hash_words(const Word* first, std::size_t count);

// How alike two phrases are, 0 to 1, in whatever order their words stand: whole words, common stems, abbreviations and
// single slips count.
double likeness(const Words& a, const Words& b);
double word_likeness(std::u16string_view a, std::u16string_view b);

// Optimal string alignment distance of UTF-16 texts, or limit + 1.
std::size_t slips(std::u16string_view a, std::u16string_view b, std::size_t limit);

}  // namespace marshrut::lens
