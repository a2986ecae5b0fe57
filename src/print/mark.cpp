#include "print/mark.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace marshrut::print {

namespace {

constexpr std::string_view kVersion = "M1";
constexpr std::size_t kHashDigits = 16;
constexpr std::size_t kLongest = 512;
constexpr std::string_view kDigits = "0123456789ABCDEF";

// ASCII alone, whatever the locale.
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string changed(std::string_view text, char (*change)(char)) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), change);
  return result;
}

// The separator, the escape and what can't be printed; all else of a code stays as it is.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c != ':' && c != '%' && byte >= 0x20 && byte != 0x7F) {
      result += c;
      continue;
    }
    result += '%';
    result += kDigits[byte >> 4U];
    result += kDigits[byte & 15U];
  }
  return result;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '%') {
      result += text[at];
      continue;
    }
    if (at + 2 >= text.size()) return {};
    const std::size_t high = kDigits.find(text[at + 1]), low = kDigits.find(text[at + 2]);
    if (high == std::string_view::npos || low == std::string_view::npos) return {};
    result += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return result;
}

std::optional<unsigned> count(std::string_view text) {
  unsigned number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = failed == std::errc() && end == text.data() + text.size();
  if (!whole || number == 0 || number > kMostPages || text.front() == '0') return {};
  return number;
}

bool is_form(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_hash(std::string_view hash) {
  return hash.size() == kHashDigits &&
         std::all_of(hash.begin(), hash.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string mark_text(const Mark& mark) {
  std::string text(kVersion);
  text += ':' + escaped(mark.code) + ':' + changed(mark.form, upper) + ':' + changed(mark.hash, upper);
  text += ':' + std::to_string(mark.page) + ':' + std::to_string(mark.pages);
  return text;
}

std::optional<Mark> parse_mark(std::string_view text) {
  if (text.size() > kLongest) return {};
  std::array<std::string_view, 6> parts;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const std::size_t end = part + 1 < parts.size() ? text.find(':') : text.size();
    if (end == std::string_view::npos) return {};
    parts[part] = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  const auto code = unescaped(parts[1]);
  const auto page = count(parts[4]), pages = count(parts[5]);
  Mark mark{code.value_or(""), changed(parts[2], lower), changed(parts[3], lower), page.value_or(0), pages.value_or(0)};
  const bool good =
      parts[0] == kVersion && code && page && pages && *page <= *pages && is_form(mark.form) && is_hash(mark.hash);
  if (!good) return {};
  return mark;
}

}  // namespace marshrut::print
