#include "lens/words.hpp"

#include <algorithm>
#include <array>

#include "text/normalize.hpp"

namespace marshrut::lens {

namespace {

constexpr std::uint64_t kOffset = 1469598103934665603ULL;
constexpr std::uint64_t kPrime = 1099511628211ULL;

bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }

void make_cyrillic(Word& word, char16_t* letters) {
  word.hash = kOffset;
  for (std::uint32_t i = word.folded; i < word.folded + word.size; ++i) {
    letters[i] = static_cast<char16_t>(text::cyrillic_twin(letters[i]));
    word.hash = (word.hash ^ letters[i]) * kPrime;
  }
}

// Short words say little; they count for less.
double weight(std::u16string_view word) { return word.size() <= 2 ? 0.3 : word.size() <= 3 ? 0.6 : 1.0; }

double covered(const Words& a, const Words& b, double& total) {
  double sum = 0;
  for (const Word& x : a.list) {
    double best = 0;
    for (const Word& y : b.list) best = std::max(best, word_likeness(a.folded(x), b.folded(y)));
    sum += best * weight(a.folded(x));
    total += weight(a.folded(x));
  }
  return sum;
}

}  // namespace

// Every letter of every document comes through here: hashes are made on the way, into letters that have room already.
void split_words(std::string_view text, std::uint32_t begin, std::uint32_t end, Words& words) {
  if (begin >= end) return;
  auto count = static_cast<std::uint32_t>(words.letters.size());
  words.letters.resize(count + (end - begin));  // a letter for a byte is the most there can be
  char16_t* const letters = words.letters.data();
  Word word;
  bool inside = false, cyrillic = false, latin = false;
  const auto finish = [&] {
    word.size = count - word.folded;
    if (cyrillic && latin) make_cyrillic(word, letters);
    words.list.push_back(word);
    inside = cyrillic = latin = false;
  };
  for (std::size_t at = begin; at < end;) {
    const auto from = static_cast<std::uint32_t>(at);
    const char32_t folded = text::next_folded(text, at);
    if (folded == 0) continue;  // not seen: neither ends nor starts a word
    if (folded == U' ') {
      if (inside) finish();
      continue;
    }
    if (!inside) {
      inside = true;
      word = {from, 0, count, 0, kOffset, true};
    }
    word.end = static_cast<std::uint32_t>(at);
    cyrillic = cyrillic || is_cyrillic(folded);
    latin = latin || (folded >= U'a' && folded <= U'z');
    const char16_t letter = folded <= 0xFFFF ? static_cast<char16_t>(folded) : u'\uFFFD';
    word.digits = word.digits && letter >= u'0' && letter <= u'9';
    word.hash = (word.hash ^ letter) * kPrime;
    letters[count++] = letter;
  }
  if (inside) finish();
  words.letters.resize(count);
}

std::uint64_t hash_words(const Word* first, std::size_t count) {
  std::uint64_t hash = kOffset;
  for (std::size_t i = 0; i < count; ++i) hash = (hash ^ first[i].hash) * kPrime;
  return hash;
}

Phrase make_phrase(std::string_view printed) {
  Phrase phrase;
  phrase.printed = printed;
  split_words(printed, 0, static_cast<std::uint32_t>(printed.size()), phrase.words);
  // Numbering before a label is not part of it.
  while (phrase.words.list.size() > 1 && phrase.words.list.front().digits) {
    phrase.words.list.erase(phrase.words.list.begin());
  }
  phrase.hash = hash_words(phrase.words.list.data(), phrase.words.list.size());
  for (const Word& word : phrase.words.list) phrase.letters += word.size;
  return phrase;
}

double word_likeness(std::u16string_view a, std::u16string_view b) {
  if (a == b) return 1.0;
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  std::size_t common = 0;
  while (common < shorter && a[common] == b[common]) ++common;
  if (common >= 3 && common * 10 >= longer * 6) return 0.85;
  if (common == shorter && shorter >= 3) return 0.7;  // an abbreviation
  if (longer >= 8 && shorter * 10 >= longer * 6 && a.substr(a.size() - shorter) == b.substr(b.size() - shorter))
    return 0.8;
  if (shorter >= 5 && slips(a, b, 1) <= 1) return 0.85;
  if (shorter >= 8 && slips(a, b, 2) <= 2) return 0.8;
  return 0.0;
}

double likeness(const Words& a, const Words& b) {
  if (a.list.empty() || b.list.empty()) return 0.0;
  double total = 0;
  const double sum = covered(a, b, total) + covered(b, a, total);
  return sum / total;
}

std::size_t slips(std::u16string_view a, std::u16string_view b, std::size_t limit) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return limit + 1;
  constexpr std::size_t kMost = 160;
  if (b.size() > kMost) return a == b ? 0 : limit + 1;
  std::array<std::array<std::uint16_t, kMost + 1>, 3> rows{};
  for (std::size_t j = 0; j <= a.size(); ++j) rows[0][j] = static_cast<std::uint16_t>(j);
  for (std::size_t i = 1; i <= b.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<std::uint16_t>(i);
    std::uint16_t least = row[0];
    for (std::size_t j = 1; j <= a.size(); ++j) {
      const bool same = b[i - 1] == a[j - 1];
      unsigned best = std::min({above[j] + 1U, row[j - 1] + 1U, above[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && b[i - 1] == a[j - 2] && b[i - 2] == a[j - 1]) best = std::min(best, two_above[j - 2] + 1U);
      row[j] = static_cast<std::uint16_t>(best);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  const std::size_t distance = rows[b.size() % 3][a.size()];
  return std::min(distance, limit + 1);
}

}  // namespace marshrut::lens
