#include "gate/line_reader.hpp"

namespace marshrut::gate {

Line LineReader::next(std::string_view bytes) {
  std::size_t end = bytes.find('\n');
  if (skipping_) {
    if (end == std::string_view::npos) return {Line::Kind::none, {}, bytes.size()};
    skipping_ = false;
    Line line = next(bytes.substr(end + 1));
    line.used += end + 1;
    return line;
  }
  if (end == std::string_view::npos) {
    if (bytes.size() < limit_) return {};
    skipping_ = true;
    return {Line::Kind::too_long, {}, bytes.size()};
  }
  const std::size_t used = end + 1;
  if (used > limit_) return {Line::Kind::too_long, {}, used};
  if (end == 0 || bytes[end - 1] != '\r') return {Line::Kind::bare_newline, {}, used};
  --end;
  const std::string_view text = bytes.substr(0, end);
  if (text.find('\r') != std::string_view::npos) return {Line::Kind::bare_newline, {}, used};
  return {Line::Kind::whole, text, used};
}

}  // namespace marshrut::gate
