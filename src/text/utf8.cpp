// UTF-8 in and out, one code point at a time.
#include "text/normalize.hpp"

namespace marshrut::text {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_scalar(char32_t code_point) { return code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF); }

// Length and payload of a three- or four-byte lead, and the least code point that needs it (shorter ones are overlong).
struct Lead {
  std::size_t length = 0;
  char32_t bits = 0;
  char32_t least = 0;
};

Lead lead_of(unsigned char byte) {
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07U, 0x10000};
  return {};
}

}  // namespace

namespace detail {

char32_t decode_long(std::string_view utf8, std::size_t& offset) {
  if (offset >= utf8.size()) return offset = utf8.size(), kReplacement;
  const Lead lead = lead_of(static_cast<unsigned char>(utf8[offset]));
  if (lead.length == 0 || utf8.size() - offset < lead.length) return ++offset, kReplacement;
  char32_t code_point = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(utf8[offset + i]);
    if ((byte & 0xC0U) != 0x80) return ++offset, kReplacement;
    code_point = code_point << 6U | (byte & 0x3FU);
  }
  if (code_point < lead.least || !is_scalar(code_point)) return ++offset, kReplacement;
  offset += lead.length;
  return code_point;
}

}  // namespace detail

void append_utf8(std::string& out, char32_t code_point) {
  if (!is_scalar(code_point)) code_point = kReplacement;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | code_point >> 6U);
  } else if (code_point < 0x10000) {
    put(0xE0U | code_point >> 12U);
    put(0x80U | (code_point >> 6U & 0x3FU));
  } else {
    put(0xF0U | code_point >> 18U);
    put(0x80U | (code_point >> 12U & 0x3FU));
    put(0x80U | (code_point >> 6U & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

}  // namespace marshrut::text
