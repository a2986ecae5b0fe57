// app/home.hpp: where the forms and the schemas lie.
// Shapes:  a wish (--home, MARSHRUT_HOME) or none -> the folder that holds templates/ and schemas/.
// Errors:  not_found with the folder in `where`.
// Owns:    results own their paths.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace marshrut::app {

struct Home {
  std::filesystem::path root;
  std::filesystem::path installed = {};  // forms that were added to a running service: as templates/; empty: none
  [[nodiscard]] std::filesystem::path templates() const { return root / "templates"; }
  [[nodiscard]] bool is_installed(const std::filesystem::path& folder) const;
  [[nodiscard]] std::filesystem::path data() const { return root / "data"; }  // calendar, deadlines, levels
  [[nodiscard]] std::filesystem::path model(std::string_view name = "route") const {
    return root / "schemas" / (std::string(name) + ".schema.json");
  }
};

// What is asked for must be there; without a wish: MARSHRUT_HOME, ../share/marshrut beside the program, the sources
// that it was built from.
Result<Home> find_home(const std::optional<std::filesystem::path>& asked);

}  // namespace marshrut::app
