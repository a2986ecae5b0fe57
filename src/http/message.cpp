#include "http/message.hpp"

#include <simdjson.h>

#include <algorithm>
#include <cctype>

namespace marshrut::http {

namespace {

std::string_view found_in(const Fields& fields, std::string_view name) {
  for (const auto& [key, value] : fields) {
    if (key.size() == name.size() && std::equal(key.begin(), key.end(), name.begin(), [](char a, char b) {
          return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
        })) {
      return value;
    }
  }
  return {};
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

std::string_view Request::header(std::string_view lower_name) const { return found_in(headers, lower_name); }

std::string_view Reply::header(std::string_view name) const { return found_in(headers, name); }

std::string_view Request::cookie(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      std::string_view one = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      while (!one.empty() && one.front() == ' ') one.remove_prefix(1);
      if (one.size() > name.size() && one.substr(0, name.size()) == name && one[name.size()] == '=') {
        return one.substr(name.size() + 1);
      }
    }
  }
  return {};
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = digit(text[i + 1]), low = digit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus_is_blank) {
      c = ' ';
    }
    if (is_control(c)) return std::nullopt;
    out += c;
  }
  if (!simdjson::validate_utf8(out)) return std::nullopt;
  return out;
}

std::optional<Query> query_of(std::string_view text) {
  Query all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('&'), text.size());
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.empty()) continue;
    const std::size_t sign = std::min(one.find('='), one.size());
    auto name = decoded(one.substr(0, sign), true);
    auto value = decoded(sign < one.size() ? one.substr(sign + 1) : std::string_view(), true);
    if (!name || !value) return std::nullopt;
    all.emplace_back(std::move(*name), std::move(*value));
  }
  return all;
}

std::string disposition(std::string_view kind, std::string_view name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "!#$&+-.^_`|~";
  std::string ascii, full;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = byte < 0x80U && std::isalnum(byte) != 0;
    ascii += letter || c == '-' || c == '.' || c == '_' || c == ' ' ? c : '_';
    if (letter || kPlain.find(c) != std::string_view::npos) {
      full += c;
    } else {
      full += '%';
      full += kHex[byte >> 4U];
      full += kHex[byte & 0xFU];
    }
  }
  return std::string(kind) + "; filename=\"" + ascii + "\"; filename*=UTF-8''" + full;
}

}  // namespace marshrut::http
