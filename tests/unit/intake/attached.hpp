// Files as they come attached, no larger than what tells them apart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "opc/writer.hpp"

namespace marshrut::test {

inline std::string zip(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  opc::Deflater deflater;
  opc::Writer writer(out, deflater);
  for (const auto& [name, bytes] : members) writer.add(name, bytes);
  if (!writer.finish()) out.clear();
  return out;
}

// A stored first member, and nothing that a zip needs after it.
inline std::string zip_beginning(const std::string& name, const std::string& content) {
  return "PK\3\4" + std::string(26, '\0') + name + content + std::string(100, 'x');
}

inline void poke(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.at(at + i) = static_cast<char>(value >> (8 * i) & 0xFFU);
}

// An OLE file of 512-byte sectors: FAT in sector 0, directory in sectors 1 and 2.
inline std::string compound_file(const std::vector<std::string>& streams) {
  std::string bytes(std::size_t{512} * 4, '\0');
  bytes.replace(0, 8, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
  poke(bytes, 30, 9, 2);
  poke(bytes, 44, 1, 4);
  poke(bytes, 48, 1, 4);
  poke(bytes, 68, 0xFFFFFFFE, 4);
  for (std::size_t i = 1; i < 109; ++i) poke(bytes, 76 + 4 * i, 0xFFFFFFFF, 4);
  poke(bytes, 512, 0xFFFFFFFD, 4);
  poke(bytes, 516, 2, 4);
  poke(bytes, 520, 0xFFFFFFFE, 4);
  std::vector<std::string> names = {"Root Entry"};
  names.insert(names.end(), streams.begin(), streams.end());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t at = 1024 + 128 * i;
    for (std::size_t c = 0; c < names[i].size(); ++c) bytes.at(at + 2 * c) = names[i][c];
    poke(bytes, at + 64, 2 * names[i].size() + 2, 2);
    poke(bytes, at + 66, i == 0 ? 5 : 2, 1);
  }
  return bytes;
}

}  // namespace marshrut::test
