#include "xlsx/cell_text.hpp"

#include <algorithm>
#include <array>

#include "text/normalize.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::size_t kCodeLength = 7;  // "_x0041_"

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool looks_escaped(std::string_view text) {
  return text.size() >= kCodeLength && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_hex);
}

void code_to(std::string& out, unsigned unit) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  out += "_x";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(unit >> static_cast<unsigned>(shift)) & 15U];
  out += '_';
}

// Bytes that are written as they are unless something about their neighbours matters.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0; byte < plain.size(); ++byte) plain[byte] = byte >= 0x20 || byte == '\t' || byte == '\n';
  for (const char special : {'&', '<', '>', '"', '_'}) plain[static_cast<unsigned char>(special)] = false;
  plain[0xEF] = false;  // U+FFFE and U+FFFF are no characters of XML
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

// What stands for the byte at `i`; how many bytes were taken.
std::size_t special_to(std::string& out, std::string_view text, std::size_t i) {
  switch (text[i]) {
    case '&':
      out += "&amp;";
      return 1;
    case '<':
      out += "&lt;";
      return 1;
    case '>':
      out += "&gt;";
      return 1;
    case '"':
      out += "&quot;";
      return 1;
    case '_':
      looks_escaped(text.substr(i)) ? code_to(out, '_') : void(out += '_');
      return 1;
    case '\xEF':
      if (text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF')) {
        code_to(out, text[i + 2] == '\xBE' ? 0xFFFEU : 0xFFFFU);
        return 3;
      }
      out += '\xEF';
      return 1;
    default:
      code_to(out, static_cast<unsigned char>(text[i]));
      return 1;
  }
}

}  // namespace

void escape_to(std::string& out, std::string_view text) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (kPlain[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    out.append(text, from, i - from);
    i += special_to(out, text, i);
    from = i;
  }
  out.append(text, from);
}

bool needs_preserve(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  return !text.empty() && (blank(text.front()) || blank(text.back()) || text.find('\n') != std::string_view::npos ||
                           text.find("  ") != std::string_view::npos);
}

std::size_t fitting(std::string_view text, std::size_t units) {
  if (text.size() <= units) return text.size();  // no character has more units than bytes
  std::size_t taken = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    std::size_t next = offset;
    taken += text::next_code_point(text, next) > 0xFFFF ? 2U : 1U;
    if (taken > units) return offset;
    offset = next;
  }
  return text.size();
}

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

}  // namespace marshrut::xlsx
