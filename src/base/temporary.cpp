#include "base/temporary.hpp"

#include <system_error>

namespace marshrut {

namespace {

constexpr std::size_t kReplaced = 6;  // mkstemp(3)

}  // namespace

std::filesystem::path temporary_place() {
  std::error_code failed;
  std::filesystem::path folder = std::filesystem::temp_directory_path(failed);
  return failed ? std::filesystem::path("/tmp") : folder;
}

std::string temporary_pattern(std::string_view prefix) {
  return (temporary_place() / (std::string(prefix) + std::string(kReplaced, 'X'))).string();
}

}  // namespace marshrut
