#include "app/home.hpp"

#include <cstdlib>

namespace marshrut::app {

namespace {

namespace fs = std::filesystem;

bool is_home(const Home& home) {
  std::error_code ignored;
  return fs::is_directory(home.templates(), ignored) && fs::is_regular_file(home.model(), ignored);
}

Result<Home> demand(const fs::path& root) {
  Home home{root};
  if (!is_home(home)) return Error{Code::not_found, "no templates/ and schemas/ here", root.string()};
  return home;
}

}  // namespace

bool Home::is_installed(const fs::path& folder) const {
  if (installed.empty()) return false;
  const fs::path below = folder.lexically_relative(installed);
  return !below.empty() && *below.begin() != "..";
}

Result<Home> find_home(const std::optional<fs::path>& asked) {
  if (asked) return demand(*asked);
  if (const char* set = std::getenv("MARSHRUT_HOME"); set != nullptr && *set != '\0') return demand(set);
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  if (!failed) {
    if (Home installed{program.parent_path().parent_path() / "share" / "marshrut"}; is_home(installed))
      return installed;
  }
  return demand(MARSHRUT_SOURCE_HOME);
}

}  // namespace marshrut::app
