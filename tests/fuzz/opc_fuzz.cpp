// Any bytes as a package: opened, its links followed, every part read and guarded.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "opc/package.hpp"
#include "opc/xml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace marshrut::opc;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  static_cast<void>(guard_xml(bytes));
  Limits limits;
  limits.max_part_bytes = std::size_t{1} << 20U;
  limits.max_total_bytes = std::size_t{4} << 20U;
  const auto package = Package::open(bytes, limits);
  if (!package) return 0;
  const auto main = package->main_part();
  if (main && package->find(*main) == nullptr) std::abort();
  static_cast<void>(package->has_macros());
  static_cast<void>(package->relationships(""));
  std::string buffer;
  for (const Member& member : package->members()) {
    static_cast<void>(package->relationships(member.name));
    if (!package->read_into(member.name, buffer)) continue;
    if (buffer.size() != member.inflated) std::abort();
    static_cast<void>(guard_xml(buffer));
  }
  return 0;
}
