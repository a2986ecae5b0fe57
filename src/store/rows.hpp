// store/rows.hpp: what goes into a statement and what comes out of it.
// Shapes:  Cell: a parameter, null | whole number | text | blob; Rows: a table of owned values.
// Units:   rows and columns count from 0; changed: rows inserted, updated or deleted.
// Errors:  none; a value of another kind reads as empty or 0.
// Owns:    a Cell only looks at its text or bytes, which must outlive the call of run; Rows own theirs.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace marshrut::store {

struct BlobView {
  std::string_view bytes;
};

struct Cell {
  std::variant<std::monostate, std::int64_t, std::string_view, BlobView> value;

  Cell() = default;
  template <std::integral T>
  Cell(T number) : value(static_cast<std::int64_t>(number)) {}      // NOLINT(google-explicit-constructor)
  Cell(std::string_view text) : value(text) {}                      // NOLINT(google-explicit-constructor)
  Cell(const std::string& text) : value(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)
  Cell(const char* text) : value(std::string_view(text)) {}         // NOLINT(google-explicit-constructor)
  Cell(BlobView blob) : value(blob) {}                              // NOLINT(google-explicit-constructor)
  Cell(std::nullopt_t) {}                                           // NOLINT(google-explicit-constructor)
  template <class T>
  Cell(const std::optional<T>& maybe) {  // NOLINT(google-explicit-constructor)
    if (maybe) *this = Cell(*maybe);
  }
};

struct Bytes {
  std::string bytes;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

struct Rows {
  std::size_t width = 0;
  std::vector<Value> values;  // row by row
  std::int64_t changed = 0;

  [[nodiscard]] std::size_t size() const { return width == 0 ? 0 : values.size() / width; }
  [[nodiscard]] bool empty() const { return values.empty(); }
  [[nodiscard]] const Value& at(std::size_t row, std::size_t column) const { return values[row * width + column]; }
  [[nodiscard]] std::optional<std::int64_t> maybe_number(std::size_t row, std::size_t column) const {
    const auto* number = std::get_if<std::int64_t>(&at(row, column));
    return number != nullptr ? std::optional(*number) : std::nullopt;
  }
  [[nodiscard]] std::int64_t number(std::size_t row, std::size_t column) const {
    return maybe_number(row, column).value_or(0);
  }
  [[nodiscard]] std::optional<std::string> maybe_text(std::size_t row, std::size_t column) const {
    const auto* text = std::get_if<std::string>(&at(row, column));
    return text != nullptr ? std::optional(*text) : std::nullopt;
  }
  [[nodiscard]] std::string text(std::size_t row, std::size_t column) const {
    return maybe_text(row, column).value_or(std::string());
  }
  [[nodiscard]] std::string take_bytes(std::size_t row, std::size_t column) {
    auto* blob = std::get_if<Bytes>(&values[row * width + column]);
    return blob != nullptr ? std::move(blob->bytes) : std::string();
  }
};

}  // namespace marshrut::store
