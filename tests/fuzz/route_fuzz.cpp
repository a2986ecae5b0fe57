// route::parse on outside bytes: no crash, and what is read prints and reads back as the same value.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "route/value.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace marshrut::route;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto path = parse_path(text); path && *parse_path(dotted(*path)) != *path) std::abort();
  const auto value = parse(text);
  if (!value) return 0;
  for (const Layout layout : {Layout::compact, Layout::pretty}) {
    const auto again = parse(serialize(*value, layout));
    if (!again || *again != *value) std::abort();
  }
  (void)at_pointer(*value, text);
  return 0;
}
