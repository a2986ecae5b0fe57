#include "xlsx/packed_row.hpp"

#include <charconv>
#include <cstring>

#include "xlsx/cell_text.hpp"

namespace marshrut::xlsx {

namespace {

constexpr std::uint8_t kEmpty = 0xFF, kOrdinal = 0xFE, kNumber = 0x40, kPreserve = 0x20, kLookMask = 0x0F;

template <class T>
void put(std::string& out, T number) {
  char bytes[sizeof number];
  std::memcpy(bytes, &number, sizeof number);
  out.append(bytes, sizeof number);
}

template <class T>
T take(std::string_view& bytes) {
  T number{};
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

std::uint8_t tag_of(Look look, std::string_view text) {
  return static_cast<std::uint8_t>(static_cast<std::uint8_t>(look) | (needs_preserve(text) ? kPreserve : 0));
}

void escape_sized(std::string& out, std::string_view text) {
  const std::size_t from = out.size();
  put(out, std::uint32_t{0});
  escape_to(out, text);
  const auto length = static_cast<std::uint32_t>(out.size() - from - sizeof(std::uint32_t));
  std::memcpy(out.data() + from, &length, sizeof length);
}

PackedCell cell_of(std::uint8_t tag, std::string_view xml) {
  return {static_cast<Look>(tag & kLookMask), false, (tag & kNumber) != 0, (tag & kPreserve) != 0, false, xml};
}

}  // namespace

void PackedRow::clear() {
  bytes_.clear();
  rest_.clear();
  column_ = 0;
  rests_ = 0;
}

void PackedRow::add_empty() {
  put(bytes_, kEmpty);
  ++column_;
}

void PackedRow::add_ordinal() {
  put(bytes_, kOrdinal);
  ++column_;
}

void PackedRow::add_number(Look look, double number) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  put(bytes_, static_cast<std::uint8_t>(static_cast<std::uint8_t>(look) | kNumber));
  put(bytes_, static_cast<std::uint32_t>(end - digits));
  bytes_.append(digits, end);
  ++column_;
}

void PackedRow::add_text(Look look, std::string_view text) {
  std::size_t fits = fitting(text);
  put(bytes_, tag_of(look, text.substr(0, fits)));
  escape_sized(bytes_, text.substr(0, fits));
  for (text.remove_prefix(fits); !text.empty(); text.remove_prefix(fits)) {
    fits = fitting(text);
    ++rests_;
    put(rest_, column_);
    put(rest_, tag_of(Look::text, text.substr(0, fits)));
    escape_sized(rest_, text.substr(0, fits));
  }
  ++column_;
}

std::string_view PackedRow::finish() { return bytes_.append(rest_); }

std::string_view PackedReader::take_sized() {
  const auto length = take<std::uint32_t>(bytes_);
  const std::string_view sized = bytes_.substr(0, length);
  bytes_.remove_prefix(length);
  return sized;
}

PackedCell PackedReader::next_cell() {
  const auto tag = take<std::uint8_t>(bytes_);
  if (tag == kEmpty) return {};
  if (tag == kOrdinal) return {Look::number, false, true, false, true, {}};
  return cell_of(tag, take_sized());
}

bool PackedReader::next_rest(std::uint16_t& column, PackedCell& piece) {
  if (bytes_.empty()) return false;
  column = take<std::uint16_t>(bytes_);
  const auto tag = take<std::uint8_t>(bytes_);
  piece = cell_of(tag, take_sized());
  return true;
}

}  // namespace marshrut::xlsx
