// Markers of a form: any paragraph is parsed or refused, never more.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "lens/marker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  (void)marshrut::lens::parse_markers({reinterpret_cast<const char*>(data), size});
  return 0;
}
