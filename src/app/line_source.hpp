// app/line_source.hpp: where a batch gets its lines: a file, standard input, the rows of a list.
// Shapes:  next -> a line of JSON, false at the end.
// Units:   lines count from 1; how far it is, in units of its own.
// Errors:  next: too_large for a line that can't be had (the next ones can), others end the batch.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace marshrut::app {

class LineSource {
public:
  LineSource() = default;
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;
  virtual ~LineSource() = default;

  virtual Result<bool> next(std::string& line) = 0;
  [[nodiscard]] virtual std::uint64_t line_number() const = 0;
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  [[nodiscard]] virtual std::optional<std::uint64_t> bytes_in_all() const = 0;

protected:
  LineSource(LineSource&&) noexcept = default;
};

}  // namespace marshrut::app
