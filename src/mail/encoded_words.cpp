#include "mail/encoded_words.hpp"

#include <cstring>

#include "mail/ascii.hpp"
#include "mail/charset.hpp"
#include "mail/transfer.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {

namespace {

struct Word {
  std::string_view charset, text;
  char encoding = 'q';
  std::size_t size = 0;  // 0: no word
};

Word word_at(std::string_view raw, std::size_t at) {
  if (raw.substr(at, 2) != "=?") return {};
  const std::size_t charset_end = raw.find('?', at + 2);
  if (charset_end == std::string_view::npos || charset_end - at > 62) return {};
  if (charset_end + 2 >= raw.size() || raw[charset_end + 2] != '?') return {};
  const char encoding = to_lower(raw[charset_end + 1]);
  if (encoding != 'b' && encoding != 'q') return {};
  const std::size_t begin = charset_end + 3;
  // RFC 2047 allows 75 bytes; programs write some thousand.
  constexpr std::size_t kLongest = 8192;
  const std::string_view ahead = raw.substr(begin, kLongest);
  // Not find(): among question marks it is slow, and somebody may send nothing else.
  const void* const mark = memmem(ahead.data(), ahead.size(), "?=", 2);
  if (mark == nullptr) return {};
  const auto end = static_cast<std::size_t>(static_cast<const char*>(mark) - raw.data());
  const std::string_view charset = raw.substr(at + 2, charset_end - at - 2);
  if (charset.find_first_of(" \t\r\n\"()<>") != std::string_view::npos) return {};
  return {charset, raw.substr(begin, end - begin), encoding, end + 2 - at};
}

// Bytes of adjacent words of one charset are decoded together, since programs split words within a character.
class TextBuilder {
public:
  void plain(std::string_view bytes) {
    flush();
    out_ += is_ascii(bytes) ? std::string(bytes) : decode_unknown(bytes);
  }

  void word(const Word& word) {
    // Charsets that switch by escapes begin anew in each word; ICU takes two switches in a row for an attack.
    if (!same(word.charset, charset_) || starts_with(word.charset, "iso-2022")) flush();
    charset_ = word.charset;
    held_ += word.encoding == 'b' ? decode_base64(word.text).bytes : decode_q_word(word.text);
  }

  std::string finish() {
    flush();
    return std::move(out_);
  }

private:
  void flush() {
    if (!held_.empty()) out_ += decode_charset(held_, charset_).text;
    held_.clear();
    charset_ = {};
  }

  std::string out_, held_;
  std::string_view charset_;
};

}  // namespace

std::size_t encoded_word_size(std::string_view raw, std::size_t at) { return word_at(raw, at).size; }

bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string one_line(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t c = text::next_code_point(utf8, at);
    if (is_bidi_control(c)) continue;
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    text::append_utf8(out, control ? U' ' : c);
  }
  return out;
}

std::string decode_text(std::string_view raw) {
  // Folding: a line end before a blank is nothing; any other becomes a blank in one_line.
  std::string unfolded;
  unfolded.reserve(raw.size());
  for (std::size_t at = 0; at < raw.size(); ++at) {
    const bool crlf = raw[at] == '\r' && at + 1 < raw.size() && raw[at + 1] == '\n';
    if (crlf || raw[at] == '\n') {
      if (crlf) ++at;
      const bool folded = at + 1 < raw.size() && (raw[at + 1] == ' ' || raw[at + 1] == '\t');
      if (!folded) unfolded += ' ';
      continue;
    }
    unfolded += raw[at];
  }
  const std::string_view text = trimmed(unfolded);
  TextBuilder builder;
  std::size_t plain_from = 0;
  bool after_word = false;
  for (std::size_t at = text.find("=?"); at != std::string_view::npos; at = text.find("=?", at)) {
    const Word word = word_at(text, at);
    if (word.size == 0) {
      at += 2;
      continue;
    }
    const std::string_view between = text.substr(plain_from, at - plain_from);
    if (!between.empty() && !(after_word && trimmed(between).empty())) builder.plain(between);
    builder.word(word);
    after_word = true;
    at += word.size;
    plain_from = at;
  }
  if (plain_from < text.size()) builder.plain(text.substr(plain_from));
  return std::string(trimmed(one_line(builder.finish())));
}

}  // namespace marshrut::mail
