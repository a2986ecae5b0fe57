#include "opc/xml.hpp"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace marshrut::opc {

namespace {

constexpr std::size_t kBlock = 64;

bool starts(std::string_view bytes, std::string_view with) { return bytes.substr(0, with.size()) == with; }

// Bit i of the result is the parity of bits 0..i: from the toggles of a state, the state after each byte.
std::uint64_t running_parity(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

// The number of bits, inline: without -mpopcnt, std::popcount is a call.
std::size_t count(std::uint64_t bits) {
  bits -= bits >> 1U & 0x5555555555555555U;
  bits = (bits & 0x3333333333333333U) + (bits >> 2U & 0x3333333333333333U);
  bits = (bits + (bits >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
  return bits * 0x0101010101010101U >> 56U;
}

// One bit for each byte of a block.
struct Masks {
  std::uint64_t less, greater, quote, slash;
  std::uint64_t odd;  // ' ! ?
};

#if defined(__SSE2__)
class Block {
public:
  explicit Block(const char* bytes) { std::memcpy(lanes_, bytes, kBlock); }

  [[nodiscard]] Masks masks() const {
    return {bits([](__m128i l) { return equal(l, '<'); }), bits([](__m128i l) { return equal(l, '>'); }),
            bits([](__m128i l) { return equal(l, '"'); }), bits([](__m128i l) { return equal(l, '/'); }),
            bits([](__m128i l) { return _mm_or_si128(_mm_or_si128(equal(l, '\''), equal(l, '!')), equal(l, '?')); })};
  }

private:
  static __m128i equal(__m128i lanes, char c) { return _mm_cmpeq_epi8(lanes, _mm_set1_epi8(c)); }

  template <class Test>
  [[nodiscard]] std::uint64_t bits(Test test) const {
    const auto part = [&](std::size_t i) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(test(lanes_[i])))};
    };
    return part(0) | part(1) << 16U | part(2) << 32U | part(3) << 48U;
  }

  __m128i lanes_[kBlock / sizeof(__m128i)];
};
constexpr bool kHasMasks = true;
#else
class Block {
public:
  explicit Block(const char*) {}
  [[nodiscard]] Masks masks() const { return {}; }
};
constexpr bool kHasMasks = false;
#endif

// Two gears. Most blocks of a document hold nothing but tags with double-quoted attributes and text: those are counted
// 64 bytes at once from bit masks, which need no branches. Whatever else a block holds is followed byte by byte.
class Scan {
public:
  Scan(std::string_view bytes, const XmlLimits& limits) : bytes_(bytes), limits_(limits) {}

  Result<void> run() {
    while (at_ < bytes_.size()) {
      while (kHasMasks && bytes_.size() - at_ > kBlock && plain_block()) at_ += kBlock;
      const std::size_t stop = bytes_.size() - at_ > kBlock ? at_ + kBlock : bytes_.size();
      while (at_ < stop && !error_) step(stop);
      if (error_) return *error_;
    }
    return {};
  }

private:
  enum class Place { text, tag, quoted, apostrophed };

  // False, and nothing has changed, when the block needs the slow gear. Looks one byte behind the block.
  bool plain_block() {
    if (place_ == Place::apostrophed) return false;
    const char* block = bytes_.data() + at_;
    const Masks m = Block(block).masks();
    const std::uint64_t edges = m.less | m.greater;
    // Where brackets alternate, this subtraction sets all bits from each '<' to the one before its '>'.
    const std::uint64_t in_tag = m.greater - m.less - (place_ == Place::text ? 0U : 1U);
    const std::uint64_t in_quotes =
        running_parity(m.quote & in_tag) ^ (place_ == Place::quoted ? ~std::uint64_t{0} : 0U);
    // They must alternate and stand outside quotes, or the bits above mean nothing.
    const std::uint64_t wild = ((in_tag ^ m.less) & edges) | (in_quotes & edges);
    // Apostrophes and marks are harmless in text and in quotes only.
    if ((wild | (m.odd & in_tag & ~in_quotes)) != 0) return false;
    const char behind = block[kBlock];
    const std::uint64_t last_less = m.less >> 63U;
    if (last_less != 0 && (behind == '!' || behind == '?')) return false;
    const std::uint64_t before_slash = m.slash >> 1U | std::uint64_t{behind == '/' ? 1U : 0U} << 63U;
    const std::uint64_t after_slash = m.slash << 1U | (at_ > 0 && block[-1] == '/' ? 1U : 0U);
    const std::size_t opened = count(m.less & ~before_slash);
    const std::size_t closed = count((m.less & before_slash) | (m.greater & after_slash));
    // Ends before their beginnings inside one block go unseen here; no parser gets past them.
    if (depth_ + opened > limits_.max_depth || elements_ + opened > limits_.max_elements || depth_ + opened < closed) {
      return false;
    }
    depth_ = depth_ + opened - closed;
    elements_ += opened;
    place_ = (in_tag >> 63U) == 0 ? Place::text : (in_quotes >> 63U) == 0 ? Place::tag : Place::quoted;
    return true;
  }

  void step(std::size_t stop) {
    switch (place_) {
      case Place::text:
        return step_text(stop);
      case Place::tag:
        return step_tag();
      case Place::quoted:
        return step_quoted('"', stop);
      case Place::apostrophed:
        return step_quoted('\'', stop);
    }
  }

  void step_text(std::size_t stop) {
    const void* found = std::memchr(bytes_.data() + at_, '<', stop - at_);
    if (found == nullptr) {
      at_ = stop;
      return;
    }
    at_ = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data());
    const char next = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
    if (next == '!') return skip_declaration();
    if (next == '?') return skip_past("?>", 2);
    ++at_;
    place_ = Place::tag;
    if (next == '/') {
      ++at_;
      return close();
    }
    if (++depth_ > limits_.max_depth) return fail(Code::too_large, "elements are nested too deep");
    if (++elements_ > limits_.max_elements) return fail(Code::too_large, "too many elements");
  }

  void step_tag() {
    const char c = bytes_[at_++];
    if (c == '"') place_ = Place::quoted;
    if (c == '\'') place_ = Place::apostrophed;
    if (c == '<') return fail(Code::damaged, "a tag does not end");
    if (c != '>') return;
    place_ = Place::text;
    if (bytes_[at_ - 2] == '/') close();
  }

  void step_quoted(char quote, std::size_t stop) {
    const void* found = std::memchr(bytes_.data() + at_, quote, stop - at_);
    at_ = stop;
    if (found == nullptr) return;
    at_ = static_cast<std::size_t>(static_cast<const char*>(found) - bytes_.data()) + 1;
    place_ = Place::tag;
  }

  void skip_declaration() {
    const std::string_view rest = bytes_.substr(at_);
    if (starts(rest, "<!--")) return skip_past("-->", 4);
    if (starts(rest, "<![CDATA[")) return skip_past("]]>", 9);
    fail(Code::unsafe_xml, "a document type declaration");
  }

  void skip_past(std::string_view end, std::size_t opening) {
    const std::size_t found = bytes_.find(end, at_ + opening);
    if (found == std::string_view::npos) return fail(Code::damaged, "a comment, CDATA or instruction does not end");
    at_ = found + end.size();
  }

  void close() {
    if (depth_ == 0) return fail(Code::damaged, "more elements end than begin");
    --depth_;
  }

  void fail(Code code, const char* message) { error_ = Error{code, message, "byte " + std::to_string(at_)}; }

  std::string_view bytes_;
  XmlLimits limits_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  Place place_ = Place::text;
  std::optional<Error> error_;
};

bool is_utf32(std::string_view bytes) {
  using namespace std::string_view_literals;
  return starts(bytes, "\0\0\xFE\xFF"sv) || starts(bytes, "\xFF\xFE\0\0"sv) || starts(bytes, "\0\0\0<"sv) ||
         starts(bytes, "<\0\0\0"sv);
}

bool is_big_endian(std::string_view bytes) { return bytes[0] == '\xFE' || bytes[0] == '\0'; }

// Markup is ASCII: whatever is not becomes one byte that means nothing.
std::string narrow(std::string_view bytes) {
  const std::size_t low = is_big_endian(bytes) ? 1 : 0;
  std::string ascii(bytes.size() / 2, '\x80');
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    if (bytes[2 * i + 1 - low] == '\0') ascii[i] = bytes[2 * i + low];
  }
  return ascii;
}

}  // namespace

bool is_utf16(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (is_utf32(bytes)) return false;
  return starts(bytes, "\xFF\xFE"sv) || starts(bytes, "\xFE\xFF"sv) || starts(bytes, "<\0"sv) || starts(bytes, "\0<"sv);
}

Result<void> guard_xml(std::string_view bytes, const XmlLimits& limits) {
  // UTF-32 is not allowed in a package, and a parser that knows it would see other markup than we do.
  if (is_utf32(bytes)) return Error{Code::damaged, "XML in UTF-32", {}};
  if (!is_utf16(bytes)) return Scan(bytes, limits).run();
  const std::string ascii = narrow(bytes);
  return Scan(ascii, limits).run();
}

}  // namespace marshrut::opc
