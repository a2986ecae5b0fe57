// The normal form of values. Most text needs no change, so a scan comes first and only copies.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr std::string_view kEllipsis = "…";

enum class Class { plain, blank, line_break, dropped, joiner, hyphen };

Class class_of(char32_t c) {
  if (c == U' ' || c == U'\t' || c == 0xA0) return Class::blank;
  if ((c >= U'\n' && c <= U'\r') || c == 0x85 || c == 0x2028 || c == 0x2029) return Class::line_break;
  if (c < 0xAD) return Class::plain;
  if (c == 0x2011) return Class::hyphen;
  if (c == 0x200C || c == 0x200D) return Class::joiner;
  if ((c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0x1680) return Class::blank;
  // Zero width: soft hyphen, zero width space, direction marks, word joiner and its like, byte order mark.
  const bool marks = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069);
  return c == 0xAD || c == 0xFEFF || marks ? Class::dropped : Class::plain;
}

bool is_pictograph(char32_t c) {
  return c >= 0xA9 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

// What may stand before a joiner inside an emoji: a pictograph or what modifies it.
bool ends_emoji(char32_t c) { return is_pictograph(c) || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF); }

// --- Fill at the ends of a line whose only white space is single blanks.

struct Dots {
  std::size_t dots = 0, ellipses = 0, underscores = 0;
  [[nodiscard]] bool any() const { return dots + ellipses > 0; }
  [[nodiscard]] bool leader() const { return dots >= 4 || ellipses >= 2 || dots + 3 * ellipses >= 6; }
};

// Length of the fill character at the head of the text, 0 for any other.
std::size_t fill_length(std::string_view text) {
  if (text.empty()) return 0;
  if (text[0] == ' ' || text[0] == '_' || text[0] == '.') return 1;
  return text.substr(0, kEllipsis.size()) == kEllipsis ? kEllipsis.size() : 0;
}

std::size_t fill_length_back(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || text.back() == '_' || text.back() == '.') return 1;
  return text.size() >= kEllipsis.size() && text.substr(text.size() - kEllipsis.size()) == kEllipsis ? kEllipsis.size()
                                                                                                     : 0;
}

Dots count(std::string_view fill) {
  Dots result;
  for (const char c : fill) {
    result.dots += c == '.' ? 1U : 0U;
    result.underscores += c == '_' ? 1U : 0U;
    result.ellipses += c == kEllipsis.back() ? 1U : 0U;
  }
  return result;
}

bool is_blank_or_line(char c) { return c == ' ' || c == '_'; }

// Whether `near`, the dots that touch the text, stay when `far`, the fill beyond them, is there.
bool near_stays(std::string_view near, const Dots& far) {
  const Dots dots = count(near);
  if (dots.leader()) return false;
  if (near == "." || !far.any() || far.leader()) return true;
  return !Dots{dots.dots + far.dots, dots.ellipses + far.ellipses}.leader();
}

// Dots that are neither a leader nor parted from the text by underscores are the writer's own.
bool far_is_fill(const Dots& far) { return !far.any() || far.leader() || far.underscores > 0; }

std::string_view trim_tail(std::string_view line) {
  std::size_t begin = line.size();
  while (const std::size_t length = fill_length_back(line.substr(0, begin))) begin -= length;
  const std::string_view tail = line.substr(begin);
  const auto near_end =
      static_cast<std::size_t>(std::find_if(tail.begin(), tail.end(), is_blank_or_line) - tail.begin());
  const Dots far = count(tail.substr(near_end));
  if (!near_stays(tail.substr(0, near_end), far)) return line.substr(0, begin);
  if (far_is_fill(far)) return line.substr(0, begin + near_end);
  return line;  // it ends with a dot of its own, since far has dots and blanks only
}

std::string_view trim_head(std::string_view line) {
  std::size_t end = 0;
  while (const std::size_t length = fill_length(line.substr(end))) end += length;
  const std::string_view head = line.substr(0, end);
  const std::size_t separator = head.find_last_of(" _");
  const std::size_t near_begin = separator == std::string_view::npos ? 0 : separator + 1;
  const Dots far = count(head.substr(0, near_begin));
  if (!near_stays(head.substr(near_begin), far)) return line.substr(end);
  if (far_is_fill(far)) return line.substr(near_begin);
  return line;
}

std::string_view trim_blanks(std::string_view line) {
  while (!line.empty() && line.front() == ' ') line.remove_prefix(1);
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

std::string_view trim_fill(std::string_view line) {
  line = trim_blanks(line);
  std::size_t fill = 0;
  while (const std::size_t length = fill_length(line.substr(fill))) fill += length;
  if (fill == line.size()) {
    const Dots dots = count(line);
    return dots.underscores > 0 || dots.leader() ? std::string_view{} : line;
  }
  return trim_blanks(trim_tail(trim_blanks(trim_head(line))));
}

// --- The slow path: every character is looked at and written anew.

class LineWriter {
public:
  explicit LineWriter(std::size_t size) { out_.reserve(size); }

  void blank() {
    if (line_.empty() || line_.back() != ' ') line_.push_back(' ');
  }
  void add(char32_t c) {
    append_utf8(line_, c);
    last_ = c;
  }
  void end_line() {
    const std::string_view line = trim_fill(line_);
    if (!line.empty()) {
      if (!out_.empty()) out_.push_back('\n');
      out_.append(line);
    }
    line_.clear();
    last_ = 0;
  }
  [[nodiscard]] bool after_emoji() const { return ends_emoji(last_) && !line_.empty() && line_.back() != ' '; }
  std::string take() {
    end_line();
    return std::move(out_);
  }

private:
  std::string out_, line_;
  char32_t last_ = 0;
};

std::string rewrite(std::string_view raw) {
  LineWriter writer(raw.size());
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = next_code_point(raw, at);
    switch (class_of(c)) {
      case Class::plain:
        writer.add(c);
        break;
      case Class::blank:
        writer.blank();
        break;
      case Class::line_break:
        writer.end_line();
        break;
      case Class::dropped:
        break;
      case Class::hyphen:
        writer.add(U'-');
        break;
      case Class::joiner: {
        std::size_t ahead = at;
        if (writer.after_emoji() && at < raw.size() && is_pictograph(next_code_point(raw, ahead))) writer.add(c);
        break;
      }
    }
  }
  return writer.take();
}

// --- The fast path.

enum Byte : unsigned char { kPlain, kBlank, kCyrillic, kOther };

constexpr std::array<unsigned char, 256> kBytes = [] {
  std::array<unsigned char, 256> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = i < 0x20 || i >= 0x80 ? kOther : kPlain;
  bytes[' '] = kBlank;
  bytes[0xD0] = bytes[0xD1] = bytes[0xD2] = bytes[0xD3] = kCyrillic;
  return bytes;
}();

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// How many bytes from `at`, the start of a character, are whole ASCII and Cyrillic characters with nothing to change,
// as eight bytes in one word tell: 8, 7 (the last is half a letter), or 0 when they must be looked at one by one.
std::size_t plain_bytes(std::string_view text, std::size_t at) {
  if constexpr (std::endian::native != std::endian::little) return 0;
  if (text.size() - at < 8) return 0;
  constexpr std::uint64_t kHigh = 0x8080808080808080U, kLow = ~kHigh, kBlanks = 0x2020202020202020U;
  std::uint64_t x = 0;
  std::memcpy(&x, text.data() + at, 8);
  // In all of these the top bit of a byte answers for the byte.
  const std::uint64_t wide = x & kHigh, lead = wide & (x << 1U), rest = wide & ~(x << 1U);
  const std::uint64_t not_cyrillic = lead & ((x << 2U) | ~(x << 3U) | (x << 4U) | (x << 5U));  // but D0 to D3
  const std::uint64_t control = kHigh & ~x & ~(x << 1U) & ~(x << 2U);
  const std::uint64_t other = x ^ kBlanks;
  const std::uint64_t blank = ~(((other & kLow) + kLow) | other | kLow);
  const std::uint64_t before = at > 0 && text[at - 1] == ' ' ? 0x80U : 0U;
  const bool plain = (not_cyrillic | control) == 0 && rest == lead << 8U && (blank & (blank << 8U | before)) == 0;
  if (!plain) return 0;
  return lead >> 63U != 0 ? 7 : 8;
}

// One line that rewrite() would leave as it is; may say false for such a line, too.
bool is_normal_inside(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t plain = plain_bytes(text, at)) {
      at += plain;
      continue;
    }
    switch (kBytes[static_cast<unsigned char>(text[at])]) {
      case kPlain:
        ++at;
        break;
      case kBlank:
        // The blank before it may have ended what plain_bytes took.
        if ((at > 0 && text[at - 1] == ' ') || (at + 1 < text.size() && text[at + 1] == ' ')) return false;
        ++at;
        break;
      case kCyrillic:
        if (at + 1 == text.size() || !is_continuation(text[at + 1])) return false;
        at += 2;
        break;
      default: {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text, at);
        if (at == begin + 1 || class_of(c) != Class::plain) return false;  // one byte: a control or not UTF-8
      }
    }
  }
  return true;
}

bool is_normal(std::string_view text) {
  if (text.empty()) return true;
  if (fill_length(text) != 0) return false;
  if (const std::size_t length = fill_length_back(text)) {
    // A single final stop, the usual end of a sentence, needs no second look.
    if (text.back() != '.' || fill_length_back(text.substr(0, text.size() - length)) != 0) return false;
  }
  return is_normal_inside(text);
}

}  // namespace

std::string value_text(std::string_view raw) { return is_normal(raw) ? std::string(raw) : rewrite(raw); }

bool is_fill(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    const char32_t c = next_code_point(raw, at);
    const Class kind = class_of(c);
    if (kind == Class::hyphen || (kind == Class::plain && c != U'_' && c != U'.' && c != U'…')) return false;
  }
  return rewrite(raw).empty();
}

}  // namespace marshrut::text
