// app/line_reader.hpp: lines of a file or of standard input, one at a time, in constant memory.
// Shapes:  descriptor -> lines without their ends; a BOM before the first is skipped.
// Units:   bytes; lines count from 1.
// Errors:  next: too_large for a line over the limit (the rest of it is skipped, reading goes on), io; not_found.
// Owns:    the descriptor that open() made.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/line_source.hpp"
#include "base/result.hpp"

namespace marshrut::app {

inline constexpr std::size_t kMaxLineBytes = std::size_t{4} << 20U;

class LineReader final : public LineSource {
public:
  // "-" is standard input. Waiting for input ends when `cancelled` is set.
  static Result<LineReader> open(const std::filesystem::path& path, const std::atomic<bool>& cancelled,
                                 std::size_t max_line_bytes = kMaxLineBytes);
  LineReader(LineReader&& other) noexcept;
  LineReader& operator=(LineReader&&) = delete;
  ~LineReader() override;

  // False at the end and when cancelled.
  Result<bool> next(std::string& line) override;

  [[nodiscard]] std::uint64_t line_number() const override { return line_number_; }
  [[nodiscard]] std::uint64_t bytes_read() const override { return bytes_read_; }
  [[nodiscard]] std::optional<std::uint64_t> bytes_in_all() const override {
    return bytes_in_all_;
  }  // of a regular file

private:
  LineReader(int fd, bool owned, const std::atomic<bool>& cancelled, std::size_t max_line_bytes);
  Result<bool> refill();
  Result<bool> skip_rest_of_line();

  int fd_;
  bool owned_;
  const std::atomic<bool>* cancelled_;
  std::size_t max_line_bytes_;
  std::string buffer_;
  std::size_t position_ = 0;
  std::uint64_t line_number_ = 0, bytes_read_ = 0;
  std::optional<std::uint64_t> bytes_in_all_;
};

}  // namespace marshrut::app
