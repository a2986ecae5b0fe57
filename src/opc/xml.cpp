#include "opc/xml.hpp"

#include <bit>
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

// One bit for each byte of a block.
struct Masks {
  std::uint64_t less = 0, greater = 0, quote = 0, apostrophe = 0;
  std::uint64_t after_slash = 0, before_slash = 0;  // the byte before, the byte behind is a slash
  std::uint64_t before_mark = 0;                    // the byte behind is '!' or '?'
};

#if defined(__SSE2__)
std::uint64_t bits_of(__m128i lanes) { return static_cast<std::uint32_t>(_mm_movemask_epi8(lanes)); }

// Reads the block and one byte behind it.
Masks masks_of(const char* block, char before) {
  Masks masks;
  std::uint64_t slash = 0;
  std::uint64_t mark = 0;
  for (unsigned part = 0; part < kBlock; part += 16) {
    __m128i lanes;
    std::memcpy(&lanes, block + part, sizeof lanes);
    const auto equal = [&](char c) { return _mm_cmpeq_epi8(lanes, _mm_set1_epi8(c)); };
    masks.less |= bits_of(equal('<')) << part;
    masks.greater |= bits_of(equal('>')) << part;
    masks.quote |= bits_of(equal('"')) << part;
    masks.apostrophe |= bits_of(equal('\'')) << part;
    slash |= bits_of(equal('/')) << part;
    mark |= bits_of(_mm_or_si128(equal('!'), equal('?'))) << part;
  }
  const char behind = block[kBlock];
  masks.after_slash = slash << 1U | (before == '/' ? 1U : 0U);
  masks.before_slash = slash >> 1U | (behind == '/' ? std::uint64_t{1} << 63U : 0U);
  masks.before_mark = mark >> 1U | (behind == '!' || behind == '?' ? std::uint64_t{1} << 63U : 0U);
  return masks;
}
constexpr bool kHasMasks = true;
#else
Masks masks_of(const char*, char) { return {}; }
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

  // False, and nothing has changed, when the block needs the slow gear.
  bool plain_block() {
    if (place_ == Place::apostrophed) return false;
    const Masks m = masks_of(bytes_.data() + at_, at_ > 0 ? bytes_[at_ - 1] : '\0');
    const std::uint64_t edges = m.less | m.greater;
    const std::uint64_t in_tag = running_parity(edges) ^ (place_ == Place::text ? 0U : ~std::uint64_t{0});
    const std::uint64_t in_quotes =
        running_parity(m.quote & in_tag) ^ (place_ == Place::quoted ? ~std::uint64_t{0} : 0U);
    // Brackets must alternate and stand outside quotes, or the parities above mean nothing.
    const std::uint64_t odd = (in_tag ^ m.less) & edges;
    const std::uint64_t special = (m.less & m.before_mark) | (m.apostrophe & in_tag & ~in_quotes);
    if ((odd | special | (in_quotes & edges)) != 0) return false;
    const auto opened = static_cast<std::size_t>(std::popcount(m.less & ~m.before_slash));
    const auto closed =
        static_cast<std::size_t>(std::popcount((m.less & m.before_slash) | (m.greater & m.after_slash)));
    if (depth_ + opened > limits_.max_depth || elements_ + opened > limits_.max_elements || depth_ + opened < closed) {
      return false;
    }
    depth_ += opened;
    depth_ -= closed;
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
