// opc/bytes.hpp: little-endian numbers in untrusted bytes.
// Errors:  none; the caller has checked that the bytes are there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace marshrut::opc {

inline std::uint16_t le16(std::string_view bytes, std::size_t at) {
  const auto low = static_cast<unsigned char>(bytes[at]);
  const auto high = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<std::uint16_t>(low | static_cast<unsigned>(high) << 8U);
}

inline std::uint32_t le32(std::string_view bytes, std::size_t at) {
  return le16(bytes, at) | static_cast<std::uint32_t>(le16(bytes, at + 2)) << 16U;
}

inline std::uint64_t le64(std::string_view bytes, std::size_t at) {
  return le32(bytes, at) | static_cast<std::uint64_t>(le32(bytes, at + 4)) << 32U;
}

inline void put16(std::string& out, std::uint16_t value) {
  out.push_back(static_cast<char>(value & 0xFFU));
  out.push_back(static_cast<char>(value >> 8U));
}

inline void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
  put16(out, static_cast<std::uint16_t>(value >> 16U));
}

}  // namespace marshrut::opc
