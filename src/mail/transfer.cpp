#include "mail/transfer.hpp"

#include <array>
#include <cstdint>

#include "mail/ascii.hpp"

namespace marshrut::mail {

namespace {

constexpr std::uint8_t kNoDigit = 0xFF, kPad = 0xFE, kSkip = 0xFD;

constexpr std::array<std::uint8_t, 256> make_digits() {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    digits[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  }
  digits[static_cast<unsigned char>('=')] = kPad;
  for (const char blank : {' ', '\t', '\r', '\n'}) digits[static_cast<unsigned char>(blank)] = kSkip;
  return digits;
}

constexpr std::array<std::uint8_t, 256> kDigits = make_digits();

// Four digits are three bytes; a piece's end may hold two or three digits.
class Base64Reader {
public:
  explicit Base64Reader(std::string& out) : out_(out) {}

  void digit(std::uint8_t value) {
    bits_ = bits_ << 6U | value;
    if (++count_ < 4) return;
    out_ += static_cast<char>(bits_ >> 16U & 0xFFU);
    out_ += static_cast<char>(bits_ >> 8U & 0xFFU);
    out_ += static_cast<char>(bits_ & 0xFFU);
    count_ = 0;
    bits_ = 0;
  }

  // False when one digit is left over: six bits are no byte.
  bool end_of_piece() {
    const bool whole = count_ != 1;
    if (count_ >= 2) out_ += static_cast<char>((count_ == 2 ? bits_ >> 4U : bits_ >> 10U) & 0xFFU);
    if (count_ == 3) out_ += static_cast<char>(bits_ >> 2U & 0xFFU);
    count_ = 0;
    bits_ = 0;
    return whole;
  }

  [[nodiscard]] bool open() const { return count_ != 0; }

private:
  std::string& out_;
  std::uint32_t bits_ = 0;
  int count_ = 0;
};

// "begin 644 name": where the name begins in the line, or npos.
std::size_t uu_name_at(std::string_view line) {
  if (line.rfind("begin ", 0) != 0) return std::string_view::npos;
  std::size_t at = 6;
  while (at < line.size() && is_digit(line[at])) ++at;
  if (at < 9 || at > 10 || at >= line.size() || line[at] != ' ') return std::string_view::npos;
  return at + 1;
}

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return text.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
}

std::string_view without_cr(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::uint32_t uu_digit(std::string_view line, std::size_t at) {
  return at < line.size() ? static_cast<std::uint32_t>(line[at] - ' ') & 0x3FU : 0U;
}

bool decode_uu_line(std::string_view line, std::string& out) {
  const std::size_t size = uu_digit(line, 0);
  for (std::size_t done = 0, at = 1; done < size; done += 3, at += 4) {
    const std::uint32_t bits = uu_digit(line, at) << 18U | uu_digit(line, at + 1) << 12U |
                               uu_digit(line, at + 2) << 6U | uu_digit(line, at + 3);
    for (std::size_t i = 0; i < 3 && done + i < size; ++i) out += static_cast<char>(bits >> (16U - 8U * i) & 0xFFU);
  }
  // Programs drop blanks at a line's end, so that a line may be short by some, not by most.
  return line.size() + 4 >= 1 + (size + 2) / 3 * 4;
}

}  // namespace

Body decode_base64(std::string_view text) {
  Body body;
  body.bytes.reserve(text.size() / 4 * 3 + 3);
  Base64Reader reader(body.bytes);
  bool padded = false;
  for (const char c : text) {
    const std::uint8_t value = kDigits[static_cast<unsigned char>(c)];
    if (value < 64) {
      if (padded) body.damaged = true;
      padded = false;
      reader.digit(value);
    } else if (value == kPad) {
      if (!padded && !reader.open()) body.damaged = true;
      if (!reader.end_of_piece()) body.damaged = true;
      padded = true;
    } else if (value == kNoDigit) {
      body.damaged = true;
    }
  }
  if (reader.open()) body.damaged = true;
  if (!reader.end_of_piece()) body.damaged = true;
  return body;
}

Body decode_quoted_printable(std::string_view text) {
  Body body;
  body.bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      body.bytes += text[at];
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
    if (end >= text.size() || text[end] == '\n') {
      at = end;  // a soft line break
      continue;
    }
    const int high = hex_value(text[at + 1]), low = at + 2 < text.size() ? hex_value(text[at + 2]) : -1;
    if (high < 0 || low < 0) {
      body.damaged = true;
      body.bytes += '=';
      continue;
    }
    body.bytes += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return body;
}

std::string decode_q_word(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '=' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[at + 2]) : -1;
    if (low >= 0) {
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += text[at] == '_' ? ' ' : text[at];
    }
  }
  return out;
}

Body decode_uu_lines(std::string_view lines) {
  Body body;
  for (std::size_t at = 0; at < lines.size();) {
    const std::string_view raw = line_at(lines, at);
    at += raw.size() + 1;
    const std::string_view line = without_cr(raw);
    if (line.empty() || line == "`" || line == "end") continue;
    if (!decode_uu_line(line, body.bytes)) body.damaged = true;
  }
  return body;
}

UuFile find_uu_file(std::string_view text, std::size_t from) {
  UuFile file;
  for (std::size_t at = from; at < text.size();) {
    const std::string_view raw = line_at(text, at);
    const std::size_t next = at + raw.size() + 1;
    const std::size_t name_at = uu_name_at(raw);
    const std::string_view first = next < text.size() ? without_cr(line_at(text, next)) : std::string_view{};
    // Its first line must be as long as its first letter says: "begin 100 metres" is only text.
    const std::size_t want = first.empty() ? 0 : 1 + (uu_digit(first, 0) + 2) / 3 * 4;
    const bool fits = !first.empty() && first.size() <= want + 2 && first.size() + 4 >= want;
    if (name_at != std::string_view::npos && fits) {
      file.begin = at;
      file.name = std::string(without_cr(raw).substr(name_at));
      const std::size_t last = text.find("\nend", next == 0 ? 0 : next - 1);
      const bool closed = last != std::string_view::npos;
      file.body = decode_uu_lines(text.substr(next, closed ? last + 1 - next : std::string_view::npos));
      file.body.damaged = file.body.damaged || !closed;
      file.end = closed ? std::min(text.size(), last + 4) : text.size();
      return file;
    }
    at = next;
  }
  file.begin = std::string_view::npos;
  return file;
}

Body decode_transfer(std::string_view bytes, std::string_view encoding) {
  const std::string name = lower(trimmed(encoding));
  if (name == "base64") return decode_base64(bytes);
  if (name == "quoted-printable") return decode_quoted_printable(bytes);
  if (name == "x-uuencode" || name == "uuencode" || name == "x-uue" || name == "uue") {
    const UuFile file = find_uu_file(bytes, 0);
    if (file.begin != std::string_view::npos) return file.body;
    return {std::string(bytes), !trimmed(bytes).empty()};
  }
  const bool plain = name.empty() || name == "7bit" || name == "8bit" || name == "binary";
  return {std::string(bytes), !plain};
}

}  // namespace marshrut::mail
