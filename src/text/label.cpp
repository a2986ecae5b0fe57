// Keys of labels. This runs over every paragraph and cell of a document, so it is one pass over the bytes that writes
// into a buffer of the largest possible size.
#include <cstring>

#include "text/fold.hpp"
#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

using detail::FoldTable;

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

class KeyWriter {
public:
  // A byte of input gives two of output at most (a Latin look-alike), and words are parted by what was a byte before.
  explicit KeyWriter(std::size_t input_size) : out_(2 * input_size + 8, '\0'), start_(out_.data()), end_(start_) {}

  void add(char32_t folded, std::uint8_t alphabet) {
    if (word_ == nullptr) {
      if (end_ != start_) *end_++ = ' ';
      word_ = end_;
    }
    alphabets_ |= alphabet;
    last_ = folded;
    put(folded);
  }

  // A combining breve makes the last «и» a «й»; on any other letter it is not seen.
  void add_breve() {
    if (word_ == nullptr || last_ != U'и') return;
    end_ -= 2;
    put(last_ = U'й');
  }

  void end_word() {
    if (word_ == nullptr) return;
    if ((alphabets_ & (FoldTable::kLookalike | FoldTable::kForeign)) == FoldTable::kLookalike) make_cyrillic();
    word_ = nullptr;
    alphabets_ = 0;
    last_ = 0;
  }

  std::string take() {
    end_word();
    out_.resize(static_cast<std::size_t>(end_ - start_));
    return std::move(out_);
  }

private:
  void put(char32_t c) {
    const auto byte = [this](char32_t b) { *end_++ = static_cast<char>(static_cast<unsigned char>(b)); };
    if (c < 0x80) {
      byte(c);
    } else if (c < 0x800) {
      byte(0xC0U | c >> 6U);
      byte(0x80U | (c & 0x3FU));
    } else {
      std::string rare;
      append_utf8(rare, c);
      std::memcpy(end_, rare.data(), rare.size());
      end_ += rare.size();
    }
  }

  void make_cyrillic() {
    const std::string word(word_, end_);
    end_ = word_;
    for (std::size_t at = 0; at < word.size();) put(cyrillic_twin(next_code_point(word, at)));
  }

  std::string out_;
  char* start_;
  char* end_;
  char* word_ = nullptr;  // where the present word begins, if there is one
  std::uint8_t alphabets_ = 0;
  char32_t last_ = 0;
};

}  // namespace

std::string label_key(std::string_view label) {
  const FoldTable& table = detail::fold_table();
  std::size_t at = skip_numbering(label);
  KeyWriter key(label.size() - at);
  while (at < label.size()) {
    const char32_t c = next_code_point(label, at);
    FoldTable::Entry entry;
    char32_t folded = 0;
    if (c < FoldTable::kSize) {
      entry = table[c];
      folded = entry.folded;
    } else {
      folded = detail::fold_rare(c);
      entry.alphabet = FoldTable::kForeign;
    }
    if (folded == U' ') {
      key.end_word();
    } else if (folded != 0) {
      key.add(folded, entry.alphabet);
    } else if (c == detail::kCombiningBreve) {
      key.add_breve();
    }
  }
  return key.take();
}

}  // namespace marshrut::text
