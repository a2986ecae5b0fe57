// Lines of a backup, from anywhere.
#include <cstddef>
#include <cstdint>
#include <sstream>

#include "store/backup_format.hpp"
#include "store/routes.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::istringstream lines(text);
  const marshrut::store::NextLine next = [&](std::string& line) -> marshrut::Result<bool> {
    return static_cast<bool>(std::getline(lines, line));
  };
  (void)marshrut::store::read_backup(next, {});
  (void)marshrut::store::code_is_valid(text);
  return 0;
}
