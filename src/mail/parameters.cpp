#include "mail/parameters.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "mail/ascii.hpp"
#include "mail/charset.hpp"
#include "mail/encoded_words.hpp"

namespace marshrut::mail {

namespace {

constexpr std::size_t kMostParameters = 200;  // a name cut into pieces of some bytes each is shorter than this

struct RawParameter {
  std::string name, value;
};

// One piece of an RFC 2231 parameter.
struct Piece {
  std::string bytes;
  bool encoded = false;
};

void skip_blanks(std::string_view raw, std::size_t& at) {
  while (at < raw.size() && is_blank(raw[at])) ++at;
}

// A backslash hides a quote or itself only: some programs write whole paths of their system here.
std::string quoted_value(std::string_view raw, std::size_t& at) {
  std::string value;
  for (++at; at < raw.size() && raw[at] != '"'; ++at) {
    const bool hides = raw[at] == '\\' && at + 1 < raw.size() && (raw[at + 1] == '"' || raw[at + 1] == '\\');
    if (hides) ++at;
    value += raw[at];
  }
  if (at < raw.size()) ++at;
  return value;
}

// Up to the semicolon; an encoded word may hold one.
std::string bare_value(std::string_view raw, std::size_t& at) {
  std::string value;
  while (at < raw.size() && raw[at] != ';') {
    const std::size_t word = encoded_word_size(raw, at);
    const std::size_t size = word > 0 ? word : 1;
    value += raw.substr(at, size);
    at += size;
  }
  return std::string(trimmed(value));
}

std::vector<RawParameter> raw_parameters(std::string_view raw) {
  std::vector<RawParameter> parameters;
  for (std::size_t at = 0; at < raw.size() && parameters.size() < kMostParameters;) {
    const std::size_t stop = raw.find_first_of("=;", at);
    if (stop == std::string_view::npos) break;
    RawParameter parameter{lower(trimmed(raw.substr(at, stop - at))), {}};
    at = stop + 1;
    if (raw[stop] == ';') continue;
    skip_blanks(raw, at);
    if (at < raw.size() && raw[at] == '"') {
      parameter.value = quoted_value(raw, at);
      // What stands between the closing quote and the semicolon is nobody's.
      at = std::min(raw.find(';', at), raw.size());
    } else {
      parameter.value = bare_value(raw, at);
    }
    if (at < raw.size() && raw[at] == ';') ++at;
    if (!parameter.name.empty()) parameters.push_back(std::move(parameter));
  }
  return parameters;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

// The pieces of one name in the order of their numbers.
struct Extended {
  std::map<int, Piece> pieces;

  [[nodiscard]] std::string text() const {
    std::string bytes, charset;
    bool encoded = false;
    for (const auto& [number, piece] : pieces) {
      std::string_view value = piece.bytes;
      if (piece.encoded && !encoded) {
        const std::size_t first = value.find('\'');
        const std::size_t second = first == std::string_view::npos ? first : value.find('\'', first + 1);
        if (second != std::string_view::npos) {
          charset = value.substr(0, first);
          value.remove_prefix(second + 1);
        }
      }
      encoded = encoded || piece.encoded;
      bytes += piece.encoded ? percent_decoded(value) : std::string(value);
    }
    return encoded ? one_line(decode_charset(bytes, charset).text) : decode_text(bytes);
  }
};

struct ExtendedName {
  std::string base;
  int number = 0;
  bool encoded = false;
};

// "name*", "name*0", "name*0*"; nothing for a plain name.
std::optional<ExtendedName> extended_name(std::string_view name) {
  const std::size_t star = name.find('*');
  if (star == std::string_view::npos) return std::nullopt;
  ExtendedName out{std::string(trimmed(name.substr(0, star))), 0, false};
  std::string_view rest = name.substr(star + 1);
  if (rest.empty()) {
    out.encoded = true;
    return out;
  }
  if (rest.back() == '*') {
    out.encoded = true;
    rest.remove_suffix(1);
  }
  if (rest.empty() || rest.size() > 4 || !std::all_of(rest.begin(), rest.end(), is_digit)) return std::nullopt;
  for (const char digit : rest) out.number = out.number * 10 + (digit - '0');
  return out;
}

}  // namespace

std::string_view Parameters::value(std::string_view name) const {
  for (const auto& [key, text] : values) {
    if (key == name) return text;
  }
  return {};
}

Parameters parse_parameters(std::string_view raw) {
  Parameters out;
  const std::size_t end = std::min(raw.find(';'), raw.size());
  out.word = lower(trimmed(raw.substr(0, end)));
  if (end >= raw.size()) return out;
  std::map<std::string, Extended> extended;
  std::vector<std::pair<std::string, std::string>> plain;
  for (RawParameter& parameter : raw_parameters(raw.substr(end + 1))) {
    if (auto name = extended_name(parameter.name)) {
      extended[name->base].pieces.try_emplace(name->number, Piece{std::move(parameter.value), name->encoded});
    } else {
      plain.emplace_back(std::move(parameter.name), decode_text(parameter.value));
    }
  }
  // The extended form says what the plain one can only hint at.
  for (const auto& [name, pieces] : extended) {
    std::string text = pieces.text();
    if (!text.empty()) out.values.emplace_back(name, std::move(text));
  }
  for (auto& value : plain) out.values.push_back(std::move(value));
  return out;
}

std::string media_type_of(std::string_view word) {
  const std::string type = lower(trimmed(word.substr(0, word.find_first_of(" \t\r\n(,"))));
  const std::size_t slash = type.find('/');
  const bool whole = slash != std::string::npos && slash > 0 && slash + 1 < type.size() && type.size() <= 100;
  const auto is_token = [](char c) {
    return c > ' ' && c < 0x7F && std::string_view("\"\\<>@:?=[]").find(c) == std::string_view::npos;
  };
  if (!whole || !std::all_of(type.begin(), type.end(), is_token)) return {};
  return type;
}

}  // namespace marshrut::mail
