#include "docx/parse.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <charconv>
#include <cstddef>

#include "opc/xml.hpp"
#include "text/normalize.hpp"

namespace marshrut::docx {

namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kNowhere = std::string_view::npos;

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20) & (byte != '\t') & (byte != '\n') & (byte != '\r');
}

// Blocks of a fixed size, so that the compiler makes vectors of the inner loop.
bool has_control(std::string_view bytes) {
  std::size_t at = 0;
  for (; at + kBlock <= bytes.size(); at += kBlock) {
    unsigned found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) found |= static_cast<unsigned>(is_control(bytes[at + i]));
    if (found != 0) return true;
  }
  for (; at < bytes.size(); ++at) {
    if (is_control(bytes[at])) return true;
  }
  return false;
}

bool is_character(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code <= 0x10FFFF);
}

bool is_reference(std::string_view from_ampersand) {
  constexpr std::size_t kLongest = 16;
  const std::size_t end = from_ampersand.substr(0, kLongest).find(';');
  if (end == kNowhere || end < 2) return false;
  const std::string_view name = from_ampersand.substr(1, end - 1);
  if (name[0] != '#') return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
  const bool hexadecimal = name.size() > 1 && name[1] == 'x';
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  return error == std::errc{} && stop == digits.data() + digits.size() && is_character(code);
}

// The first ampersand that begins no reference.
std::size_t bare_ampersand(std::string_view bytes) {
  for (std::size_t at = bytes.find('&'); at != kNowhere; at = bytes.find('&', at + 1)) {
    if (!is_reference(bytes.substr(at))) return at;
  }
  return kNowhere;
}

// The same with comments, CDATA and instructions passed over, where an ampersand is just one; slower and seldom needed.
std::size_t bare_ampersand_in_text(std::string_view bytes) {
  const auto past = [&](std::size_t at, std::string_view end) {
    const std::size_t found = bytes.find(end, at);
    return found == kNowhere ? bytes.size() : found + end.size();
  };
  std::size_t at = bytes.find_first_of("<&");
  while (at != kNowhere) {
    const std::string_view rest = bytes.substr(at);
    std::size_t next = at + 1;
    if (rest[0] == '&' && !is_reference(rest)) return at;
    if (rest.starts_with("<!--")) next = past(at + 4, "-->");
    if (rest.starts_with("<![CDATA[")) next = past(at, "]]>");
    if (rest.starts_with("<?")) next = past(at, "?>");
    at = bytes.find_first_of("<&", next);
  }
  return kNowhere;
}

Result<void> check_characters(std::string_view bytes, std::string_view part) {
  if (!simdjson::validate_utf8(bytes.data(), bytes.size())) return Error{Code::damaged, "not UTF-8", std::string(part)};
  if (has_control(bytes)) return Error{Code::damaged, "a character that XML does not have", std::string(part)};
  if (bare_ampersand(bytes) == kNowhere) return {};
  const std::size_t at = bare_ampersand_in_text(bytes);
  if (at == kNowhere) return {};
  return Error{Code::damaged, "an ampersand that begins no reference", fmt::format("{}: byte {}", part, at)};
}

// False for half a character or half a pair.
bool to_utf8(std::string& bytes) {
  if (bytes.size() % 2 != 0) return false;
  const std::size_t low = bytes[0] == '\xFE' || bytes[0] == '\0' ? 1 : 0;
  const auto unit = [&](std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])); };
    return byte(at + low) | byte(at + 1 - low) << 8U;
  };
  std::string utf8;
  utf8.reserve(bytes.size());
  for (std::size_t at = unit(0) == 0xFEFF ? 2 : 0; at < bytes.size(); at += 2) {
    std::uint32_t code = unit(at);
    if (code >= 0xD800 && code < 0xE000) {
      const std::uint32_t second = code < 0xDC00 && at + 2 < bytes.size() ? unit(at += 2) : 0;
      if (second < 0xDC00 || second > 0xDFFF) return false;
      code = 0x10000 + ((code - 0xD800) << 10U) + (second - 0xDC00);
    }
    text::append_utf8(utf8, code);
  }
  bytes = std::move(utf8);
  return true;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == kNowhere; }

bool has_one_root(const pugi::xml_document& xml) {
  std::size_t roots = 0;
  for (const pugi::xml_node node : xml.children()) {
    if (node.type() == pugi::node_element) ++roots;
    if (node.type() == pugi::node_cdata || (node.type() == pugi::node_pcdata && !is_blank(node.value()))) return false;
  }
  return roots == 1;
}

}  // namespace

Result<void> parse_part(pugi::xml_document& xml, std::string& bytes, unsigned flags, std::string_view part) {
  if (auto safe = opc::guard_xml(bytes); !safe) {
    return Error{safe.error().code, safe.error().message, fmt::format("{}: {}", part, safe.error().where)};
  }
  if (opc::is_utf16(bytes) && !to_utf8(bytes)) return Error{Code::damaged, "not UTF-16", std::string(part)};
  if (auto sound = check_characters(bytes, part); !sound) return sound;
  // As a fragment, text beside the root is kept, so that it can be refused.
  const pugi::xml_parse_result parsed =
      xml.load_buffer_inplace(bytes.data(), bytes.size(), flags | pugi::parse_fragment, pugi::encoding_utf8);
  if (!parsed) return Error{Code::damaged, parsed.description(), fmt::format("{}: byte {}", part, parsed.offset)};
  if (!has_one_root(xml)) return Error{Code::damaged, "not one root element", std::string(part)};
  return {};
}

}  // namespace marshrut::docx
