#include "opc/compound_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

#include "opc/bytes.hpp"

namespace marshrut::opc {

namespace {

constexpr std::string_view kSignature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t kHeaderBytes = 512;
constexpr std::size_t kEntryBytes = 128;
constexpr std::size_t kDifatInHeader = 109;
constexpr std::size_t kMaxEntries = 4096;
constexpr std::uint32_t kLastRegularSector = 0xFFFFFFFA;

class Sectors {
public:
  explicit Sectors(std::string_view bytes) : bytes_(bytes), shift_(le16(bytes, 30)) {}

  [[nodiscard]] bool usable() const { return shift_ == 9 || shift_ == 12; }
  [[nodiscard]] std::size_t size() const { return std::size_t{1} << shift_; }
  [[nodiscard]] std::uint32_t first_directory_sector() const { return le32(bytes_, 48); }

  // The sector's bytes, fewer at the end of a cut file.
  [[nodiscard]] std::string_view at(std::uint32_t sector) const {
    const std::uint64_t offset = (std::uint64_t{sector} + 1) << shift_;
    if (sector > kLastRegularSector || offset >= bytes_.size()) return {};
    return bytes_.substr(static_cast<std::size_t>(offset), size());
  }

  [[nodiscard]] std::optional<std::uint32_t> next(std::uint32_t sector) const {
    const std::size_t per_sector = size() / 4;
    const auto fat_sector = fat(sector / per_sector);
    if (!fat_sector) return std::nullopt;
    return number(at(*fat_sector), sector % per_sector);
  }

private:
  static std::optional<std::uint32_t> number(std::string_view sector, std::size_t index) {
    if (index * 4 + 4 > sector.size()) return std::nullopt;
    return le32(sector, index * 4);
  }

  // The sector that holds the FAT's part `index`.
  [[nodiscard]] std::optional<std::uint32_t> fat(std::size_t index) const {
    if (index < kDifatInHeader) return le32(bytes_, 76 + index * 4);
    index -= kDifatInHeader;
    const std::size_t per_sector = size() / 4 - 1;
    std::optional<std::uint32_t> difat = le32(bytes_, 68);
    for (std::size_t hop = index / per_sector; hop > 0 && difat; --hop) difat = number(at(*difat), per_sector);
    if (!difat) return std::nullopt;
    return number(at(*difat), index % per_sector);
  }

  std::string_view bytes_;
  unsigned shift_;
};

std::string entry_name(std::string_view entry) {
  const std::size_t name_bytes = le16(entry, 64);  // with the final NUL
  std::string name;
  for (std::size_t i = 0; i + 2 < name_bytes && i < 64; i += 2) {
    const std::uint16_t unit = le16(entry, i);
    name.push_back(unit >= 0x20 && unit < 0x7F ? static_cast<char>(unit) : '?');
  }
  return name;
}

}  // namespace

bool is_compound_file(std::string_view bytes) { return bytes.substr(0, kSignature.size()) == kSignature; }

std::vector<std::string> compound_file_names(std::string_view bytes) {
  std::vector<std::string> names;
  if (bytes.size() < kHeaderBytes) return names;
  const Sectors sectors(bytes);
  if (!sectors.usable()) return names;
  std::size_t sectors_left = kMaxEntries * kEntryBytes / sectors.size();  // a chain may run in a circle
  std::optional<std::uint32_t> sector = sectors.first_directory_sector();
  for (; sector && *sector <= kLastRegularSector && sectors_left > 0; --sectors_left) {
    const std::string_view entries = sectors.at(*sector);
    // A sector that the file doesn't have has no place in the FAT: looking it up could mean millions of hops.
    if (entries.empty()) break;
    for (std::size_t at = 0; at + kEntryBytes <= entries.size(); at += kEntryBytes) {
      if (entries[at + 66] != 0) names.push_back(entry_name(entries.substr(at, kEntryBytes)));
    }
    sector = sectors.next(*sector);
  }
  return names;
}

}  // namespace marshrut::opc
