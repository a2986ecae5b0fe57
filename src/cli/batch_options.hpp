// cli/batch_options.hpp: what calls that make many documents share.
// Shapes:  Call -> how many jobs; a path -> its extension in small letters.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "cli/commands.hpp"

namespace marshrut::cli {

// As many as there are cores when the call names none; complains about what is no number of jobs.
std::optional<unsigned> jobs_of(const Call& call, Console& console);

std::string extension_of(const std::filesystem::path& path);

}  // namespace marshrut::cli
