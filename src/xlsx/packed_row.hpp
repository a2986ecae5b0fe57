// xlsx/packed_row.hpp: a row as bytes, ready to become XML once its number is known; private to the module.
// Shapes:  cells in the order of columns -> bytes -> the same cells, and what was too long for its cell.
// Units:   lengths in bytes of escaped XML.
// Errors:  none: bytes come from a PackedRow of this process.
// Owns:    a PackedRow its bytes; a view borrows them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace marshrut::xlsx {

// How a cell looks; each column has a format for each.
enum class Look : std::uint8_t { text, number, date, month, link };
inline constexpr std::size_t kLooks = 5;

struct PackedCell {
  Look look = Look::text;
  bool empty = true, number = false, preserve = false;
  bool ordinal = false;  // the row's own number, which is known when it is written
  std::string_view xml;  // escaped text, or digits
};

class PackedRow {
public:
  void clear();
  void add_empty();
  void add_ordinal();
  void add_number(Look look, double number);
  // What is over a cell's length goes behind the row.
  void add_text(Look look, std::string_view text);
  // The row's bytes; call once, after the last cell.
  [[nodiscard]] std::string_view finish();
  [[nodiscard]] std::size_t rests() const { return rests_; }  // pieces behind the row

private:
  std::string bytes_, rest_;
  std::uint16_t column_ = 0;
  std::size_t rests_ = 0;
};

class PackedReader {
public:
  explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}
  PackedCell next_cell();
  // After the last cell: pieces of text that follow on from a cell; false when there are no more.
  bool next_rest(std::uint16_t& column, PackedCell& piece);

private:
  std::string_view take_sized();
  std::string_view bytes_;
};

}  // namespace marshrut::xlsx
