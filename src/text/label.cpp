// Keys of labels. This runs over every paragraph and cell of a document, so it is one pass that writes ready bytes into
// a buffer of the largest possible size.
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

// What a letter says about its word. Foreign: no Cyrillic letter looks like it.
constexpr std::uint8_t kCyrillic = 1, kLookalike = 2, kForeign = 4;
constexpr char32_t kCombiningBreve = 0x306;
constexpr std::string_view kShortI = "й", kI = "и";

// A folded letter or digit ready to be written; length 0 for all else.
struct Ready {
  std::array<char, 2> bytes{};
  std::uint8_t length = 0;
  std::uint8_t alphabet = 0;
};
using ReadyTable = std::array<Ready, detail::kFoldedSize>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// «1.», «3)», «1.2.», «1.2 » before a label; 0 when there is none or nothing follows it.
std::size_t numbering_length(std::string_view text) {
  std::size_t at = 0;
  for (int level = 0; level < 4; ++level) {
    const std::size_t begin = at;
    while (at < text.size() && at - begin < 3 && is_digit(text[at])) ++at;
    const std::size_t count = at - begin;
    if (count == 0) return level > 0 ? at : 0;
    if (count > 2) return 0;  // a year or an amount
    if (at < text.size() && (text[at] == '.' || text[at] == ')')) {
      ++at;
    } else {
      return level > 0 && at < text.size() && text[at] == ' ' ? at : 0;
    }
  }
  return 0;
}

bool says_something(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t folded = next_folded(text, at);
    if (folded != 0 && folded != U' ') return true;
  }
  return false;
}

std::size_t skip_numbering(std::string_view label) {
  std::size_t at = 0;
  while (at < label.size()) {
    std::size_t after = at;
    const char32_t folded = fold(next_code_point(label, after));
    if (folded != 0 && folded != U' ') break;
    at = after;
  }
  if (at == label.size() || !is_digit(label[at])) return at;
  const std::size_t length = numbering_length(label.substr(at));
  return length > 0 && says_something(label.substr(at + length)) ? at + length : at;
}

std::uint8_t alphabet_of(char32_t folded) {
  if (folded >= U'0' && folded <= U'9') return 0;
  if (folded >= 0x400) return kCyrillic;
  return cyrillic_twin(folded) != folded ? kLookalike : kForeign;
}

const ReadyTable& ready_table() {
  static const ReadyTable table = [] {
    ReadyTable ready;
    for (char32_t c = 0; c < ready.size(); ++c) {
      const char32_t folded = fold(c);
      std::string utf8;
      if (folded != 0 && folded != U' ') append_utf8(utf8, folded);
      if (utf8.empty() || utf8.size() > 2) continue;  // Ⱥ and Ⱦ fold to three bytes; write_rare has them
      std::copy(utf8.begin(), utf8.end(), ready[c].bytes.begin());
      ready[c].length = static_cast<std::uint8_t>(utf8.size());
      ready[c].alphabet = alphabet_of(folded);
    }
    return ready;
  }();
  return table;
}

// The place in the buffer, and the word that is being written there.
struct Writer {
  char* begin;
  char* end;
  char* word;
  std::uint8_t alphabets = 0;

  void put(std::string_view bytes) {
    std::memcpy(end, bytes.data(), bytes.size());
    end += bytes.size();
  }

  void end_word() {
    if (end == word) return;
    if ((alphabets & (kLookalike | kForeign)) == kLookalike) make_cyrillic();
    *end++ = ' ';
    word = end;
    alphabets = 0;
  }

  void make_cyrillic() {
    const std::string latin(word, end);
    std::string cyrillic;
    for (std::size_t at = 0; at < latin.size();) append_utf8(cyrillic, cyrillic_twin(next_code_point(latin, at)));
    end = word;
    put(cyrillic);
  }

  // All that the table has no bytes for.
  void put_rare(char32_t c) {
    const char32_t folded = fold(c);
    if (folded == U' ') return end_word();
    if (folded != 0) {
      std::string utf8;
      append_utf8(utf8, folded);
      alphabets |= kForeign;
      return put(utf8);
    }
    // A combining breve makes «и» a «й»; on any other letter it is not seen.
    if (c != kCombiningBreve || end - word < 2 || std::string_view(end - 2, 2) != kI) return;
    end -= 2;
    put(kShortI);
  }
};

// Writes the key into a buffer of twice the label's size and returns its end: a byte of input gives two of output at
// most (a Latin look-alike), and words are parted by what was a byte before, but for the last one.
char* write_key(std::string_view label, char* buffer) {
  const ReadyTable& table = ready_table();
  Writer out{buffer, buffer, buffer};
  for (std::size_t at = 0; at < label.size();) {
    const char32_t c = next_code_point(label, at);
    const Ready ready = c < table.size() ? table[c] : Ready{};
    if (c == U' ') {
      out.end_word();
    } else if (ready.length == 0) {
      out.put_rare(c);
    } else {
      std::memcpy(out.end, ready.bytes.data(), ready.bytes.size());
      out.end += ready.length;
      out.alphabets |= ready.alphabet;
    }
  }
  out.end_word();
  return out.end == buffer ? buffer : out.end - 1;
}

constexpr std::size_t kSlack = 8;  // for the blank after the last word, and a letter's second byte
constexpr std::size_t kOnStack = 2048;

}  // namespace

std::string label_key(std::string_view label) {
  label.remove_prefix(skip_numbering(label));
  const std::size_t size = 2 * label.size() + kSlack;
  if (size <= kOnStack) {
    std::array<char, kOnStack> buffer;
    return {buffer.data(), write_key(label, buffer.data())};
  }
  std::vector<char> buffer(size);
  return {buffer.data(), write_key(label, buffer.data())};
}

}  // namespace marshrut::text
