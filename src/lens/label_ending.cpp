#include "lens/label_ending.hpp"

#include <algorithm>

#include "text/normalize.hpp"

namespace marshrut::lens {

namespace {

constexpr double kWeak = 0.4;

// A heading or a caption stands alone on its line.
double fixed_ending(std::string_view tail) {
  if (tail.empty() || tail == ":" || tail == ".") return 1.0;
  if (tail.front() == '(' || tail.front() == ':') return 0.92;
  if (text::is_fill(tail)) return 0.95;
  return 0.0;
}

}  // namespace

std::size_t closing_signs(std::string_view rest) {
  constexpr std::string_view kQuote = "»";
  std::size_t count = 0;
  for (;;) {
    const std::string_view tail = rest.substr(count);
    const bool stop = tail.starts_with(".") && !tail.starts_with("..");
    if (stop || tail.starts_with(")") || tail.starts_with("\"")) {
      count += 1;
    } else if (tail.starts_with(kQuote)) {
      count += kQuote.size();
    } else {
      return count;
    }
  }
}

double label_ending(const Anchor& anchor, std::string_view rest, std::size_t words) {
  rest.remove_prefix(closing_signs(rest));
  const std::size_t first = rest.find_first_not_of(" \u00A0");
  const std::string_view tail = first == std::string_view::npos ? std::string_view{} : rest.substr(first);
  const bool slash = tail.find('/') != std::string_view::npos;
  const bool line_to_sign = tail.find("__") != std::string_view::npos;
  if (anchor.signature) return slash || line_to_sign ? 1.0 : 0.0;
  const bool attached =
      std::any_of(anchor.holes.begin(), anchor.holes.end(), [](const ReadHole& h) { return !h.free; });
  if (!attached) return fixed_ending(tail);
  if (tail.empty() || tail.front() == ':') return slash && line_to_sign ? kWeak : 1.0;
  if (tail.front() == '\t' || tail.front() == '_' || tail.starts_with("..") || tail.starts_with("…")) {
    const bool signed_name = slash || (line_to_sign && tail.find('(') != std::string_view::npos);
    return signed_name ? kWeak : 0.95;
  }
  if (tail.front() == '-' || tail.starts_with("–") || tail.starts_with("—")) return 0.95;
  return rest.starts_with("   ") ? 0.92 : words >= 2 ? kWeak : 0.0;
}

}  // namespace marshrut::lens
