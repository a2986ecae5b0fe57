#include "mail/encode.hpp"

#include <gmime/gmime.h>

#include <algorithm>

#include "mail/ascii.hpp"
#include "mail/charset.hpp"
#include "mail/encoded_words.hpp"
#include "text/normalize.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kLine = 76, kLongestWord = 60, kLongestField = 900;
constexpr std::size_t kWordBytes = 42;  // 56 in base64, 68 with "=?utf-8?B?" and "?="

std::string base64(std::string_view bytes) {
  gchar* const text = g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size());
  std::string out(text);
  g_free(text);
  return out;
}

std::string clean(std::string_view text) { return std::string(trimmed(one_line(text))); }

// Words of letters that a reader shows as they are; "=?" would be taken for an encoded word.
bool is_plain(std::string_view text) {
  if (!is_ascii(text) || text.find("=?") != std::string_view::npos) return false;
  if (text.find("  ") != std::string_view::npos) return false;  // a fold would eat one
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end - at > kLongestWord) return false;
    at = end + 1;
  }
  return true;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

bool is_atom_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alpha(c) || is_digit(c) || c == ' ' || c == '-'; });
}

}  // namespace

std::string encoded_words(std::string_view text, std::string_view between) {
  std::string out, held;
  const auto flush = [&] {
    if (held.empty()) return;
    if (!out.empty()) out += between;
    out += "=?utf-8?B?" + base64(held) + "?=";
    held.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::string one;
    text::append_utf8(one, text::next_code_point(text, at));
    if (held.size() + one.size() > kWordBytes) flush();
    held += one;
  }
  flush();
  return out;
}

std::string word_field(std::string_view name, const std::vector<std::string>& words) {
  std::string out(name);
  out += ':';
  std::size_t line = out.size();
  for (const std::string& word : words) {
    const bool fold = line > name.size() + 1 && line + 1 + word.size() > kLine;
    if (fold) out += "\r\n";
    if (fold) line = 0;
    out += ' ';
    out += word;
    const std::size_t last = word.rfind('\n');
    line = last == std::string::npos ? line + 1 + word.size() : word.size() - last;
  }
  out += "\r\n";
  return out;
}

std::string text_field(std::string_view name, std::string_view value) {
  const std::string text = clean(value);
  if (is_plain(text)) return word_field(name, words_of(text));
  return std::string(name) + ": " + encoded_words(text, "\r\n ") + "\r\n";
}

std::string phrase(std::string_view name) {
  const std::string text = clean(name);
  if (text.empty() || !is_plain(text) || text.size() > kLongestField) return encoded_words(text, "\r\n ");
  if (is_atom_text(text)) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace marshrut::mail
